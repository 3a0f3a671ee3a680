import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../../shared/errors.ts';
import type { BegunEnvelope } from '../../bundle/envelope-writer.ts';
import { removeDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { isThere } from '../../files/is-there.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { listJobs, setJobCheckpoint } from '../../store/repositories/job-repository.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import type { Session } from '../session.ts';

/** What a job that seals a lesson stores until the lesson is written down. */
const begunEnvelope = z.object({ target: z.string(), beside: z.string(), header: z.string() });

const SEALING_JOBS: readonly string[] = ['custody.handOver', 'custody.readIn', 'watch.give'];

/**
 * Makes a package and writes down that it is there: one of the two alone never stays, also after a crash in between.
 * @param make tells what it begins before it writes
 * @param know writes it down, in the transaction after which the package stays
 * @throws `fileNotFound` when an earlier run left something on a place that is not there now, and what `make` and `know` throw
 */
export async function makeKnown<T>(
  session: Session,
  context: JobContext,
  make: (onBegin: (begun: BegunEnvelope) => void) => Promise<T>,
  know: (db: WritableDb, written: T) => void,
): Promise<T> {
  if (!(await removeUnknown(context.resumeFrom))) throw new KijkkringError('fileNotFound');
  let begun: BegunEnvelope | null = null;
  try {
    const written = await make((envelope) => {
      context.checkpoint(envelope);
      begun = envelope;
    });
    session.change((db) => {
      know(db, written);
      setJobCheckpoint(db, context.jobId, null);
    });
    return written;
  } catch (error) {
    if (begun !== null && (await removeUnknown(begun))) context.checkpoint(null);
    throw error;
  }
}

/**
 * Takes away a package of which nothing was written down, whole or half; never a file that somebody else put in its place.
 * @param stored the checkpoint of its job
 * @returns false when its folder is not there now, so that nothing could be looked for
 * @throws `permissionDenied`, `fileUnreadable`
 */
export async function removeUnknown(stored: unknown): Promise<boolean> {
  const begun = begunEnvelope.nullable().parse(stored);
  if (begun === null) return true;
  const { target, beside, header } = begun;
  if (!(await isThere(dirname(target)))) return false;
  await withFileErrors(() => removeDurably(beside));
  const isOurs = await beginsWith(target, Buffer.from(header, 'base64'));
  if (isOurs) await withFileErrors(() => removeDurably(target));
  return true;
}

/** At opening: takes away what a crash left of jobs that nobody may ever go on with. What can't be reached waits. */
export async function sweepUnknown(session: Session): Promise<void> {
  const left = listJobs(session.db).filter(
    ({ job, checkpoint }) =>
      checkpoint !== null && job.state === 'interrupted' && SEALING_JOBS.includes(job.name),
  );
  await eachOnItsOwn(session, left, async ({ job, checkpoint }) => {
    if (await removeUnknown(checkpoint)) session.change((db) => setJobCheckpoint(db, job.id, null));
  });
}

async function beginsWith(path: string, start: Buffer): Promise<boolean> {
  if (!(await isThere(path))) return false;
  return withFileErrors(async () => {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(start.length), 0, start.length, 0);
      return bytesRead === start.length && buffer.equals(start);
    } finally {
      await handle.close();
    }
  });
}
