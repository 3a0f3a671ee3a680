import { access } from 'node:fs/promises';
import { KijkkringError } from '../../shared/errors.ts';
import { writeFileDurably } from './durable-fs.ts';
import { withFileErrors } from './file-error.ts';

/**
 * Writes a whole file where none is, beside and renamed.
 * @throws `fileExists`, `fileNotFound` without the folder, `permissionDenied`, `diskFull`
 */
export async function writeNewFile(path: string, content: Uint8Array | string): Promise<void> {
  if (await isThere(path)) throw new KijkkringError('fileExists');
  await withFileErrors(() => writeFileDurably(path, content));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await withFileErrors(() => access(path));
    return true;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'fileNotFound') return false;
    throw error;
  }
}
