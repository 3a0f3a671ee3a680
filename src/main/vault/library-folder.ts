import { chmod, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KijkkringError } from '../../shared/errors.ts';
import { renameDurably, syncFolder, writeFileDurably } from '../files/durable-fs.ts';
import { LIBRARY_FILE_NAME } from './library-file.ts';

/** Folder of the sealed files inside a library. */
export const FOOTAGE_FOLDER = 'footage';

/**
 * The library file while the rest of a new library is being made. Whoever finds it without `library.json` looks at a
 * creation that was cut off: nothing can have been kept in it yet.
 */
const UNFINISHED_NAME = `${LIBRARY_FILE_NAME}.new`;

const PRIVATE_MODE = 0o700;
const unfinishedPart = new RegExp(`^\\.${UNFINISHED_NAME.replaceAll('.', '\\.')}\\.[0-9a-f]+\\.part$`);
const databaseFile = /^library\.db(-wal|-shm|-journal)?$/;

/** A folder in which a library is being made; until `complete` everything can be taken back. */
export interface NewLibraryFolder {
  /** Gives the library its file, and with that makes it a library. */
  complete(): Promise<void>;
  /** Takes away what was made, and only that. */
  undo(): Promise<void>;
}

/**
 * Makes the folders of a new library, only readable by its owner. The folder may exist when it is empty, or holds nothing
 * but the remains of a creation that was cut off.
 * @throws KijkkringError `libraryExists` when a library, or what is left of one, is there; `fileExists` when anything else is
 */
export async function makeLibraryFolder(folder: string, libraryFile: string): Promise<NewLibraryFolder> {
  const path = resolve(folder);
  const before = await lookAt(path);
  const firstMade = before === null ? await mkdir(path, { recursive: true, mode: PRIVATE_MODE }) : undefined;
  const undo = async () => {
    await removeUnfinished(path);
    if (before !== null) await chmod(path, before.mode);
    else await removeEmptyFolders(path, firstMade ?? path);
  };
  try {
    await chmod(path, PRIVATE_MODE);
    await syncFolders(path, firstMade ?? path);
    await removeUnfinished(path);
    await writeFileDurably(join(path, UNFINISHED_NAME), libraryFile);
    await mkdir(join(path, FOOTAGE_FOLDER), { mode: PRIVATE_MODE });
    await syncFolder(path);
  } catch (error) {
    await undo();
    throw error;
  }
  return { complete: () => complete(path), undo };
}

async function complete(path: string): Promise<void> {
  const finished = join(path, LIBRARY_FILE_NAME);
  const unfinished = join(path, UNFINISHED_NAME);
  try {
    await renameDurably(unfinished, finished);
  } catch (error) {
    // The rename may have happened before its folder could be synced: take the name back, so that `undo` finds it.
    await ignoring('ENOENT', rename(finished, unfinished));
    throw error;
  }
}

/** @returns the folder's mode, or null when there is no such folder */
async function lookAt(path: string): Promise<{ mode: number } | null> {
  const names = await namesIn(path);
  if (names === null) return null;
  if (names.includes(LIBRARY_FILE_NAME)) throw new KijkkringError('libraryExists');
  const cutOff = names.includes(UNFINISHED_NAME);
  for (const name of names) {
    if (name === UNFINISHED_NAME || unfinishedPart.test(name)) continue;
    const isFootage = name === FOOTAGE_FOLDER;
    if (isFootage && (await namesIn(join(path, name)))?.length === 0) continue;
    if (databaseFile.test(name) && cutOff) continue;
    throw new KijkkringError(isFootage || databaseFile.test(name) ? 'libraryExists' : 'fileExists');
  }
  const { mode } = await stat(path);
  return { mode: mode & 0o7777 };
}

async function namesIn(path: string): Promise<string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    const errno = (error as NodeJS.ErrnoException).code;
    if (errno === 'ENOENT') return null;
    if (errno === 'ENOTDIR') throw new KijkkringError('fileExists');
    throw error;
  }
}

/** Removes the parts of an unfinished library; the marker goes last, so that a crash in between is still recognised. */
async function removeUnfinished(path: string): Promise<void> {
  const names = await readdir(path);
  for (const name of names) {
    if (databaseFile.test(name) || unfinishedPart.test(name)) await rm(join(path, name));
  }
  await ignoring('ENOENT', rmdir(join(path, FOOTAGE_FOLDER)));
  await rm(join(path, UNFINISHED_NAME), { force: true });
}

/** Makes the names of new folders durable, from the deepest up to the one that was there before. */
async function syncFolders(path: string, firstMade: string): Promise<void> {
  for (let at = path; ; at = dirname(at)) {
    await syncFolder(dirname(at));
    if (at === firstMade || at === dirname(at)) return;
  }
}

async function removeEmptyFolders(path: string, firstMade: string): Promise<void> {
  for (let at = path; ; at = dirname(at)) {
    await rmdir(at);
    if (at === firstMade || at === dirname(at)) return;
  }
}

async function ignoring(errno: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== errno) throw error;
  }
}
