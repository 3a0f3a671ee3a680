import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { syncFile } from '../files/durable-fs.ts';
import { CHUNK_BYTES, type ChunkCipher, SEALED_CHUNK_BYTES, sealRun } from './chunk-cipher.ts';
import { settled } from './settled.ts';
import { writeAll } from './write-all.ts';

/** Chunks that are read, sealed and written at a time: 1 MiB, about two milliseconds of work on the main thread. */
const BATCH_CHUNKS = 16;
/** After so many chunks (64 MiB) what was written is forced to the disk, while the next batches go on. */
const CHUNKS_PER_SYNC = 1024;

export interface RestOptions {
  readonly source: ByteSource;
  readonly handle: FileHandle;
  /** Where the first chunk stands in the sealed file, in bytes. */
  readonly start: number;
  /** The first chunk to seal; what comes before it is already in the file. */
  readonly firstChunk: number;
  readonly cipher: ChunkCipher;
  readonly hash: Hash;
  /** Hears how many chunks of the file are on disk. */
  readonly onSynced: (chunks: number) => void;
  /** Hears how many bytes of the source are in the file. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Seals a source from a chunk on to its end. Reading ahead, writing behind and forcing to disk run beside the hashing and
 * sealing, which are what takes time; at most two batches are held. The end is written, not yet forced to disk.
 */
export async function sealRest(o: RestOptions): Promise<void> {
  const sealedBatches = [newBatch(), newBatch()] as const;
  let offset = o.firstChunk * CHUNK_BYTES;
  let reading = settled(readBatch(o.source, offset));
  let writing = settled(Promise.resolve());
  let syncing = settled(Promise.resolve());
  let unsynced = 0;
  try {
    for (let turn: 0 | 1 = 0, ended = false; !ended; turn = turn === 0 ? 1 : 0) {
      if (o.signal.aborted) throw new KijkkringError('cancelled');
      const plain = (await reading)();
      const chunk = offset / CHUNK_BYTES;
      ended = offset + plain.length === o.source.size;
      if (!ended) reading = settled(readBatch(o.source, offset + plain.length));
      o.hash.update(plain);
      const sealed = sealedBatches[turn];
      const length = sealRun(o.cipher, chunk, plain, ended, sealed);
      (await writing)();
      o.onProgress(offset);
      writing = settled(writeAll(o.handle, sealed.subarray(0, length), o.start + chunk * SEALED_CHUNK_BYTES));
      offset += plain.length;
      unsynced += BATCH_CHUNKS;
      if (unsynced >= CHUNKS_PER_SYNC && !ended) {
        (await writing)();
        (await syncing)();
        syncing = settled(syncAndTell(o, offset / CHUNK_BYTES));
        unsynced = 0;
      }
    }
    (await writing)();
    (await syncing)();
    o.onProgress(offset);
  } finally {
    // Nothing may still be using the file or the key when the caller closes them.
    await Promise.all([reading, writing, syncing]);
  }
}

async function readBatch(source: ByteSource, offset: number): Promise<Uint8Array> {
  const wanted = Math.min(BATCH_CHUNKS * CHUNK_BYTES, source.size - offset);
  const plain = await source.read(offset, wanted);
  if (plain.length !== wanted) throw new KijkkringError('sourceChanged');
  return plain;
}

async function syncAndTell(o: RestOptions, chunks: number): Promise<void> {
  await syncFile(o.handle);
  o.onSynced(chunks);
}

function newBatch(): Buffer {
  return Buffer.alloc(BATCH_CHUNKS * SEALED_CHUNK_BYTES);
}
