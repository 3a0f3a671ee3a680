import type { FrameIndex } from '../../shared/kernels/frame-times.ts';

/** Where a film can be entered. */
export type KeyFrames = {
  /** The longest way from a key frame to the next, in microseconds; null when no packet is marked as one. */
  readonly keyGapUs: number | null;
  /**
   * A frame is stored behind a key frame and shown before it (an open group): entered there, it leans on frames that were not
   * decoded. FFmpeg leaves it out then, Chromium stops with an error.
   */
  readonly openGroups: boolean;
};

/** Frames as the packets tell of them, before anybody decoded all of them. */
export type PacketIndex = FrameIndex & KeyFrames;

/** @param keysUs times of the key frames, in any order; @param endUs end of the film */
export function longestKeyGap(keysUs: readonly number[], endUs: number): number | null {
  if (keysUs.length === 0) return null;
  const sorted = keysUs.toSorted((a, b) => a - b);
  let longest = 0;
  for (const [key, at] of sorted.entries())
    longest = Math.max(longest, (sorted[key + 1] ?? Math.max(at, endUs)) - at);
  return longest;
}
