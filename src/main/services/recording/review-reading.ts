import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { ReviewCopy, ReviewRun, ReviewState } from '../../../shared/model/review-copy.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  findReviewCopy,
  findReviewSpan,
  listReviewPieces,
  listReviewRuns,
  type ReviewCopyRow,
  type ReviewRunRow,
  type ReviewSpan,
} from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { findOpenable, isPast } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { reviewFile } from './footage-files.ts';
import type { OpenFootage } from './footage-media.ts';
import { findLiveReview, type LiveRun, reviewEdition } from './review-live.ts';
import { requireRecording } from './timeline.ts';

/** Which file of a review copy is meant. */
export interface ReviewAddress {
  readonly recordingId: string;
  readonly run: number;
  /** See `reviewEdition`. */
  readonly edition: number;
}

/** How far the review copy of a recording is. @throws `recordingNotFound`, `recordingDestroyed`, `recordingExpired` */
export function reviewCopyOf(session: Session, recordingId: string): ReviewCopy {
  const recording = requireReviewable(session, recordingId);
  const copy = findReviewCopy(session.db, recordingId);
  const runs = listReviewRuns(session.db, recordingId).flatMap((row) => shownRun(session, row));
  const live = liveRunOf(session, recordingId);
  if (live !== null && !runs.some(({ run }) => run === live.row.run)) {
    const span = spanOf(live);
    if (span !== null) runs.push(asRun(session, live.row, span));
  }
  return {
    state: copy === null ? 'none' : stateOf(session, copy),
    reason: copy?.reason ?? null,
    error: copy?.error ?? null,
    doneUs: runs.at(-1)?.endUs ?? 0,
    totalUs: recording.state === 'ready' ? recording.durationUs : null,
    verified: copy?.verified ?? false,
    runs,
  };
}

/** @throws what `reviewCopyOf` throws, `reviewRunNotFound` */
export function reviewPiecesOf(
  session: Session,
  input: ParsedInputOf<'recording.reviewPieces'>,
): OutputOf<'recording.reviewPieces'> {
  const { recordingId, run, from, count } = input;
  requireReviewable(session, recordingId);
  const live = liveRunOf(session, recordingId);
  const isLive = live?.row.run === run;
  const span = isLive ? spanOf(live) : findReviewSpan(session.db, recordingId, run);
  if (span === null) throw new KijkkringError('reviewRunNotFound');
  const pieces = isLive ? live.pieces.slice(from, from + count) : listReviewPieces(session.db, input);
  const last = pieces.at(-1);
  return {
    total: span.pieces,
    offset: pieces.map(({ offset }) => offset),
    endOffset: last === undefined ? span.endOffset : last.offset + last.bytes,
    startUs: pieces.map(({ startUs }) => startUs),
    endUs: last === undefined ? span.endUs : last.endUs,
    timesUs: pieces.flatMap(({ timesUs }) => [...timesUs]),
  };
}

/**
 * Opens file `run` of a review copy: what there is of it at this moment. Null when there is none.
 * The caller closes it.
 */
export async function openReview(
  session: Session,
  { recordingId, run, edition }: ReviewAddress,
): Promise<OpenFootage | null> {
  if (findOpenable(session, recordingId) === null) return null;
  if (edition !== reviewEdition(session, recordingId)) return null;
  const contentType = 'video/mp4';
  const live = liveRunOf(session, recordingId);
  if (live?.row.run === run) return { source: live.open(), contentType };
  const row = listReviewRuns(session.db, recordingId).find((candidate) => candidate.run === run);
  if (row === undefined || !row.whole) return null;
  const identity = getMediaIdentity(session.db, recordingId);
  return {
    source: await openAgeFile(reviewFile(session.folder, recordingId, run), { identity }),
    contentType,
  };
}

/** Names what `openReview` would open, so that a file that has grown since is opened anew; null for one of an edition that went. */
export function reviewStateOf(session: Session, { recordingId, run, edition }: ReviewAddress): string | null {
  if (edition !== reviewEdition(session, recordingId)) return null;
  const live = liveRunOf(session, recordingId);
  return live?.row.run === run ? String(live.pieces.length) : 'whole';
}

/** @throws `recordingNotFound`, `recordingDestroyed`, `recordingExpired` */
export function requireReviewable(session: Session, recordingId: string): Recording {
  const recording = requireRecording(session.db, recordingId);
  if (recording.state === 'destroyed') throw new KijkkringError('recordingDestroyed');
  if (isPast(session, recording)) throw new KijkkringError('recordingExpired');
  return recording;
}

function stateOf(session: Session, { recordingId, state, paused, error }: ReviewCopyRow): ReviewState {
  if (state !== 'wanted') return state;
  if (findLiveReview(session, recordingId) !== undefined) return 'making';
  if (paused) return 'paused';
  return error === null ? 'waiting' : 'failed';
}

function liveRunOf(session: Session, recordingId: string): LiveRun | null {
  return findLiveReview(session, recordingId)?.run ?? null;
}

function shownRun(session: Session, row: ReviewRunRow): ReviewRun[] {
  const live = liveRunOf(session, row.recordingId);
  if (live?.row.run === row.run) {
    const span = spanOf(live);
    return span === null ? [] : [asRun(session, row, span)];
  }
  const span = row.whole ? findReviewSpan(session.db, row.recordingId, row.run) : null;
  return span === null ? [] : [asRun(session, row, span)];
}

function spanOf({ pieces }: LiveRun): ReviewSpan | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    pieces: pieces.length,
    startUs: first.startUs,
    endUs: last.endUs,
    endOffset: last.offset + last.bytes,
    endTicks: last.endTicks,
  };
}

function asRun(session: Session, row: ReviewRunRow, { startUs, endUs, pieces }: ReviewSpan): ReviewRun {
  const { recordingId, run, width, height, mimeType, initBytes, offsetUs } = row;
  const address = `review/${recordingId}/${run}/${reviewEdition(session, recordingId)}`;
  return { run, address, startUs, endUs, width, height, mimeType, initBytes, offsetUs, pieces };
}
