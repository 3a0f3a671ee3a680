import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { plainFileSource } from './plain-file-source.ts';

/**
 * A file on something that can be pulled out. A read that fails is told apart: `fileNotFound` when the file is no longer there (the stick
 * went out), else what it was (`fileUnreadable`: it is there, and this place of it can't be read).
 * @param open opens the file at a path
 */
export async function removableSource(
  path: string,
  open: (path: string) => Promise<ByteSource> = plainFileSource,
): Promise<ByteSource> {
  const source = await open(path);
  return {
    size: source.size,
    close: () => source.close(),
    read: async (offset, length) => {
      try {
        return await source.read(offset, length);
      } catch (error) {
        throw (await isGone(path, open)) ? new KijkkringError('fileNotFound', {}, { cause: error }) : error;
      }
    },
  };
}

async function isGone(path: string, open: (path: string) => Promise<ByteSource>): Promise<boolean> {
  try {
    const again = await open(path);
    await again.close();
    return false;
  } catch (error) {
    return error instanceof KijkkringError && ['fileNotFound', 'fileUnreadable'].includes(error.code);
  }
}
