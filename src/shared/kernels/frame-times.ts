import { KijkkringError } from '../errors.ts';

/**
 * The displayed frames of a recording on its own timeline. Frame k is on screen from its time up to the next frame's
 * time; the last one up to `endUs`.
 */
export type FrameIndex = {
  /** Start of each displayed frame: integer microseconds, ascending, no two alike, from 0 up. */
  readonly timesUs: Float64Array;
  /** End of the last frame, in microseconds. */
  readonly endUs: number;
};

/** Numerator and denominator of a container's tick in seconds. */
export type TimeBase = readonly [number, number];

/**
 * Ticks of a container in whole microseconds, rounded half away from zero as FFmpeg's `av_rescale_q` and Chromium do.
 * @param ticks an integer; whole seconds are split off first, so that days at 1/90000 stay exact.
 */
export function ticksToUs(ticks: number, [num, den]: TimeBase): number {
  const size = Math.abs(ticks) * num;
  const seconds = Math.floor(size / den);
  const us = seconds * 1_000_000 + Math.round(((size - seconds * den) * 1_000_000) / den);
  return ticks < 0 ? -us : us;
}

/** Number of frames that start at or before `us`. */
function countUpTo(timesUs: Float64Array, us: number): number {
  let low = 0;
  let high = timesUs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timesUs[middle] ?? Number.POSITIVE_INFINITY) <= us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The frame on screen at `us`: the last that has started; -1 before the first frame. */
export function frameAt(timesUs: Float64Array, us: number): number {
  return countUpTo(timesUs, us) - 1;
}

/** The frame whose start lies nearest to `us`, the earlier of two that are as near; -1 if there is no frame. */
export function nearestFrame(timesUs: Float64Array, us: number): number {
  const before = frameAt(timesUs, us);
  const [start, next] = [timesUs[before], timesUs[before + 1]];
  if (start === undefined) return next === undefined ? -1 : 0;
  return next !== undefined && next - us < us - start ? before + 1 : before;
}

/** Start and end of frame `frame`; null when there is no such frame. */
export function frameInterval(
  { timesUs, endUs }: FrameIndex,
  frame: number,
): { readonly startUs: number; readonly endUs: number } | null {
  const startUs = timesUs[frame];
  return startUs === undefined ? null : { startUs, endUs: timesUs[frame + 1] ?? endUs };
}

/** People write times to the millisecond: one that lies less than this before a boundary means the boundary. */
const writtenPrecisionUs = 1_000;

/** How far before the boundary `boundaryUs` a time still means it; never half of the frame that ends there. */
function slackBefore(startUs: number, boundaryUs: number): number {
  return Math.min(writtenPrecisionUs, (boundaryUs - startUs) / 2);
}

/**
 * The begin of a fragment asked for at `us`: the start of the frame on screen then, or the first frame.
 * @returns microseconds; null if there is no frame.
 */
export function snapIn(timesUs: Float64Array, us: number): number | null {
  const frame = Math.max(0, frameAt(timesUs, us));
  const [start, next] = [timesUs[frame], timesUs[frame + 1]];
  if (start === undefined) return null;
  return next !== undefined && us >= start && next - us < slackBefore(start, next) ? next : start;
}

/**
 * The end of a fragment asked for at `us`: the frame on screen just before then is its last, so this is the start of
 * the frame after that, or `endUs`. The fragment is [in, out).
 * @returns microseconds; null if there is no frame.
 */
export function snapOut(timesUs: Float64Array, endUs: number, us: number): number | null {
  const [first] = timesUs;
  if (first === undefined) return null;
  const frame = frameAt(timesUs, us);
  const start = timesUs[frame];
  if (start === undefined) return first;
  const next = timesUs[frame + 1] ?? endUs;
  const before = timesUs[frame - 1] ?? start - writtenPrecisionUs * 2;
  // A time written a little late still means the boundary just passed.
  return us - start < Math.min(slackBefore(start, next), slackBefore(before, start)) ? start : next;
}

/** The frames that start in [inUs, outUs). */
export function framesBetween(
  timesUs: Float64Array,
  inUs: number,
  outUs: number,
): { readonly first: number; readonly count: number } {
  const first = countUpTo(timesUs, inUs - 1);
  return { first, count: Math.max(0, countUpTo(timesUs, outUs - 1) - first) };
}

/** Puts several parts on one timeline: each begins where the one before it ends. */
export function joinIndexes(parts: readonly FrameIndex[]): FrameIndex {
  const timesUs = new Float64Array(parts.reduce((count, part) => count + part.timesUs.length, 0));
  let at = 0;
  let shiftUs = 0;
  for (const part of parts) {
    for (const time of part.timesUs) {
      timesUs[at] = shiftUs + time;
      at += 1;
    }
    shiftUs += part.endUs;
  }
  return { timesUs, endUs: shiftUs };
}

/**
 * Packs frame times for storage: the distance of each to the one before (the first to 0) as LEB128, least significant
 * seven bits first, the high bit set on all bytes of a number but its last. About three bytes a frame.
 */
export function encodeFrameTimes(timesUs: Float64Array): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const time of timesUs) {
    let rest = time - before;
    before = time;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/**
 * Reads what `encodeFrameTimes` wrote.
 * @throws KijkkringError `footageDamaged` when the bytes end inside a number or hold times that do not ascend.
 */
export function decodeFrameTimes(bytes: Uint8Array): Float64Array {
  const timesUs = new Float64Array(countNumbers(bytes));
  let [at, time, delta, weight] = [0, 0, 0, 1];
  for (const byte of bytes) {
    delta += (byte % 128) * weight;
    weight *= 128;
    if (byte >= 128) continue;
    time += delta;
    if ((delta === 0 && at > 0) || !Number.isSafeInteger(time)) throw new KijkkringError('footageDamaged');
    timesUs[at] = time;
    [at, delta, weight] = [at + 1, 0, 1];
  }
  if (weight !== 1) throw new KijkkringError('footageDamaged');
  return timesUs;
}

/** Only the last byte of a number lies below 128. */
function countNumbers(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => (byte < 128 ? count + 1 : count), 0);
}
