import { contract } from '../../shared/contract/contract.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { jobId as anyJobId, type JobId, type RecordingId } from '../../shared/model/ids.ts';
import { recording } from '../../shared/model/recording.ts';
import type { AppSettings } from '../../shared/model/settings.ts';
import { sampleTitle } from '../services/practice/practice-records.ts';
import { listRecordings } from '../store/repositories/recording-repository.ts';
import type { EventHub } from './event-hub.ts';
import type { LibrarySession } from './library-session.ts';

/**
 * The passphrase of every practice library. It is no secret and needs to be none: the footage is a drawn classroom that
 * comes with the product, its names are made up, and the library refuses everything else (`practiceOnly`). With it a
 * practice library is a library like any other, sealed by the same code, and what is learned there holds for one's own.
 */
export const PRACTICE_PASSPHRASE = 'oefenen mag iedereen hier';

/**
 * Takes the sample lesson in where that was not done yet, or not finished, and answers as soon as it can be looked at.
 * @throws `fileNotFound` when the product lacks its sample lesson, and what an import is refused for
 */
export async function startPractice(
  session: LibrarySession,
  events: EventHub,
  language: AppSettings['language'],
): Promise<{ recordingId: RecordingId; jobId: JobId | null }> {
  const present = listRecordings(session.db)[0];
  if (present?.state === 'ready') return { recordingId: present.id, jobId: null };
  const job = startImport(session, language);
  return { recordingId: await recordingOf(session, events, job), jobId: anyJobId.parse(job) };
}

function startImport(session: LibrarySession, language: AppSettings['language']): string {
  const importing = session.jobs.list().filter(({ name }) => name === 'recording.import');
  const broken = importing.find(({ state }) => state === 'interrupted');
  if (broken !== undefined) return session.jobs.resume(broken.id).id;
  if (session.sampleFilm === null) throw new KijkkringError('placesUnknown');
  const asked = { paths: [session.sampleFilm], title: sampleTitle(language) };
  return session.startJob('recording.import', contract['recording.import'].input.parse(asked));
}

/** The recording that an import makes, as soon as it is known. @throws what the import ends with before that */
async function recordingOf(session: LibrarySession, events: EventHub, job: string): Promise<RecordingId> {
  const known = () => listRecordings(session.db)[0]?.id;
  const already = known();
  if (already !== undefined) return already;
  let stop = (): void => undefined;
  const appeared = new Promise<RecordingId>((resolve) => {
    stop = events.listen(({ type }) => {
      const id = type === 'recordsChanged' ? known() : undefined;
      if (id !== undefined) resolve(id);
    });
  });
  try {
    return await Promise.race([
      appeared,
      session.outcomeOf(job).then((outcome) => recording.parse(outcome).id),
    ]);
  } finally {
    stop();
  }
}
