import { nearestFrame, snapIn, snapOut } from '../../../../shared/kernels/frame-times.ts';

/** The frames of a recording, as moving along them needs them. */
export type Frames = {
  /** Start of each displayed frame in microseconds, ascending. */
  readonly timesUs: Float64Array;
  /** End of the last one. */
  readonly endUs: number;
};

/** A moment (`endUs` null) or a stretch, in whole microseconds. */
export type Times = { readonly startUs: number; readonly endUs: number | null };

/** A key goes by one displayed frame, or by a second. */
export type MoveUnit = 'frame' | 'second';

/** The displayed frame nearest to a moment; a recording without frames leaves it as it is. */
function onFrame({ timesUs }: Frames, us: number): number {
  return timesUs[nearestFrame(timesUs, us)] ?? us;
}

/** The boundary between frames nearest to a moment; the end of the last frame is one too. */
function onBoundary(frames: Frames, us: number): number {
  const frame = onFrame(frames, us);
  return Math.abs(frames.endUs - us) < Math.abs(frame - us) ? frames.endUs : frame;
}

/**
 * Takes a mark to begin at the frame nearest to `startUs`; a stretch keeps its length to the nearest frame, and stays within
 * the recording.
 */
export function movedTo(frames: Frames, { startUs: oldStartUs, endUs }: Times, startUs: number): Times {
  const length = endUs === null ? 0 : endUs - oldStartUs;
  const latest = endUs === null ? (frames.timesUs.at(-1) ?? frames.endUs) : frames.endUs - length;
  const start = onFrame(frames, Math.min(Math.max(0, startUs), Math.max(0, latest)));
  return { startUs: start, endUs: endUs === null ? null : onBoundary(frames, start + length) };
}

/** A mark one frame or one second earlier (-1) or later (1). */
export function movedBy(frames: Frames, times: Times, direction: -1 | 1, unit: MoveUnit): Times {
  if (unit === 'second') return movedTo(frames, times, times.startUs + direction * 1_000_000);
  return movedTo(frames, times, stepFrame(frames, times.startUs, direction));
}

/** The frame before or after the one nearest to a moment; the end of the last frame is behind it. */
function stepFrame({ timesUs, endUs }: Frames, us: number, direction: -1 | 1): number {
  if (us >= endUs && direction === -1) return timesUs.at(-1) ?? us;
  return timesUs[Math.max(0, nearestFrame(timesUs, us) + direction)] ?? endUs;
}

export type Ends = { readonly startUs: number; readonly endUs: number };

/** A fragment with one end taken to a frame near `us`; at least one frame is left of it. */
export function resizedTo(frames: Frames, ends: Ends, edge: 'begin' | 'end', us: number): Ends {
  const { timesUs, endUs } = frames;
  if (edge === 'begin') {
    const latest = stepFrame(frames, ends.endUs, -1);
    return { ...ends, startUs: Math.min(latest, snapIn(timesUs, Math.max(0, us)) ?? ends.startUs) };
  }
  const earliest = stepFrame(frames, ends.startUs, 1);
  return { ...ends, endUs: Math.max(earliest, snapOut(timesUs, endUs, Math.min(endUs, us)) ?? ends.endUs) };
}

/** A fragment with one end a frame or a second earlier (-1) or later (1). */
export function resizedBy(
  frames: Frames,
  ends: Ends,
  edge: 'begin' | 'end',
  direction: -1 | 1,
  unit: MoveUnit,
): Ends {
  const us = edge === 'begin' ? ends.startUs : ends.endUs;
  const wanted = unit === 'second' ? us + direction * 1_000_000 : stepFrame(frames, us, direction);
  return resizedTo(frames, ends, edge, wanted);
}
