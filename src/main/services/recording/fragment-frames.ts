import { KijkkringError } from '../../../shared/errors.ts';
import { type FrameIndex, framesBetween, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { Fragment } from '../../../shared/model/recording.ts';

/** First frame of a fragment and the frame after the last, counted over the joined parts. */
export type FrameSpan = { readonly inFrame: number; readonly outFrame: number };

type Stretch = Pick<Fragment, 'inUs' | 'outUs' | 'frames'>;

/**
 * The frames of a fragment by an index. One that has other frames there than when it was marked would show what nobody chose, and what
 * was covered by the old count would lie open: it is refused.
 * @throws `fragmentNotExact`
 */
export function framesOf({ timesUs }: FrameIndex, { inUs, outUs, frames }: Stretch): FrameSpan {
  const { first, count } = framesBetween(timesUs, inUs, outUs);
  if (count !== frames) throw new KijkkringError('fragmentNotExact', { reason: 'frames' });
  return { inFrame: first, outFrame: first + count };
}

/**
 * Holds what was planned against the parts as they were opened: a count may have replaced the index in between.
 * @throws `fragmentNotExact`
 */
export function requireSameFrames(
  parts: readonly { readonly index: FrameIndex }[],
  fragment: Stretch,
  planned: FrameSpan,
): void {
  const now = framesOf(joinIndexes(parts.map(({ index }) => index)), fragment);
  if (now.inFrame !== planned.inFrame) throw new KijkkringError('fragmentNotExact', { reason: 'frames' });
}
