import { KijkkringError } from '../../shared/errors.ts';
import { writeFileDurably } from './durable-fs.ts';
import { withFileErrors } from './file-error.ts';
import { isThere } from './is-there.ts';

/**
 * Writes a whole file where none is, beside and renamed.
 * @throws `fileExists`, `fileNotFound` without the folder, `permissionDenied`, `diskFull`
 */
export async function writeNewFile(path: string, content: Uint8Array | string): Promise<void> {
  if (await isThere(path)) throw new KijkkringError('fileExists');
  await withFileErrors(() => writeFileDurably(path, content));
}
