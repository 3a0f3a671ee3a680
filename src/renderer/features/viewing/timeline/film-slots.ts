import type { Drawn } from './timeline-view.ts';

export type FilmPicture = {
  /** The moment it shows, in microseconds. */
  readonly atUs: number;
  readonly url: string;
};

export type FilmSlot = {
  readonly index: number;
  /** Where it begins, in microseconds. */
  readonly fromUs: number;
  readonly url: string | undefined;
};

/** Width of one picture of the filmstrip in CSS px (UX 3.2). */
export const slotPx = 77;

/**
 * The places of the filmstrip that are drawn, each with the picture nearest to its middle. Places are counted from the begin
 * of the recording, so that a picture stays where it is while the timeline moves along.
 * @param pictures in order of time
 */
export function filmSlots({ fromUs, toUs, usPerPx }: Drawn, pictures: readonly FilmPicture[]): FilmSlot[] {
  const slotUs = slotPx * usPerPx;
  if (slotUs === 0) return [];
  const first = Math.floor(fromUs / slotUs);
  const count = Math.ceil(toUs / slotUs) - first;
  return Array.from({ length: count }, (_, place) => {
    const index = first + place;
    return {
      index,
      fromUs: index * slotUs,
      url: nearestPicture(pictures, (index + 0.5) * slotUs)?.url,
    };
  });
}

/** The picture nearest to a moment, the earlier of two that are as near. */
export function nearestPicture(pictures: readonly FilmPicture[], us: number): FilmPicture | undefined {
  let low = 0;
  let high = pictures.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pictures[middle]?.atUs ?? Number.POSITIVE_INFINITY) <= us) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [pictures[low - 1], pictures[low]];
  if (before === undefined || after === undefined) return before ?? after;
  return after.atUs - us < us - before.atUs ? after : before;
}
