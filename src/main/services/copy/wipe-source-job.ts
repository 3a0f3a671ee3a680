import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
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
import { requireWhole } from '../recording/timeline.ts';
import type { Session } from '../session.ts';

type Input = ParsedInputOf<'copy.wipeSource'>;
type Output = OutputOf<'copy.wipeSource'>;

/** The files, counted from 0, that may be gone by our own hand. Only once all were compared there are any. */
const checkpoint = z.array(z.int().min(0));

/** A file that was compared: the file itself, not a link to it, and by what it is known to be still the same one. */
interface Compared {
  readonly at: number;
  readonly path: string;
  readonly stamp: string;
}

/**
 * Wipes what a recording was read in from. All of its files are read whole and compared with what is here before the first of them
 * goes; one that differs stays, with all the others. Broken off after that, those that are left are compared once more; one that can't be
 * found then is taken to be wiped only where we had begun to.
 */
export function wipeSourceJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async ({ recordingId }, context) => {
      requireWhole(session.db, recordingId);
      const paths = sourcePaths(session, recordingId);
      const begun = checkpoint.nullable().parse(context.resumeFrom) ?? [];
      const compared = await compareAll(session, recordingId, { paths, begun }, context);
      await removeAll(compared, begun, context);
      session.change((db) => {
        for (const copyId of readInFrom(session, recordingId, paths))
          putGoneCopy(db, copyId, session.clock.now());
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

/** Every recording that came out of these files: one film may have been read in twice, and another card has the same names. */
function readInFrom({ db }: Session, wipedId: string, paths: readonly string[]): string[] {
  const wiped = new Map(listParts(db, wipedId).map(({ sha256 }, at) => [paths[at], sha256]));
  return listFilmSources(db)
    .filter(({ kind, paths: own }) => kind === 'source' && own.length > 0)
    .filter(({ recordingId, paths: own }) => {
      const parts = listParts(db, recordingId);
      return own.every((path, at) => wiped.has(path) && wiped.get(path) === parts[at]?.sha256);
    })
    .map(({ recordingId }) => recordingId);
}

/**
 * Compares every file with what was read in from it. One that is gone is no reason to stop where an earlier run had begun to wipe it.
 * @throws `sourceDiffers` when a file is not what was read in from it, `sourceLinked` when it has another name elsewhere, and what
 *   opening and reading a file throws
 */
async function compareAll(
  { db }: Session,
  recordingId: string,
  { paths, begun }: { readonly paths: readonly string[]; readonly begun: readonly number[] },
  { signal, progress }: JobContext,
): Promise<Compared[]> {
  const parts = listParts(db, recordingId);
  invariant(parts.length === paths.length, 'a part of the recording for every file');
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const compared: Compared[] = [];
  let done = 0;
  for (const [at, part] of parts.entries()) {
    const path = paths[at] ?? '';
    if (begun.includes(at) && (await isGone(path))) continue;
    const same = await compare(path, part, (bytes) => {
      signal.throwIfAborted();
      done += bytes;
      progress('comparing', done / total);
    });
    compared.push({ at, ...same });
  }
  return compared;
}

async function compare(
  path: string,
  part: { readonly bytes: number; readonly sha256: string },
  onRead: (bytes: number) => void,
): Promise<Omit<Compared, 'at'>> {
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
async function removeAll(
  files: readonly Compared[],
  begun: readonly number[],
  context: JobContext,
): Promise<void> {
  for (const { path, stamp } of files)
    if ((await stampOf(path)) !== stamp) throw new KijkkringError('sourceDiffers');
  const gone = new Set(begun);
  for (const { at, path } of files) {
    context.checkpoint([...gone.add(at)]);
    try {
      await withFileErrors(() => removeDurably(path));
    } catch (error) {
      // refused, as by a card that is locked: when it can't be found later, it was taken out
      if (await isThere(path)) gone.delete(at);
      context.checkpoint([...gone]);
      throw error;
    }
  }
}

/** What changes when a file is written to or another takes its place. @throws `sourceLinked`: the film would stay under another name */
async function stampOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, nlink } = await withFileErrors(() => stat(path, { bigint: true }));
  if (nlink > 1n) throw new KijkkringError('sourceLinked');
  return [dev, ino, size, mtimeNs].join(':');
}

/** Gone from a folder that is there: of a card that was taken out the folders are gone too. */
async function isGone(path: string): Promise<boolean> {
  return !(await isThere(path)) && (await isThere(dirname(path)));
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
