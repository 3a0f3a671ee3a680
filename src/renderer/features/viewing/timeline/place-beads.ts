import { mergeBeads } from '../../../components/beads/merge-beads.ts';
import type { TimeSpan } from '../../../components/beads/time-span.ts';
import type { MarkRow, RowMark } from './mark-rows.ts';

/** What is drawn in one place of a row: one mark, or several moments too close to tell apart. */
export type PlacedBead = {
  readonly first: RowMark;
  readonly all: readonly RowMark[];
};

export type PlacedRow = Omit<MarkRow, 'marks'> & { readonly beads: readonly PlacedBead[] };

/**
 * The beads of a whole row at a scale; where they lie in the recording decides which are joined, not what is in view, so that
 * moving along changes none of them.
 * @param usPerPx 0 while there is no width: nothing is joined
 * @param heldId a mark that is being moved, which stays by itself
 */
export function placeRow({ id, subject, marks }: MarkRow, usPerPx: number, heldId?: string): PlacedRow {
  const free = marks.filter((mark) => mark.id !== heldId);
  const placed = free.map((mark) => ({
    id: mark.id,
    mark,
    at: usPerPx === 0 ? 0 : mark.startUs / usPerPx,
    to: mark.endUs,
  }));
  const beads = mergeBeads(placed, usPerPx === 0 ? 0 : 1).map(({ first, all }) => ({
    first: first.mark,
    all: all.map(({ mark }) => mark),
  }));
  const heldAt = marks.findIndex((mark) => mark.id === heldId);
  const held = marks[heldAt];
  if (held === undefined) return { id, subject, beads };
  // in its old place of the order: an element that changes places would lose the focus and the pointer
  const before = beads.filter(({ first }) => marks.indexOf(first) < heldAt).length;
  return { id, subject, beads: beads.toSpliced(before, 0, { first: held, all: [held] }) };
}

/** The beads that touch what is drawn, and the one that has the focus wherever it lies. */
export function beadsIn(
  beads: readonly PlacedBead[],
  { fromUs, toUs }: TimeSpan,
  keepId: string | undefined,
): PlacedBead[] {
  return beads.filter(
    ({ first }) => first.id === keepId || (first.startUs <= toUs && (first.endUs ?? first.startUs) >= fromUs),
  );
}
