import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { renameDurably, syncFile, syncFolder } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import type { AgeHeader } from './age-header.ts';
import {
  type ChunkCipher,
  chunkCount,
  createChunkCipher,
  SEALED_CHUNK_BYTES,
  sealedLength,
} from './chunk-cipher.ts';
import { sealRest } from './seal-rest.ts';
import { verifySealed } from './verify-sealed.ts';
import { writeAll } from './write-all.ts';

/** How far a sealing is safely on disk. */
export const sealCheckpoint = z.strictObject({
  /** Chunks of 64 KiB that are on disk. */
  chunks: z.int().nonnegative(),
  /** Length of the source, by which another file is refused at once. */
  sourceBytes: z.int().nonnegative(),
});
export type SealCheckpoint = z.infer<typeof sealCheckpoint>;

export interface SealOptions {
  readonly source: ByteSource;
  /** Where the sealed file comes to stand; until it is whole it lies at `partialPath(target)`. */
  readonly target: string;
  /** A header made for this file alone; the same one again to resume. */
  readonly header: AgeHeader;
  /** The last checkpoint of an earlier, broken-off sealing of the same source under the same header. */
  readonly resume?: SealCheckpoint;
  /** Stores a checkpoint durably before it returns; the first comes before the first chunk. */
  readonly onCheckpoint: (checkpoint: SealCheckpoint) => void;
  /** Hears how many bytes of the source are done, those of an earlier attempt included. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export interface SealedFile {
  /** Length of the source. */
  readonly bytes: number;
  /** SHA-256 of the source, in lowercase hexadecimal. */
  readonly sha256: string;
}

/** Where a file lies while it is being sealed: a fixed name, so that resuming finds it, which no reader looks at. */
export function partialPath(target: string): string {
  return `${target}.part`;
}

/** Throws away what a broken-off sealing left. */
export async function discardPartial(target: string): Promise<void> {
  await withFileErrors(() => rm(partialPath(target), { force: true }));
}

/**
 * Copies a source into the vault: sealed, hashed, and resumable after a crash, a cancel or a full disk. Holds a few MiB.
 *
 * On resuming, what is already sealed is opened and compared with the source, because another card may be in the reader.
 * A part that is missing or no longer opens is sealed again.
 * @throws KijkkringError `sourceChanged` (the partial file is left as it was), `cancelled` and `diskFull` (it can be
 *   resumed), `fileExists` when `target` is already there, `footageDamaged` when it is there after an interruption but
 *   isn't whole, `fileUnreadable`
 */
export async function sealFile(o: SealOptions): Promise<SealedFile> {
  if (o.resume !== undefined && o.resume.sourceBytes !== o.source.size)
    throw new KijkkringError('sourceChanged');
  const cipher = createChunkCipher(o.header.payloadKey);
  const hash = createHash('sha256');
  try {
    await withFileErrors(() => seal(o, cipher, hash));
  } finally {
    cipher.wipe();
  }
  return { bytes: o.source.size, sha256: hash.digest('hex') };
}

async function seal(o: SealOptions, cipher: ChunkCipher, hash: Hash): Promise<void> {
  const start = o.header.bytes.length;
  if (await exists(o.target)) {
    if (o.resume === undefined) throw new KijkkringError('fileExists');
    await confirmFinished(o, cipher, hash);
  } else {
    const handle = await openPartial(partialPath(o.target), o.resume !== undefined);
    try {
      const firstChunk = await prepare(o, handle, cipher, hash);
      tell(o, firstChunk);
      await sealRest({
        ...o,
        handle,
        start,
        firstChunk,
        cipher,
        hash,
        onSynced: (chunks) => tell(o, chunks),
      });
      await syncFile(handle);
      tell(o, chunkCount(o.source.size));
    } finally {
      await handle.close();
    }
    await renameDurably(partialPath(o.target), o.target);
  }
}

/** Readies the partial file for writing. @returns the first chunk that still has to be sealed */
async function prepare(o: SealOptions, handle: FileHandle, cipher: ChunkCipher, hash: Hash): Promise<number> {
  const start = o.header.bytes.length;
  const { size } = await handle.stat();
  const present = Math.max(0, Math.floor((size - start) / SEALED_CHUNK_BYTES));
  // The last chunk is always sealed again: it is what makes the file whole.
  const chunks = Math.min(present, chunkCount(o.source.size) - 1);
  const readSealed = async (offset: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  };
  const verified = await verifySealed({ ...o, readSealed, start, chunks, cipher, hash });
  await handle.truncate(start + verified * SEALED_CHUNK_BYTES);
  await writeAll(handle, o.header.bytes, 0);
  await syncFile(handle);
  await syncFolder(dirname(o.target));
  return verified;
}

/** The file got its name and then the caller was cut off: it has to be whole, and of this source. */
async function confirmFinished(o: SealOptions, cipher: ChunkCipher, hash: Hash): Promise<void> {
  const start = o.header.bytes.length;
  const chunks = chunkCount(o.source.size);
  const file = await plainFileSource(o.target);
  try {
    const header = await file.read(0, start);
    const rightForm =
      file.size === start + sealedLength(o.source.size) && Buffer.compare(header, o.header.bytes) === 0;
    const readSealed = (offset: number, length: number) => file.read(offset, length);
    const verified = rightForm ? await verifySealed({ ...o, readSealed, start, chunks, cipher, hash }) : 0;
    if (verified !== chunks) throw new KijkkringError('footageDamaged');
  } finally {
    await file.close();
  }
  tell(o, chunks);
}

function tell(o: SealOptions, chunks: number): void {
  o.onCheckpoint({ chunks, sourceBytes: o.source.size });
}

/** Opens what an earlier attempt left, or starts anew; without a checkpoint anything that lies there is worthless. */
async function openPartial(path: string, resuming: boolean): Promise<FileHandle> {
  if (!resuming) await rm(path, { force: true });
  return open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
