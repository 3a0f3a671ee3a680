import { rm } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { DestructionCause, DestructionReport } from '../../../shared/model/destruction.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { WritableDb } from '../../store/database.ts';
import { deleteFilm, purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { deleteMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listReleasesInForce } from '../../store/repositories/meeting-repository.ts';
import { listAnnotations, listFragments, listNotes } from '../../store/repositories/viewing-repository.ts';
import { revokeFragment } from '../meeting/release-service.ts';
import { footageFolder } from '../recording/footage-files.ts';
import { requireRecording } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { reportDestruction } from './destruction-report.ts';

/**
 * Destroys the film of a recording: its key first, so that from then on no copy of its files can be opened, then everything that
 * remembers it, then the files. What was released of it is revoked. Markings, notes and what was taken along stay.
 * @throws `recordingNotFound`, `recordingDestroyed`, `recordingNotReady` while it is being read in (stop that first)
 */
export async function destroyRecording(
  session: Session,
  { recordingId, cause }: { recordingId: string; cause: DestructionCause },
): Promise<DestructionReport> {
  requireFilm(session, recordingId);
  await stopExports(session);
  const report = await session.erase('recording.destroy', (db) =>
    deleteRecordingFilm(db, session, recordingId, cause),
  );
  await removeFootage(session, recordingId);
  return report;
}

/** Takes the sealed files away, which nobody can open any more. What can't be removed now goes at the next opening. */
export function removeFootage(session: Session, owner: string): Promise<void> {
  return withFileErrors(() => rm(footageFolder(session.folder, owner), { recursive: true, force: true }));
}

function requireFilm({ db }: Session, recordingId: string): void {
  const { state } = requireRecording(db, recordingId);
  if (state === 'destroyed') throw new KijkkringError('recordingDestroyed');
  if (state !== 'ready') throw new KijkkringError('recordingNotReady');
}

/** A package that is being made may hold what is about to be destroyed. */
async function stopExports({ jobs }: Session): Promise<void> {
  const leaving = new Set<string>(['bundle.export', 'watch.give']);
  const running = jobs
    .list()
    .filter(({ name, state }) => leaving.has(name) && (state === 'running' || state === 'queued'));
  for (const { id } of running) await jobs.cancel(id);
}

function deleteRecordingFilm(
  db: WritableDb,
  session: Session,
  recordingId: string,
  cause: DestructionCause,
): DestructionReport {
  const fragments = listFragments(db, recordingId);
  const released = fragments.filter(({ id }) => listReleasesInForce(db, id).length > 0);
  const revoked = released.flatMap(({ id }) => revokeFragment({ db, session }, id)).length;
  deleteMediaIdentity(db, recordingId);
  const { files } = deleteFilm(db, recordingId, session.clock.now());
  purgeMentions(db, [recordingId]);
  return reportDestruction(db, session, {
    subject: 'recording',
    subjectId: recordingId,
    cause,
    files,
    revoked,
    marks: listAnnotations(db, recordingId).length,
    notes: listNotes(db, recordingId).length,
  });
}
