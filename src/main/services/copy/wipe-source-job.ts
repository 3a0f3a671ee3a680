import { realpath, stat } from 'node:fs/promises';
import { invariant } from '../../../shared/assert.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { hashOf } from '../../bundle/bundle-envelope.ts';
import { removeDurably } from '../../files/durable-fs.ts';
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

/** A file that was compared: the file itself, not a link to it, and by what it is known to be still the same one. */
interface Compared {
  readonly path: string;
  readonly stamp: string;
}

/**
 * Wipes what a recording was read in from. All of its files are read whole and compared with what is here before the first of them
 * goes; one that differs stays, with all the others. Broken off after that, those that are left are compared once more.
 */
export function wipeSourceJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async ({ recordingId }, context) => {
      requireReady(session.db, recordingId);
      const paths = sourcePaths(session, recordingId);
      const compared = await compareAll(session, recordingId, paths, context);
      context.checkpoint(VERIFIED);
      await removeAll(compared);
      session.change((db) => {
        for (const copyId of readInFrom(session, paths)) putGoneCopy(db, copyId, session.clock.now());
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

/** Every recording that came out of these files: one film may have been read in twice. */
function readInFrom({ db }: Session, paths: readonly string[]): string[] {
  return listFilmSources(db)
    .filter(({ kind, paths: own }) => kind === 'source' && own.length > 0)
    .filter(({ paths: own }) => own.every((path) => paths.includes(path)))
    .map(({ recordingId }) => recordingId);
}

/**
 * Compares every file with what was read in from it. One that is gone is no reason to stop after an earlier run had compared all.
 * @throws `sourceDiffers` when a file is not what was read in from it, `sourceLinked` when it has another name elsewhere, and what
 *   opening and reading a file throws
 */
async function compareAll(
  { db }: Session,
  recordingId: string,
  paths: readonly string[],
  { signal, progress, resumeFrom }: JobContext,
): Promise<Compared[]> {
  const parts = listParts(db, recordingId);
  invariant(parts.length === paths.length, 'a part of the recording for every file');
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const compared: Compared[] = [];
  let done = 0;
  for (const [at, part] of parts.entries()) {
    const path = paths[at] ?? '';
    if (resumeFrom === VERIFIED && !(await isThere(path))) continue;
    compared.push(
      await compare(path, part, (bytes) => {
        signal.throwIfAborted();
        done += bytes;
        progress('comparing', done / total);
      }),
    );
  }
  return compared;
}

async function compare(
  path: string,
  part: { readonly bytes: number; readonly sha256: string },
  onRead: (bytes: number) => void,
): Promise<Compared> {
  const source = await plainFileSource(path);
  try {
    const file = await withFileErrors(() => realpath(path));
    const stamp = await stampOf(file);
    if (source.size !== part.bytes || (await hashOf(source, onRead)) !== part.sha256)
      throw new KijkkringError('sourceDiffers');
    return { path: file, stamp };
  } finally {
    await source.close();
  }
}

/** Looks at all of them once more, since reading takes minutes, and wipes. @throws `sourceDiffers`; nothing was wiped then */
async function removeAll(files: readonly Compared[]): Promise<void> {
  for (const { path, stamp } of files)
    if ((await stampOf(path)) !== stamp) throw new KijkkringError('sourceDiffers');
  for (const { path } of files) await withFileErrors(() => removeDurably(path));
}

/** What changes when a file is written to or another takes its place. @throws `sourceLinked`: the film would stay under another name */
async function stampOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, nlink } = await withFileErrors(() => stat(path, { bigint: true }));
  if (nlink > 1n) throw new KijkkringError('sourceLinked');
  return [dev, ino, size, mtimeNs].join(':');
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
