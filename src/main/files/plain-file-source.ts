import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { toFileError } from './file-error.ts';

/**
 * Opens an ordinary file of the user for random access.
 * @throws KijkkringError `fileNotFound`, `fileIsFolder`, `fileEmpty`, `permissionDenied`, `pathTooLong`, or `fileUnreadable`:
 *   the disk refuses, the path can't be a path, or it is a pipe or a device, which has no fixed content to look at.
 */
export function plainFileSource(path: string): Promise<ByteSource> {
  return withReadErrors(async () => {
    if (path === '' || path.includes('\0')) throw new KijkkringError('fileUnreadable');
    // Without O_NONBLOCK opening a pipe waits for its writer for ever.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return new PlainFileSource(handle, await sizeOf(handle));
    } catch (error) {
      await handle.close();
      throw error;
    }
  });
}

/** Whatever else the system has against reading (a socket, a drive pulled out) is `fileUnreadable`. */
async function withReadErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = toFileError(error);
    if (known === error && (error as NodeJS.ErrnoException).syscall !== undefined) {
      throw new KijkkringError('fileUnreadable', {}, { cause: error });
    }
    throw known;
  }
}

async function sizeOf(handle: FileHandle): Promise<number> {
  const stats = await handle.stat();
  if (stats.isDirectory()) throw new KijkkringError('fileIsFolder');
  if (!stats.isFile()) throw new KijkkringError('fileUnreadable');
  if (stats.size === 0) throw new KijkkringError('fileEmpty');
  return stats.size;
}

class PlainFileSource implements ByteSource {
  readonly size: number;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    await this.readInto(offset, bytes);
    return bytes;
  }

  readInto(offset: number, target: Uint8Array): Promise<void> {
    return withReadErrors(async () => {
      let filled = 0;
      while (filled < target.length) {
        const { bytesRead } = await this.#handle.read(
          target,
          filled,
          target.length - filled,
          offset + filled,
        );
        // The file was cut while we read it: what we'd give is not what was measured.
        if (bytesRead === 0) throw new KijkkringError('sourceChanged');
        filled += bytesRead;
      }
    });
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
