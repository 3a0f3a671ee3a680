import { createStore } from 'zustand/vanilla';
import { momentOfKey } from '../../../../shared/kernels/tagging.ts';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import type { Fragment, Highlight } from '../../../../shared/model/recording.ts';
import type { Changes } from './changes.ts';
import type { Film } from './film.ts';
import type { Toasts } from './toasts.ts';

export type ClippingState = {
  /** Where `Begin fragment` was pressed; null when no fragment is being clipped. */
  readonly beginUs: number | null;
  readonly selectedId: string | null;
  /** Its words and ends are being changed. */
  readonly editing: boolean;
};

export type FragmentEdge = 'begin' | 'end';

export type ClippingParts = {
  readonly recordingId: RecordingId;
  readonly film: Film;
  readonly changes: Changes;
  readonly toasts: Toasts;
  readonly fragments: () => readonly Fragment[];
  readonly isReleased: (fragmentId: string) => boolean;
  /** What a fragment is called until it has a name. */
  readonly titleOf: (number: number) => string;
};

/** Clipping fragments: begin, end, name, move. */
export class Clipping {
  readonly state = createStore<ClippingState>(() => ({ beginUs: null, selectedId: null, editing: false }));
  readonly #parts: ClippingParts;

  constructor(parts: ClippingParts) {
    this.#parts = parts;
  }

  get selected(): Fragment | undefined {
    const { selectedId } = this.state.getState();
    return this.#parts.fragments().find(({ id }) => id === selectedId);
  }

  begin(sinceKeyMs: number): void {
    const beginUs = momentOfKey(this.#parts.film.moment(), sinceKeyMs);
    this.state.setState({ beginUs, selectedId: null, editing: false });
  }

  /** Ends what was begun; without a begin it moves the end of the chosen fragment. */
  end(sinceKeyMs: number, thenEdit = false): void {
    const { toasts, film } = this.#parts;
    const outUs = momentOfKey(film.moment(), sinceKeyMs);
    const { beginUs } = this.state.getState();
    if (beginUs === null) this.#endSelected(outUs);
    else if (outUs <= beginUs) toasts.show({ kind: 'refusal', why: 'endAfterBegin' });
    else {
      this.state.setState({ beginUs: null });
      this.#add(beginUs, outUs, thenEdit);
    }
  }

  #endSelected(outUs: number): void {
    const { selected } = this;
    if (selected === undefined || this.#parts.isReleased(selected.id))
      this.#parts.toasts.show({ kind: 'refusal', why: 'beginFirst' });
    else this.move(selected, 'end', outUs);
  }

  cancelBegin(): void {
    this.state.setState({ beginUs: null });
  }

  fromHighlight({ startUs, endUs }: Highlight): void {
    this.#add(startUs, endUs, false);
  }

  #add(inUs: number, outUs: number, thenEdit: boolean): void {
    const { changes, recordingId, toasts, titleOf, fragments } = this.#parts;
    void changes.inTurn(async () => {
      const title = titleOf(fragments().length + 1);
      const fragment = await changes.change('fragment.add', { recordingId, inUs, outUs, title });
      if (fragment === null) return;
      this.state.setState({ selectedId: fragment.id, editing: thenEdit });
      if (!thenEdit) toasts.show({ kind: 'fragment', fragment });
    });
  }

  /** Enter: keeps what was begun and asks its name, or opens the chosen fragment. */
  keep(sinceKeyMs: number): void {
    const { beginUs, selectedId } = this.state.getState();
    if (beginUs !== null) this.end(sinceKeyMs, true);
    else if (selectedId !== null) this.select(selectedId, true);
  }

  select(fragmentId: string | null, editing = false): void {
    const { toasts } = this.#parts;
    // that it can be given a name, needs no saying any more
    if (editing && toasts.state.getState().toast?.kind === 'fragment') toasts.clear();
    this.state.setState({ selectedId: fragmentId, editing: fragmentId !== null && editing });
  }

  stopEditing(): void {
    this.state.setState({ editing: false });
  }

  /** To the begin of the fragment before or after here. */
  step(direction: 1 | -1): void {
    const { film, fragments } = this.#parts;
    const here = film.moment().positionUs;
    const target =
      direction === 1
        ? fragments().find(({ inUs }) => inUs > here)
        : fragments().findLast(({ inUs }) => inUs < here);
    if (target === undefined) return;
    this.select(target.id);
    film.seek(target.inUs);
  }

  /** Moves an end by frames. @param frames negative for earlier */
  nudge(edge: FragmentEdge, frames: number): void {
    const { selected } = this;
    if (selected === undefined || this.#parts.isReleased(selected.id)) return;
    const us = this.#parts.film.frameFrom(edge === 'begin' ? selected.inUs : selected.outUs, frames);
    this.move(selected, edge, us);
  }

  move({ id, inUs, outUs }: Fragment, edge: FragmentEdge, us: number): void {
    if (edge === 'begin' ? us >= outUs : us <= inUs) {
      this.#parts.toasts.show({ kind: 'refusal', why: 'endAfterBegin' });
      return;
    }
    const { changes } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('fragment.update', {
        fragmentId: id,
        ...(edge === 'begin' ? { inUs: us } : { outUs: us }),
      });
    });
  }

  /** @param words what changed of title, reason and sound */
  write(
    fragmentId: Fragment['id'],
    words: { readonly title?: string; readonly why?: string; readonly levelled?: boolean },
  ): void {
    const { changes } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('fragment.update', { fragmentId, ...words });
    });
  }

  remove({ id }: Fragment): void {
    const { changes } = this.#parts;
    this.select(null);
    void changes.inTurn(async () => {
      await changes.change('fragment.remove', { fragmentId: id });
    });
  }

  revoke({ id }: Fragment): void {
    const { changes } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('release.revoke', { fragmentId: id });
    });
  }
}
