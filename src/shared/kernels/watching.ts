import type { WatchChoice } from '../model/watch.ts';

/** Who saw this much of a lesson has seen it: the last minute is coats and bags. */
export const SEEN_SHARE = 0.95;

/**
 * Whether its owner has watched a recording: the furthest place she came to is nearly its end, or she says that she has seen enough.
 * A jump to the end counts as well, as only she can jump; nothing leaves by that alone.
 * @param durationUs of the whole recording; one without length has not been watched
 */
export function hasWatched(o: {
  readonly durationUs: number;
  readonly furthestUs: number;
  readonly saidSo: boolean;
}): boolean {
  return o.saidSo || (o.durationUs > 0 && o.furthestUs >= o.durationUs * SEEN_SHARE);
}

/** Whether the begeleider may have the whole recording now (DECISIONS 2). */
export function isInForce(choice: WatchChoice, watched: boolean): boolean {
  return choice === 'yes' || (choice === 'afterMe' && watched);
}
