import { randomBytes } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably, syncFile, syncFolder } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';
import { LIBRARY_FILE_NAME } from './library-file.ts';

/**
 * The library file of a library that is being destroyed. Without its own name no reader finds it, so that nothing opens from the
 * moment that it is renamed; who finds it like this carries the destruction through.
 */
export const FORGOTTEN_NAME = `${LIBRARY_FILE_NAME}.destroyed`;

/**
 * The first step of destroying a library: every way in goes, with the wrapped keys and what the key of the database is made from.
 * After it neither passphrase nor recovery sheet opens anything, also of a library that was killed in between.
 * @throws KijkkringError `libraryNotFound`, `permissionDenied`; all is as it was then
 */
export async function forgetKeys(folder: string): Promise<void> {
  try {
    await withFileErrors(() => renameDurably(join(folder, LIBRARY_FILE_NAME), join(folder, FORGOTTEN_NAME)));
  } catch (error) {
    // a disk that would not sync the name has it all the same
    if (!(await isForgotten(folder))) throw error;
  }
}

/** Whether somebody began to destroy the library in this folder. */
export async function isForgotten(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, FORGOTTEN_NAME))).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Writes over the keys where they lie, as far as the disk does that: a disk may keep an older copy of a block. */
export async function overwriteForgotten(folder: string): Promise<void> {
  const handle = await open(join(folder, FORGOTTEN_NAME), 'r+');
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await syncFile(handle);
  } finally {
    await handle.close();
  }
}

/** The last step: nothing tells any more that there was a library. */
export async function removeForgotten(folder: string): Promise<void> {
  await rm(join(folder, FORGOTTEN_NAME), { force: true });
  await syncFolder(folder);
}
