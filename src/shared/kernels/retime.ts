import { type FrameIndex, nearestFrame } from './frame-times.ts';

/** The displayed frame whose start lies nearest to a moment. @returns its time; the moment itself when there is no frame */
export function nearestFrameTime({ timesUs }: FrameIndex, us: number): number {
  return timesUs[nearestFrame(timesUs, us)] ?? us;
}

/**
 * A stretch on another index of the same recording: both ends go to the nearest frame boundary, and at least one frame stays between
 * them.
 */
export function retimeSpan(
  index: FrameIndex,
  startUs: number,
  endUs: number,
): { readonly startUs: number; readonly endUs: number } {
  const { timesUs, endUs: lastUs } = index;
  const first = Math.max(0, nearestFrame(timesUs, startUs));
  const start = timesUs[first] ?? startUs;
  const near = nearestFrameTime(index, endUs);
  const end = lastUs - endUs < Math.abs(near - endUs) ? lastUs : near;
  return { startUs: start, endUs: end > start ? end : (timesUs[first + 1] ?? lastUs) };
}
