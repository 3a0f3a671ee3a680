import { KijkkringError } from '../../shared/errors.ts';
import type { FrameIndex } from '../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { MediaProbe } from './media-probe.ts';

/** One file of a recording, ready to be read. */
export interface FragmentPart {
  readonly source: ByteSource;
  readonly probe: MediaProbe;
  readonly index: FrameIndex;
}

/** The frames of one part that a fragment takes, in the part's own container time. */
export interface PartSpan {
  readonly part: FragmentPart;
  /** Start of each frame, in microseconds of the fragment's own timeline. */
  readonly timesUs: readonly number[];
  /** Microseconds of the container at which this part of the fragment begins and ends. */
  readonly beginUs: number;
  readonly endUs: number;
  /** Between the frame before and the first, and between the last and the one after it: where ffmpeg may cut. */
  readonly cutBeforeUs: number;
  readonly cutAfterUs: number;
  /** Where the part begins on the fragment's timeline, in microseconds. */
  readonly atUs: number;
}

/**
 * Finds the frames [inFrame, outFrame) of the joined parts in each part.
 * @throws KijkkringError `fragmentOutside`, `fragmentEmpty`
 */
export function spansOf(parts: readonly FragmentPart[], inFrame: number, outFrame: number): PartSpan[] {
  if (outFrame <= inFrame) throw new KijkkringError('fragmentEmpty');
  const spans: PartSpan[] = [];
  let before = 0;
  let atUs = 0;
  for (const part of parts) {
    const count = part.index.timesUs.length;
    const span = spanIn(part, Math.max(0, inFrame - before), Math.min(count, outFrame - before), atUs);
    if (span !== null) {
      spans.push(span);
      atUs += span.endUs - span.beginUs;
    }
    before += count;
  }
  if (inFrame < 0 || outFrame > before) throw new KijkkringError('fragmentOutside');
  return spans;
}

function spanIn(part: FragmentPart, first: number, end: number, atUs: number): PartSpan | null {
  if (end <= first) return null;
  const { timesUs, endUs } = part.index;
  const { originUs } = part.probe;
  const timeOf = (frame: number) => timesUs[frame] ?? endUs;
  // A part that a fragment enters from the one before it keeps the time in front of its first frame.
  const beginOurs = first === 0 && atUs > 0 ? 0 : timeOf(first);
  const endOurs = timeOf(end);
  return {
    part,
    timesUs: Array.from(timesUs.subarray(first, end), (time) => time - beginOurs + atUs),
    beginUs: beginOurs + originUs,
    endUs: endOurs + originUs,
    // Nothing displayed lies before the first frame, but an edit list may hide frames there: one microsecond is room enough.
    cutBeforeUs:
      first === 0 ? timeOf(0) + originUs - 1 : cutBetween(timeOf(first - 1), timeOf(first)) + originUs,
    cutAfterUs: cutBetween(timeOf(end - 1), endOurs) + originUs,
    atUs,
  };
}

/**
 * A place to cut between two frames, well inside the later half: ffmpeg rounds it to the container's ticks, which may be
 * as coarse as one a frame, and from there it has to round to the later frame.
 */
function cutBetween(earlierUs: number, laterUs: number): number {
  return laterUs - (laterUs - earlierUs) / 4;
}

/** When each frame of the fragment begins, in microseconds from its own zero. */
export function frameTimesOf(spans: readonly PartSpan[]): number[] {
  return spans.flatMap((span) => [...span.timesUs]);
}

/** How long the fragment lasts, in microseconds. */
export function durationOf(spans: readonly PartSpan[]): number {
  return spans.reduce((sum, span) => sum + span.endUs - span.beginUs, 0);
}
