import type { TimeSpan } from '../../../components/beads/time-span.ts';

/** Loudness over a stretch of the recording: equal parts of it, 0 silent to 255. */
export type Peaks = TimeSpan & { readonly values: ArrayLike<number> };

/** A bar every so many CSS px. */
export const barEveryPx = 3;

/** How many bars go on a strip of a width in CSS px. */
export function barCount(widthPx: number): number {
  return Math.ceil(widthPx / barEveryPx);
}

/**
 * The heights, 0 to 1, of bars over `span`, from peaks that may cover another part at another scale; null where they tell
 * nothing. So what is known stays on screen until the peaks of a new view come in.
 */
export function barHeights(span: TimeSpan, count: number, peaks: Peaks): (number | null)[] {
  const barUs = (span.toUs - span.fromUs) / count;
  const bucketUs = (peaks.toUs - peaks.fromUs) / peaks.values.length;
  return Array.from({ length: count }, (_, index) => {
    const middle = span.fromUs + (index + 0.5) * barUs;
    const value = peaks.values[Math.floor((middle - peaks.fromUs) / bucketUs)];
    return value === undefined ? null : value / 255;
  });
}
