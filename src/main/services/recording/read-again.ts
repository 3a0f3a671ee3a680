import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ReadableDb } from '../../store/database.ts';
import {
  listAnnotations,
  listFragments,
  listHighlights,
  listNotes,
} from '../../store/repositories/viewing-repository.ts';
import type { Session } from '../session.ts';
import { removeRecording } from './import-job.ts';
import { requireOriginal } from './originals.ts';
import { requireReady } from './timeline.ts';

/**
 * Lets go of a recording of which the end could not be read, so that its film can be read in anew. Nothing of it stays, as with an
 * import that was stopped.
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
  await removeRecording(session, recordingId);
  return {};
}

function isWorkedOn(db: ReadableDb, recordingId: string): boolean {
  return [listFragments, listHighlights, listNotes, listAnnotations].some(
    (list) => list(db, recordingId).length > 0,
  );
}
