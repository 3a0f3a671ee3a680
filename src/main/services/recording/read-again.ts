import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ReadableDb } from '../../store/database.ts';
import { purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { deleteMediaIdentity } from '../../store/repositories/key-repository.ts';
import { deleteRecording } from '../../store/repositories/recording-repository.ts';
import {
  listAnnotations,
  listFragments,
  listHighlights,
  listNotes,
} from '../../store/repositories/viewing-repository.ts';
import { removeFootage } from '../retention/destroy-recording.ts';
import type { Session } from '../session.ts';
import { requireOriginal } from './originals.ts';
import { stopReview } from './review-keeping.ts';
import { requireReady } from './timeline.ts';

/**
 * Lets go of a recording of which the end could not be read, so that its film can be read in anew. Nothing of it stays, also
 * not for a window that has it open.
 * @throws `recordingNotFound`, `recordingNotReady`, `recordingWhole` when nothing is missing of it, `originalGone` when its
 *   owner chose to go on with the copy, `recordingInUse` when something was written on it already
 */
export async function readAgain(
  { recordingId }: ParsedInputOf<'recording.readAgain'>,
  session: Session,
): Promise<OutputOf<'recording.readAgain'>> {
  if (requireReady(session.db, recordingId).cutShort === null) throw new KijkkringError('recordingWhole');
  requireOriginal(session.db, recordingId);
  if (isWorkedOn(session.db, recordingId)) throw new KijkkringError('recordingInUse');
  await stopReview(session, recordingId);
  await session.erase('recording.readAgain', (db) => {
    deleteRecording(db, recordingId);
    deleteMediaIdentity(db, recordingId);
    purgeMentions(db, [recordingId]);
  });
  await removeFootage(session, recordingId);
  return {};
}

function isWorkedOn(db: ReadableDb, recordingId: string): boolean {
  return [listFragments, listHighlights, listNotes, listAnnotations].some(
    (list) => list(db, recordingId).length > 0,
  );
}
