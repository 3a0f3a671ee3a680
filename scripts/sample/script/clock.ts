/** The lesson's clock: everything is counted in frames of 1/25 s, which are whole microseconds. */

export const FRAME_RATE = 25;
export const FRAME_US = 40_000;

/** Frames nearest to a number of seconds. */
export function frames(seconds: number): number {
  return Math.round(seconds * FRAME_RATE);
}
