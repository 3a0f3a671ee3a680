import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { faultPoint } from './fault-point.ts';

/** Forces what was written through `handle` to the disk; returns when it is there. */
export async function syncFile(handle: FileHandle): Promise<void> {
  faultPoint('before-fsync');
  await handle.sync();
  faultPoint('after-fsync');
}

/** Makes the names in a folder durable. Windows has no such call and needs none: NTFS journals names itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await syncFile(handle);
  } finally {
    await handle.close();
  }
}

/**
 * Takes a file away so that it stays away when the drive is pulled out the next moment.
 * @throws the errno of the file system; a file that is not there is no error
 */
export async function removeDurably(path: string): Promise<void> {
  faultPoint('before-remove');
  await rm(path, { force: true });
  faultPoint('after-remove');
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    // some file systems of sticks and cards have no such call for a folder
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  }
}

/** Gives a finished file its name, replacing what was there, durably. */
export async function renameDurably(from: string, to: string): Promise<void> {
  faultPoint('before-rename');
  await rename(from, to);
  faultPoint('after-rename');
  await syncFolder(dirname(to));
}

/** A name beside `path` that no reader looks at; the prefix is what a clean-up after a crash recognises. */
export function nameBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
}

/**
 * Writes a small file so that a crash leaves either the old or the new content: written beside, synced, renamed.
 * @throws the errno of the file system; `file-error.ts` gives it words.
 */
export async function writeFileDurably(path: string, content: Uint8Array | string): Promise<void> {
  const beside = nameBeside(path);
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await syncFile(handle);
    } finally {
      await handle.close();
    }
    await renameDurably(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
