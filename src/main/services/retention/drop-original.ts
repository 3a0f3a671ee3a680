import { KijkkringError } from '../../../shared/errors.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import {
  findReviewCopy,
  isOriginalGone,
  listReviewRuns,
  setOriginalGone,
} from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { appendLog } from '../log/log-service.ts';
import { reviewFile } from '../recording/footage-files.ts';
import { removeOriginals, requireOriginal } from '../recording/originals.ts';
import { isOwn, requireOwn } from '../recording/ownership.ts';
import { isReviewExact } from '../recording/review-verify.ts';
import { requireWhole } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { isPast, requireWatchable } from './deadlines.ts';
import { readsOriginals, stopJobs } from './stop-jobs.ts';

/** What is read at a time, in bytes. */
const STEP_BYTES = 1024 * 1024;

/**
 * `stays`: there is no copy to go on with, or the end of the film could not be read. `mayGo`: there is, and its owner has not agreed.
 * `gone`: the copy is all there is.
 */
export function originalOf(session: Session, recording: Recording): 'stays' | 'mayGo' | 'gone' {
  if (isOriginalGone(session.db, recording.id)) return 'gone';
  const mayGo = isOwn(session, recording) && !isPast(session, recording) && hasCopy(session, recording);
  return mayGo && recording.cutShort === null ? 'mayGo' : 'stays';
}

/**
 * Wipes the camera's files of a recording, once its review copy shows every counted frame at its time and every byte of it can be read.
 * Markings, fragments, overview and copy stay. That they are gone is written down first, so that a crash leaves no recording that
 * leans on half a film: the next start takes away what is left.
 * @throws `recordingOwnerOnly`, `originalGone`, `recordingCutShort`, `reviewUnverified`, `footageDamaged` when the copy can't be read, and what
 *   `requireWatchable` throws
 */
export async function dropOriginal(session: Session, recordingId: RecordingId): Promise<void> {
  requireOwn(session, recordingId);
  requireVerified(session, recordingId);
  await readCopy(session, recordingId);
  await stopJobs(session, [recordingId], ...readsOriginals);
  session.change((db) => {
    requireVerified(session, recordingId);
    setOriginalGone(db, recordingId);
    const files = listParts(db, recordingId).length;
    appendLog(db, session, { kind: 'originalWiped', recordingId, files });
  });
  await removeOriginals(session, recordingId);
  // no record says it, and its film is another from now on
  session.tell({ type: 'recordsChanged', tables: ['recording'], recordingId });
}

function requireVerified(session: Session, recordingId: string): void {
  const recording = requireWatchable(session, recordingId);
  requireOriginal(session.db, recordingId);
  requireWhole(session.db, recordingId);
  // the count may have become another after the copy was verified
  if (!hasCopy(session, recording) || !isReviewExact(session.db, recordingId))
    throw new KijkkringError('reviewUnverified');
}

function hasCopy({ db }: Session, { id, state, counting }: Recording): boolean {
  const copy = findReviewCopy(db, id);
  return state === 'ready' && counting === 'counted' && copy?.state === 'ready' && copy.verified;
}

/** Every chunk proves itself when it is opened. */
async function readCopy({ db, folder }: Session, recordingId: string): Promise<void> {
  const identity = getMediaIdentity(db, recordingId);
  for (const { run } of listReviewRuns(db, recordingId)) {
    const file = await openAgeFile(reviewFile(folder, recordingId, run), { identity });
    try {
      await readAll(file);
    } finally {
      await file.close();
    }
  }
}

async function readAll(file: ByteSource): Promise<void> {
  for (let at = 0; at < file.size; at += STEP_BYTES)
    await file.read(at, Math.min(STEP_BYTES, file.size - at));
}
