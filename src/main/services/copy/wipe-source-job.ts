import { realpath, unlink } from 'node:fs/promises';
import { invariant } from '../../../shared/assert.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { hashOf } from '../../bundle/bundle-envelope.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { plainFileSource } from '../../files/plain-file-source.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import { listFilmSources, putGoneCopy } from '../../store/repositories/copy-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import { appendLog } from '../log/log-service.ts';
import { requireReady } from '../recording/timeline.ts';
import type { Session } from '../session.ts';

type Input = ParsedInputOf<'copy.wipeSource'>;
type Output = OutputOf<'copy.wipeSource'>;

const VERIFIED = 'verified';

/**
 * Wipes what a recording was read in from. All of its files are read whole and compared with what is here before the first of them
 * goes; one that differs stays, with all the others. Broken off after that, it goes on with those that are left.
 */
export function wipeSourceJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async ({ recordingId }, context) => {
      requireReady(session.db, recordingId);
      const paths = sourcePaths(session, recordingId);
      if (context.resumeFrom !== VERIFIED) {
        await requireSame(session, recordingId, paths, context);
        context.checkpoint(VERIFIED);
      }
      await removeAll(paths);
      session.change((db) => {
        putGoneCopy(db, recordingId, session.clock.now());
        appendLog(db, session, { kind: 'sourceWiped', recordingId, files: paths.length });
      });
      return { files: paths.length };
    },
    // what is wiped does not come back, and nothing was made
    discard: async () => undefined,
  };
}

/** @throws `copyNotFound` when Kijkkring does not know where the film came from */
function sourcePaths({ db }: Session, recordingId: string): readonly string[] {
  const found = listFilmSources(db).find((one) => one.recordingId === recordingId);
  if (found === undefined || found.kind !== 'source' || found.paths.length === 0)
    throw new KijkkringError('copyNotFound');
  return found.paths;
}

/** @throws `sourceDiffers` when a file is not what was read in from it, and what opening and reading a file throws */
async function requireSame(
  { db }: Session,
  recordingId: string,
  paths: readonly string[],
  { signal, progress }: JobContext,
): Promise<void> {
  const parts = listParts(db, recordingId);
  invariant(parts.length === paths.length, 'a part of the recording for every file');
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const [at, part] of parts.entries()) {
    const source = await plainFileSource(paths[at] ?? '');
    try {
      if (source.size !== part.bytes) throw new KijkkringError('sourceDiffers');
      const sha256 = await hashOf(source, (bytes) => {
        signal.throwIfAborted();
        done += bytes;
        progress('comparing', done / total);
      });
      if (sha256 !== part.sha256) throw new KijkkringError('sourceDiffers');
    } finally {
      await source.close();
    }
  }
}

/** The file itself goes, not a link to it. One that went before is no reason to stop. */
async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    await withFileErrors(async () => {
      try {
        await unlink(await realpath(path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    });
}
