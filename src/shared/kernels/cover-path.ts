import type { Span } from '../model/class.ts';
import type { Cover, CoverKey, CoverShape } from '../model/cover.ts';
import { type FrameIndex, frameAt } from './frame-times.ts';
import { clipSpans } from './spans.ts';

/** A covered part of one picture, in ten-thousandths of its width and height; not rounded. */
export type CoveredArea = {
  readonly shape: Exclude<CoverShape, 'none'>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** So many frames early a cover begins and late it ends (DECISIONS 26): a hand is quicker than a frame. */
export const COVER_MARGIN_FRAMES = 2;

/**
 * Where a cover is at a moment: on the straight line between the keys around it, and before the first and after the last
 * where those are. Null for a cover that only silences.
 * @param atUs microseconds of the recording
 */
export function coverAt({ shape, keys }: Pick<Cover, 'shape' | 'keys'>, atUs: number): CoveredArea | null {
  const next = keys.findIndex((key) => key.atUs >= atUs);
  const after = keys[next === -1 ? keys.length - 1 : next];
  const before = next <= 0 ? after : keys[next - 1];
  if (shape === 'none' || after === undefined || before === undefined) return null;
  const share = after.atUs === before.atUs ? 0 : (atUs - before.atUs) / (after.atUs - before.atUs);
  const between = (side: Exclude<keyof CoverKey, 'atUs'>): number =>
    before[side] + (after[side] - before[side]) * share;
  return { shape, x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}

/** The stretch of a fragment in which a cover works: from two frames before its first frame to two after its last. */
export function coverSpan({ timesUs, endUs }: FrameIndex, cover: Pick<Cover, 'startUs' | 'endUs'>): Span {
  const first = Math.max(0, frameAt(timesUs, cover.startUs) - COVER_MARGIN_FRAMES);
  const end = frameAt(timesUs, cover.endUs - 1) + 1 + COVER_MARGIN_FRAMES;
  return { startUs: timesUs[first] ?? 0, endUs: timesUs[end] ?? endUs };
}

/** What is covered of each displayed frame from `inFrame` up to `outFrame`, in their order. */
export function coveredFrames(
  index: FrameIndex,
  covers: readonly Cover[],
  { inFrame, outFrame }: { readonly inFrame: number; readonly outFrame: number },
): CoveredArea[][] {
  const spans = covers.map((cover) => ({ cover, span: coverSpan(index, cover) }));
  return Array.from(index.timesUs.subarray(inFrame, outFrame), (timeUs) =>
    spans.flatMap(({ cover, span }) => {
      if (timeUs < span.startUs || timeUs >= span.endUs) return [];
      return coverAt(cover, timeUs) ?? [];
    }),
  );
}

/** The stretches of a fragment that are silenced, in order, on the recording's timeline. */
export function mutedSpans(index: FrameIndex, covers: readonly Cover[], within: Span): Span[] {
  const muted = covers.filter((cover) => cover.muted).map((cover) => coverSpan(index, cover));
  return clipSpans(muted, within);
}

/**
 * What of the stretches in which a pupil is to be seen or heard no confirmed cover of hers takes away; nothing left means that she
 * is hidden throughout.
 */
export function uncoveredSpans(spans: readonly Span[], covers: readonly Cover[], pupil: string): Span[] {
  const hiding = covers.filter((cover) => cover.pupilId === pupil && cover.confirmedAt !== null);
  return spans.flatMap((span) => {
    const taken = clipSpans(hiding, span);
    const starts = [span.startUs, ...taken.map(({ endUs }) => endUs)];
    const ends = [...taken.map(({ startUs }) => startUs), span.endUs];
    return starts.flatMap((startUs, at) => {
      const endUs = ends[at] ?? startUs;
      return startUs < endUs ? [{ startUs, endUs }] : [];
    });
  });
}
