import type { Hash } from 'node:crypto';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { CHUNK_BYTES, type ChunkCipher, chunkCount, SEALED_CHUNK_BYTES } from './chunk-cipher.ts';
import { secretBytes, wipe } from './secret-bytes.ts';

/** Chunks that are compared at a time. */
const BATCH_CHUNKS = 16;

export interface VerifyOptions {
  readonly source: ByteSource;
  /** Reads from the sealed file; fewer bytes only at its end. */
  readonly readSealed: (offset: number, length: number) => Promise<Uint8Array>;
  /** Where the first chunk stands in the sealed file, in bytes. */
  readonly start: number;
  /** How many chunks to look at. */
  readonly chunks: number;
  readonly cipher: ChunkCipher;
  /** Gets the content of every chunk that was found right. */
  readonly hash: Hash;
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Opens sealed chunks again and compares them with the source.
 * @returns how many of the first chunks are sealed as they should be
 * @throws KijkkringError `sourceChanged` when a chunk was sealed from other bytes, `cancelled`
 */
export async function verifySealed(o: VerifyOptions): Promise<number> {
  const opened = secretBytes(CHUNK_BYTES);
  try {
    let verified = 0;
    while (verified < o.chunks) {
      if (o.signal.aborted) throw new KijkkringError('cancelled');
      const count = Math.min(BATCH_CHUNKS, o.chunks - verified);
      const right = await verifyBatch(o, verified, count, opened);
      verified += right;
      o.onProgress(Math.min(verified * CHUNK_BYTES, o.source.size));
      if (right < count) break;
    }
    return verified;
  } finally {
    wipe(opened);
  }
}

async function verifyBatch(o: VerifyOptions, first: number, count: number, opened: Buffer): Promise<number> {
  const offset = first * CHUNK_BYTES;
  const plainBytes = Math.min(count * CHUNK_BYTES, o.source.size - offset);
  const [sealed, plain] = await Promise.all([
    o.readSealed(o.start + first * SEALED_CHUNK_BYTES, count * SEALED_CHUNK_BYTES),
    o.source.read(offset, plainBytes),
  ]);
  if (plain.length < plainBytes) throw new KijkkringError('sourceChanged');
  const lastChunk = chunkCount(o.source.size) - 1;
  for (let i = 0; i < count; i += 1) {
    const expected = plain.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES);
    const found = opened.subarray(0, expected.length);
    const piece = sealed.subarray(i * SEALED_CHUNK_BYTES, i * SEALED_CHUNK_BYTES + chunkBytes(expected));
    const whole = piece.length === chunkBytes(expected);
    if (!whole || !o.cipher.open(first + i, first + i === lastChunk, piece, found)) return i;
    if (!found.equals(expected)) throw new KijkkringError('sourceChanged');
    o.hash.update(expected);
  }
  return count;
}

function chunkBytes(plain: Uint8Array): number {
  return plain.length + SEALED_CHUNK_BYTES - CHUNK_BYTES;
}
