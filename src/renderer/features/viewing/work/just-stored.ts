import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Annotation } from '../../../../shared/model/annotation.ts';

export type JustStoredState = {
  /** The list as it was when they were stored. */
  readonly list: readonly Annotation[] | null;
  readonly added: readonly Annotation[];
};

/**
 * Markeringen that the core has stored and told, before the list that holds them has been read again: so they are on screen with
 * their toast.
 */
export class JustStored {
  readonly state: StoreApi<JustStoredState> = createStore<JustStoredState>(() => ({ list: null, added: [] }));

  /** @param list the list as the window knows it */
  add(list: readonly Annotation[], annotation: Annotation): void {
    const before = this.state.getState();
    const added = before.list === list ? before.added : [];
    this.state.setState({ list, added: [...added, annotation] });
  }
}

/** The list with what was stored since; as soon as a newer list is there, that alone counts. */
export function withJustStored(list: readonly Annotation[], stored: JustStoredState): readonly Annotation[] {
  const fresh =
    stored.list === list ? stored.added.filter(({ id }) => !list.some((one) => one.id === id)) : [];
  if (fresh.length === 0) return list;
  return [...list, ...fresh].sort((one, other) => one.startUs - other.startUs);
}
