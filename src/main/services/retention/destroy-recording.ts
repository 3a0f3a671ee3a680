import { rm } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { DestructionCause, DestructionReport } from '../../../shared/model/destruction.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { deleteSourcesOfNothing } from '../../store/repositories/copy-repository.ts';
import { deleteFilm, purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { deleteMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listReleasesInForce } from '../../store/repositories/meeting-repository.ts';
import { listAnnotations, listFragments, listNotes } from '../../store/repositories/viewing-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { revokeFragment } from '../meeting/release-service.ts';
import { footageFolder } from '../recording/footage-files.ts';
import { stopReview } from '../recording/review-keeping.ts';
import { requireRecording } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { reportDestruction } from './destruction-report.ts';
import { eraseWithFilms, filmsThatStay, listStaying, requireFilmsThatStay } from './released-films.ts';
import { readsOriginals, stopJobs } from './stop-jobs.ts';

/** The jobs that read a film or make something of it. */
const whatReads = [...readsOriginals, 'recording.confirm'] as const;

export interface Destruction {
  readonly recordingId: string;
  readonly cause: DestructionCause;
  /** Whether what is released of it stays until its last day or goes along; undefined is asked about when there is any. */
  readonly released: 'keep' | 'destroy' | undefined;
}

/**
 * Destroys the film of a recording: its key first, so that from then on no copy of its files can be opened, then everything that
 * remembers it, then the files. What is released of it has films and keys of its own, which stay when asked; a release without
 * is revoked. Markings, notes and what was taken along stay.
 * @throws `recordingNotFound`, `recordingDestroyed`, `recordingNotReady` while it is being read in (stop that first),
 *   `releasedUndecided` when something stays or goes and nobody said which, `releasedNotMade` when something stays and has no film
 *   yet: whoever destroys is answered at once, and has it made first
 */
export async function destroyRecording(
  session: Session,
  { recordingId, cause, released }: Destruction,
): Promise<DestructionReport> {
  requireFilm(session, recordingId);
  if (released === undefined && listStaying(session, recordingId).length > 0)
    throw new KijkkringError('releasedUndecided');
  // before anything is stopped: what makes them may be at work
  if (released === 'keep' && cause !== 'deadline') requireFilmsThatStay(session, recordingId);
  await stopJobs(session, [recordingId], ...whatReads);
  await stopReview(session, recordingId);
  const staying: ReadonlySet<string> =
    released === 'keep' ? await filmsThatStay(session, recordingId, cause === 'deadline') : new Set();
  // at a deadline films were made, which takes a while, in which she may have started something again
  await stopJobs(session, [recordingId], ...whatReads);
  const report = await eraseWithFilms(session, 'recording.destroy', (db) =>
    deleteRecordingFilm({ db, session }, { recordingId, cause, staying }),
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

function deleteRecordingFilm(
  { db, session }: MutationContext,
  o: { recordingId: string; cause: DestructionCause; staying: ReadonlySet<string> },
): DestructionReport {
  const { recordingId, cause } = o;
  const released = listFragments(db, recordingId)
    .filter(({ id }) => !o.staying.has(id))
    .filter(({ id }) => listReleasesInForce(db, id).length > 0);
  const revoked = released.flatMap(({ id }) => revokeFragment({ db, session }, id)).length;
  deleteMediaIdentity(db, recordingId);
  const { files } = deleteFilm(db, recordingId, session.clock.now());
  deleteSourcesOfNothing(db);
  purgeMentions(db, [recordingId]);
  return reportDestruction(db, session, {
    subject: 'recording',
    subjectId: recordingId,
    cause,
    files,
    revoked,
    kept: o.staying.size,
    marks: listAnnotations(db, recordingId).length,
    notes: listNotes(db, recordingId).length,
  });
}
