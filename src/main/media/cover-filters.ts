import { invariant } from '../../shared/assert.ts';
import type { CoveredArea } from '../../shared/kernels/cover-path.ts';
import type { Span } from '../../shared/model/class.ts';
import { boxesOf, type PictureSize } from './cover-boxes.ts';
import type { PartSpan } from './fragment-span.ts';

/** What is taken away from a fragment before it is encoded. */
export interface FragmentCovers {
  /** What is covered of each frame of the fragment. */
  readonly frames: readonly (readonly CoveredArea[])[];
  /** What is silenced, in microseconds from the fragment's own zero. */
  readonly muted: readonly Span[];
}

/** Changes whenever the same covers would be drawn otherwise. */
export const COVER_RECIPE = 'covers-1';

export const noCovers: FragmentCovers = { frames: [], muted: [] };

/** Whether nothing at all is taken away. */
export function isBare({ frames, muted }: FragmentCovers): boolean {
  return muted.length === 0 && frames.every((areas) => areas.length === 0);
}

/**
 * A silence begins so many samples early and ends so many late: AAC works on windows of 2048 that lie over each other, and one
 * that holds anything spreads it over its whole length (ISO/IEC 14496-3, 4.6.11).
 */
const SILENT_MARGIN_SAMPLES = 4096;

/** Filters that draw the covers, to go after the whole picture of a fragment; empty without any. */
export function coverFilters(spans: readonly PartSpan[], { frames }: FragmentCovers): string {
  return boxesOf(frames, renderedSize(spans))
    .map(({ fromFrame, toFrame, x, y, width: w, height: h }) => {
      const when = `enable='between(n,${fromFrame},${toFrame})'`;
      return `,drawbox=x=${x}:y=${y}:w=${w}:h=${h}:t=fill:c=black:${when}`;
    })
    .join('');
}

/** The pixels of a rendered picture: those that are stored, upright, an even number of them each way. */
export function renderedSize(spans: readonly PartSpan[]): PictureSize {
  const video = spans[0]?.part.probe.video;
  invariant(video !== undefined, 'a fragment has a picture');
  const [wide, high] =
    video.rotation % 180 === 0
      ? [video.codedWidth, video.codedHeight]
      : [video.codedHeight, video.codedWidth];
  return { width: 2 * Math.floor(wide / 2), height: 2 * Math.floor(high / 2) };
}

/** So many silences go into one filter: ffmpeg reads no expression that is nested deeper than a hundred. */
const SILENCES_A_FILTER = 20;

/** Filters that silence, to go after the whole sound of a fragment; empty without any. Exact to the sample. */
export function muteFilters({ muted }: FragmentCovers, rate: number, channels: number): string {
  const margin = SILENT_MARGIN_SAMPLES / rate;
  let filters = '';
  for (let at = 0; at < muted.length; at += SILENCES_A_FILTER) {
    const open = muted.slice(at, at + SILENCES_A_FILTER).map(({ startUs, endUs }) => {
      const from = (startUs / 1_000_000 - margin).toFixed(6);
      return `not(between(t,${from},${(endUs / 1_000_000 + margin).toFixed(6)}))`;
    });
    const each = Array.from({ length: channels }, (_, channel) => [`val(${channel})`, ...open].join('*'));
    filters += `,aeval='${each.join('|')}':c=same`;
  }
  return filters;
}
