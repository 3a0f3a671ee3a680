import { rm, statfs } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ReviewReason } from '../../../shared/model/review-copy.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { findRecording } from '../../store/repositories/recording-repository.ts';
import {
  closeReviewRun,
  deleteReviewCopy,
  deleteReviewRun,
  findReviewCopy,
  findReviewSpan,
  listReviewCopies,
  listReviewRuns,
  setReviewPaused,
  wantReviewCopy,
} from '../../store/repositories/review-repository.ts';
import { partialPath } from '../../vault/seal-file.ts';
import type { MutationContext } from '../handlers.ts';
import { isPast } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { reviewFile } from './footage-files.ts';
import { rescueReviewFile } from './review-file.ts';
import { beginReviewEdition, findLiveReview } from './review-live.ts';
import { requireRecording } from './timeline.ts';

/** Room beside the copy for what else goes on, in bytes. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** Says that a recording needs a review copy, and begins with it. */
export function beginReview(session: Session, recordingId: string, reason: ReviewReason): void {
  session.change((db) => wantReviewCopy(db, recordingId, reason));
  goOnWithReview(session, recordingId);
}

/** Makes what is still missing of a copy that was asked for, unless that goes on already or somebody paused it. */
export function goOnWithReview(session: Session, recordingId: string): void {
  const copy = findReviewCopy(session.db, recordingId);
  if (copy?.state !== 'wanted' || copy.paused) return;
  session.jobs.start('recording.makeReviewCopy', { recordingId });
}

/** After opening a library: goes on with every copy that was broken off. One of a film that is still on its way in waits for that. */
export function goOnWithReviews(session: Session): void {
  for (const { recordingId } of listReviewCopies(session.db)) {
    const recording = findRecording(session.db, recordingId);
    if (recording?.state === 'ready' && !isPast(session, recording)) goOnWithReview(session, recordingId);
  }
}

/** Stops the making of a copy until somebody asks for it again; what there is can be watched. @throws `recordingNotFound` */
export function pauseReview({ db, session }: MutationContext, recordingId: string): Record<string, never> {
  requireRecording(db, recordingId);
  setReviewPaused(db, recordingId, true);
  const live = findLiveReview(session, recordingId);
  if (live !== undefined) session.jobs.pause(live.jobId);
  return {};
}

/** Breaks off the making of a copy, so that the recording can go; what there is of it goes with the recording. */
export async function stopReview(session: Session, recordingId: string): Promise<void> {
  const live = findLiveReview(session, recordingId);
  if (live !== undefined) await session.jobs.cancel(live.jobId);
}

/** Takes a copy away, all of it. */
export async function removeReview(session: Session, recordingId: string): Promise<void> {
  const runs = listReviewRuns(session.db, recordingId);
  session.change((db) => deleteReviewCopy(db, recordingId));
  for (const { run } of runs) await removeFiles(session, recordingId, run);
}

/** Takes one file of a copy away. */
export async function dropReviewRun(session: Session, recordingId: string, run: number): Promise<void> {
  session.change((db) => deleteReviewRun(db, recordingId, run));
  await removeFiles(session, recordingId, run);
}

/** After a crash: closes the file that was being written, or takes it away when nothing of it can be used. */
export async function rescueReview(session: Session, recordingId: string): Promise<void> {
  for (const row of listReviewRuns(session.db, recordingId)) {
    if (row.whole) continue;
    if (await isRescued(session, row)) session.change((db) => closeReviewRun(db, row, false));
    else await dropReviewRun(session, recordingId, row.run);
  }
}

async function isRescued(session: Session, row: Parameters<typeof rescueReviewFile>[1]): Promise<boolean> {
  try {
    return await rescueReviewFile(session, row);
  } catch (error) {
    // it is only a copy: what can't be read of it is made again
    if (error instanceof KijkkringError && error.code === 'footageDamaged') return false;
    throw error;
  }
}

/** Disk need is told before anything is made, rather than found out at the end. @throws `diskFull` */
export async function refuseWithoutRoom(
  session: Session,
  recordingId: string,
  bitsPerSecond: number,
): Promise<void> {
  const { bavail, bsize } = await withFileErrors(() => statfs(session.folder));
  const totalUs = findRecording(session.db, recordingId)?.durationUs ?? 0;
  const doneUs = listReviewRuns(session.db, recordingId).reduce(
    (most, { run }) => Math.max(most, findReviewSpan(session.db, recordingId, run)?.endUs ?? 0),
    0,
  );
  const needed = SPARE_BYTES + ((Math.max(0, totalUs - doneUs) / 1_000_000) * bitsPerSecond) / 8;
  if (bavail * bsize < needed) throw new KijkkringError('diskFull');
}

async function removeFiles(session: Session, recordingId: string, run: number): Promise<void> {
  beginReviewEdition(session, recordingId);
  const path = reviewFile(session.folder, recordingId, run);
  await withFileErrors(async () => {
    await rm(partialPath(path), { force: true });
    await rm(path, { force: true });
  });
}
