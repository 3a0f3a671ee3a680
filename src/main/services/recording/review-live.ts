import type { ByteSource } from '../../files/byte-source.ts';
import type { ReviewPiece, ReviewRunRow } from '../../store/repositories/review-repository.ts';
import type { Session } from '../session.ts';

/** The file of a review copy that is being made: it knows more pieces than are safely on disk yet. */
export interface LiveRun {
  readonly row: ReviewRunRow;
  readonly pieces: readonly ReviewPiece[];
  /** Its content so far, up to the end of the last piece at the time of asking; the caller closes it. */
  open(): ByteSource;
}

/** What a job is at work on; `run` is null until the first piece is there, and between two files. */
export interface LiveReview {
  readonly jobId: string;
  run: LiveRun | null;
}

/** Only while this program runs: after a crash what is stored counts. */
const underway = new WeakMap<Session, Map<string, LiveReview>>();

/** So long somebody waits for the first piece of a copy before other work on the film goes on, in milliseconds. */
const LONGEST_WAIT_MS = 3000;

const awaited = new WeakMap<Session, Map<string, () => void>>();

/**
 * Waits until something of a copy can be watched, nothing comes of it, or it takes too long: what it is made from can be sealed after.
 * @throws what the signal is aborted with
 */
export async function waitForFirstPiece(
  session: Session,
  recordingId: string,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiting = awaited.get(session) ?? new Map<string, () => void>();
  awaited.set(session, waiting);
  waiting.set(recordingId, resolve);
  const enough = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_WAIT_MS)]);
  enough.addEventListener('abort', () => resolve(), { once: true });
  if (enough.aborted) resolve();
  await promise;
  waiting.delete(recordingId);
  signal.throwIfAborted();
}

/** The first piece of a copy is there, or none will be. */
export function endWaitForFirstPiece(session: Session, recordingId: string): void {
  awaited.get(session)?.get(recordingId)?.();
}

/** From now on a job is at work on this copy; the returned function ends that. */
export function announceReview(session: Session, recordingId: string, review: LiveReview): () => void {
  const reviews = underway.get(session) ?? new Map<string, LiveReview>();
  underway.set(session, reviews);
  reviews.set(recordingId, review);
  return () => {
    if (reviews.get(recordingId) === review) reviews.delete(recordingId);
  };
}

export function findLiveReview(session: Session, recordingId: string): LiveReview | undefined {
  return underway.get(session)?.get(recordingId);
}

/** How often files of a copy went away since the library was opened. */
const editions = new WeakMap<Session, Map<string, number>>();

/** Stands in the address of a copy's files, so that one that is made anew is never taken for the one before, nor read from its open file. */
export function reviewEdition(session: Session, recordingId: string): number {
  return editions.get(session)?.get(recordingId) ?? 0;
}

/** From now on what has the same number is another file. */
export function beginReviewEdition(session: Session, recordingId: string): void {
  const known = editions.get(session) ?? new Map<string, number>();
  editions.set(session, known);
  known.set(recordingId, reviewEdition(session, recordingId) + 1);
}
