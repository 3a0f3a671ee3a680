import type { FileHandle } from 'node:fs/promises';

/** Writes every byte at `position`; a disk may take a part at a time, most of all just before it is full. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}
