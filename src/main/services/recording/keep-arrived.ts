import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { findJob, setJobCheckpoint } from '../../store/repositories/job-repository.ts';
import type { Session } from '../session.ts';
import { openArrived } from './arrived-part.ts';
import { closeSources, probeAll } from './film-sources.ts';
import { type ImportCheckpoint, importCheckpoint } from './import-checkpoint.ts';

/**
 * Goes on with what arrived of a film of which the source went away: from now on the import asks for nothing more.
 * @throws `jobNotFound`, `jobNotResumable` when it is not waiting for its source, `arrivedUnplayable` when nothing of it can be watched
 *   yet: it goes on waiting then
 */
export async function keepArrived(
  { jobId }: ParsedInputOf<'recording.keepArrived'>,
  session: Session,
): Promise<OutputOf<'recording.keepArrived'>> {
  const stored = findJob(session.db, jobId);
  if (stored?.job.name !== 'recording.import') throw new KijkkringError('jobNotFound');
  const checkpoint = importCheckpoint.nullable().parse(stored.checkpoint);
  if (stored.job.state !== 'interrupted' || checkpoint === null) throw new KijkkringError('jobNotResumable');
  const parts = await playableParts(session, checkpoint);
  session.change((db) => setJobCheckpoint(db, jobId, { ...checkpoint, parts, arrivedOnly: true }));
  session.jobs.resume(jobId);
  return {};
}

/** An MP4 of which the index comes last has nothing to show before its last byte. A file before it may. */
async function playableParts(
  session: Session,
  checkpoint: ImportCheckpoint,
): Promise<ImportCheckpoint['parts']> {
  const arrived = await openArrived(session, checkpoint);
  try {
    for (let count = arrived.length; count > 0; count -= 1) {
      const first = arrived.slice(0, count);
      if (await isPlayable(first.map(({ source }) => source))) return first.map(({ part }) => part);
    }
    throw new KijkkringError('arrivedUnplayable');
  } finally {
    await closeSources(arrived.map(({ source }) => source));
  }
}

async function isPlayable(sources: Parameters<typeof probeAll>[0]): Promise<boolean> {
  try {
    await probeAll(sources, { signal: new AbortController().signal });
    return true;
  } catch (error) {
    if (error instanceof KijkkringError && ['mediaDamaged', 'notAVideo'].includes(error.code)) return false;
    throw error;
  }
}
