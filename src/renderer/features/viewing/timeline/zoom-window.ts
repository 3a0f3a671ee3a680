import type { TimeSpan } from '../../../components/beads/time-span.ts';

/** The closest look: this much of the recording across the timeline, in microseconds (UX 3.2). */
export const closestUs = 10_000_000;

/** What the timeline shows at first, in microseconds: seven labels of 30 s. */
export const defaultLengthUs = 210_000_000;

/** How much closer or further one step of the zoom goes. */
export const zoomStep = 1.5;

/** Where the playhead lies in a part that was opened around it: a third from the left, as what comes matters more. */
const playheadShare = 1 / 3;

/** How near the edge something that was asked for may lie, as a share of what is in view. */
const edgeShare = 0.06;

/**
 * A part of `lengthUs` that begins at `fromUs`, brought within the recording: whole microseconds, no shorter than the closest
 * look and no longer than the recording.
 * @param totalUs length of the recording, 1 or more
 */
export function spanWithin(totalUs: number, fromUs: number, lengthUs: number): TimeSpan {
  const length = Math.round(Math.min(totalUs, Math.max(Math.min(closestUs, totalUs), lengthUs)));
  const from = Math.round(Math.min(Math.max(0, fromUs), totalUs - length));
  return { fromUs: from, toUs: from + length };
}

/** What a timeline shows when it opens with the playhead at `atUs`. */
export function firstSpan(totalUs: number, atUs: number): TimeSpan {
  return spanWithin(totalUs, atUs - Math.min(defaultLengthUs, totalUs) * playheadShare, defaultLengthUs);
}

/** Where less than this many px go to a second, beads and fragments of a lesson lie over each other. */
const comfortableUsPerPx = 360_000;

/** The part to open with in a narrow window: as much as can be told apart, around the same third. */
export function spanForWidth(totalUs: number, span: TimeSpan, widthPx: number): TimeSpan {
  const length = span.toUs - span.fromUs;
  const most = widthPx * comfortableUsPerPx;
  if (length <= most) return span;
  return spanWithin(totalUs, span.fromUs + (length - most) * playheadShare, most);
}

/**
 * Closer or further, with the moment `aroundUs` staying in its place on screen where the recording allows it.
 * @param factor of the length: below 1 is closer
 */
export function zoomAround(totalUs: number, span: TimeSpan, factor: number, aroundUs: number): TimeSpan {
  const length = span.toUs - span.fromUs;
  const { fromUs, toUs } = spanWithin(totalUs, span.fromUs, length * factor);
  const wanted = toUs - fromUs;
  return spanWithin(totalUs, aroundUs - ((aroundUs - span.fromUs) / length) * wanted, wanted);
}

/** The same length, moved so that `us` is well in view; the span itself when it is already. */
export function spanShowing(totalUs: number, span: TimeSpan, us: number): TimeSpan {
  const length = span.toUs - span.fromUs;
  const edge = length * edgeShare;
  const isClear =
    (us >= span.fromUs + edge || span.fromUs === 0) && (us <= span.toUs - edge || span.toUs === totalUs);
  if (isClear && us >= span.fromUs && us <= span.toUs) return span;
  return spanWithin(totalUs, us - length * playheadShare, length);
}

/** How much is drawn on either side of what is in view, as a share of it. */
const besideShare = 0.5;

/** What is drawn, in microseconds: the part in view and some on either side, so that moving along draws nothing anew. */
export function drawnAround(totalUs: number, { fromUs, toUs }: TimeSpan): TimeSpan {
  const beside = Math.round((toUs - fromUs) * besideShare);
  return { fromUs: Math.max(0, fromUs - beside), toUs: Math.min(totalUs, toUs + beside) };
}

/** Whether `inner` lies in `outer`, ends included. */
export function isWithin(outer: TimeSpan, inner: TimeSpan): boolean {
  return inner.fromUs >= outer.fromUs && inner.toUs <= outer.toUs;
}

/** The moment under a place of the timeline, `x` px from its left edge; within what is in view. */
export function usAt(span: TimeSpan, usPerPx: number, x: number): number {
  return Math.round(Math.min(span.toUs, Math.max(span.fromUs, span.fromUs + x * usPerPx)));
}
