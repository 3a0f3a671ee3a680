import { type FrameIndex, frameAt } from '../../shared/kernels/frame-times.ts';
import type { CountedFrames } from './frame-times-builder.ts';

/** What can be watched of a film, and what can't. */
export type GoodPart = {
  /** The timeline that is left: it ends where the damage goes on to the end. */
  readonly index: FrameIndex;
  /** That the end of it is not there, and how long it would have been in microseconds; null where nobody can tell. */
  readonly cutShort: { readonly lostUs: number | null } | null;
  /** Damage on the way, after which the film goes on: from and to, in microseconds. Chromium stops there, ffmpeg does not. */
  readonly hole: { readonly fromUs: number; readonly toUs: number } | null;
};

/** Damage that comes this near to the last frame has nothing worth keeping behind it. */
const NEAR_THE_END_US = 2_000_000;

/**
 * Divides a counted film into what is good and what is not.
 * @param claimedEndUs end of the film as its sample table tells; null where there is none. What a header says of its length is
 *   no such thing: it may be any lie.
 * @returns null when nothing of it is good
 */
export function goodPart(counted: CountedFrames, claimedEndUs: number | null): GoodPart | null {
  const { timesUs, endUs, brokenAtUs, lastBrokenUs, brokenOff } = counted;
  if (brokenAtUs === null || lastBrokenUs === null) {
    const cutShort = brokenOff ? { lostUs: lost(claimedEndUs, endUs) } : null;
    return { index: { timesUs, endUs }, cutShort, hole: null };
  }
  if (endUs - lastBrokenUs > NEAR_THE_END_US && !brokenOff) {
    return { index: { timesUs, endUs }, cutShort: null, hole: { fromUs: brokenAtUs, toUs: lastBrokenUs } };
  }
  const good = timesUs.subarray(0, frameAt(timesUs, brokenAtUs - 1) + 1);
  const last = good.at(-1);
  if (last === undefined) return null;
  // frames between it and the damage may be missing: it stays no longer than the one before it did
  const [untilDamageUs, beforeUs] = [brokenAtUs - last, last - (good.at(-2) ?? Number.NEGATIVE_INFINITY)];
  const index = { timesUs: good, endUs: last + Math.min(untilDamageUs, beforeUs) };
  const whole = claimedEndUs ?? (good.length < timesUs.length ? endUs : null);
  return { index, cutShort: { lostUs: lost(whole, index.endUs) }, hole: null };
}

function lost(wholeUs: number | null, goodUs: number): number | null {
  return wholeUs === null ? null : Math.max(0, wholeUs - goodUs);
}
