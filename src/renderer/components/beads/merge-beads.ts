/** A mark on a wire, placed as a share of the wire from 0 to 1; `to` is null for a moment. */
export type Placed = { readonly id: string; readonly at: number; readonly to: number | null };

/** What is drawn in one place: one mark, or several moments too close to tell apart. */
export type Drawn<T extends Placed> = { readonly first: T; readonly all: readonly T[] };

/** Moments nearer to each other than this become one bead with a count (UX §3.2). */
export const mergeDistancePx = 10;

/**
 * Joins moments that lie less than 10 px from the first of their bead; bars stay by themselves, as their ends mean something.
 * @param marks in order of `at`
 * @param widthPx width of the wire; at 0 (not measured yet) nothing is joined
 */
export function mergeBeads<T extends Placed>(marks: readonly T[], widthPx: number): Drawn<T>[] {
  const drawn: { first: T; all: T[] }[] = [];
  let open: { first: T; all: T[] } | undefined;
  for (const mark of marks) {
    const near = open !== undefined && (mark.at - open.first.at) * widthPx < mergeDistancePx;
    if (open !== undefined && near && mark.to === null && widthPx > 0) {
      open.all.push(mark);
      continue;
    }
    const bead = { first: mark, all: [mark] };
    drawn.push(bead);
    if (mark.to === null) open = bead;
  }
  return drawn;
}
