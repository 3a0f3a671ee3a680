import type { FrameIndex } from '../../shared/kernels/frame-times.ts';

/** Frames as the packets tell of them, before anybody decoded all of them. */
export type PacketIndex = FrameIndex & {
  /** The longest way from a key frame to the next, in microseconds; null when no packet is marked as one. */
  readonly keyGapUs: number | null;
};

/** @param keysUs times of the key frames, in any order; @param endUs end of the film */
export function longestKeyGap(keysUs: readonly number[], endUs: number): number | null {
  if (keysUs.length === 0) return null;
  const sorted = keysUs.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((at, key) => (sorted[key + 1] ?? Math.max(at, endUs)) - at));
}
