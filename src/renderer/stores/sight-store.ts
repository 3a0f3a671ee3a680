import { createContext, useContext, useEffect, useId } from 'react';
import { createStore, useStore } from 'zustand';
import { invariant } from '../../shared/assert.ts';
import type { SightLevel } from '../components/ring/seal-glyph.tsx';

/** Who can see something that is on screen now, taken from the data and the known copies of it. */
export type Sight = {
  readonly level: SightLevel;
  /** With whom, for `two`. */
  readonly person?: string;
  /** Words of the screen where those of the level don't fit. */
  readonly text?: string;
};

type Shown = Readonly<Record<string, Sight>>;

export type SightStore = ReturnType<typeof createSightStore>;

export function createSightStore() {
  return createStore<Shown>(() => ({}));
}

export const SightContext = createContext<SightStore | null>(null);

function useSightStore(): SightStore {
  const store = useContext(SightContext);
  invariant(store !== null, 'no sight store around this component');
  return store;
}

/**
 * Tells the seal who can see what this component shows, as long as it shows it.
 * @param sight null while it shows nothing of anybody
 */
export function useSight(sight: Sight | null): void {
  const store = useSightStore();
  const id = useId();
  const told = sight === null ? null : JSON.stringify(sight);
  useEffect(() => {
    if (told === null) return;
    store.setState((shown) => ({ ...shown, [id]: JSON.parse(told) as Sight }), true);
    return () => store.setState(({ [id]: _, ...rest }) => rest, true);
  }, [store, id, told]);
}

/**
 * From most private on. A known copy goes before `own`: the words of `own` would promise more than holds for part of what
 * is shown.
 */
const mostPrivateFirst: readonly SightLevel[] = ['ownWithCopies', 'own', 'two', 'circle', 'erased'];

/** What the seal says of all that is shown: the most private of it (UX §7). */
export function strictest(shown: Shown): Sight | null {
  const all = Object.values(shown);
  const level = mostPrivateFirst.find((candidate) => all.some((sight) => sight.level === candidate));
  return all.find((sight) => sight.level === level) ?? null;
}

export function useShownSight(): Sight | null {
  return useStore(useSightStore(), strictest);
}
