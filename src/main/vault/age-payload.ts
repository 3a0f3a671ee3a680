import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { type ByteSource, readInto } from '../files/byte-source.ts';
import type { AgeHeader } from './age-header.ts';
import { ChunkCache } from './chunk-cache.ts';
import {
  CHUNK_BYTES,
  type ChunkCipher,
  chunkCount,
  createChunkCipher,
  plainLength,
  SEALED_CHUNK_BYTES,
  TAG_BYTES,
} from './chunk-cipher.ts';
import { secretBytes } from './secret-bytes.ts';

/** Chunks that are read from the file in one go. */
const RUN_CHUNKS = 16;
/** Opened chunks that are kept: 1 MiB. */
const CACHED_CHUNKS = 16;

/** What a broken payload is called: of the vault's own file, or of a file from elsewhere. */
export type PayloadDamage = 'footageDamaged' | 'bundleDamaged';

/**
 * Random access to the content of an age file that lies in `source`. The last chunk is opened at once, because a file that
 * was cut shows only there; every other chunk when it is read.
 * @param source the whole age file, header included; closed together with the result, left to the caller on failure
 * @param header as opened from the start of `source`; its keys are copied
 * @throws KijkkringError `damage`, here and while reading, when a byte is not as it was sealed
 */
export async function openAgePayload(
  source: ByteSource,
  header: AgeHeader,
  damage: PayloadDamage = 'footageDamaged',
): Promise<ByteSource> {
  const size = plainLength(source.size - header.bytes.length);
  if (size === null) throw new KijkkringError(damage);
  const cipher = createChunkCipher(header.payloadKey);
  try {
    const payload = new AgePayload(source, header.bytes.length, size, cipher, damage);
    await payload.proveEnd();
    return payload;
  } catch (error) {
    cipher.wipe();
    throw error;
  }
}

/**
 * The same for a file that was broken off while it was written: whole chunks, of which none is the last.
 * @param size how many bytes of the content are known to be there, whole chunks
 */
export function openAgePart(source: ByteSource, header: AgeHeader, size: number): ByteSource {
  const cipher = createChunkCipher(header.payloadKey);
  return new AgePayload(source, header.bytes.length, size, cipher, 'footageDamaged', false);
}

class AgePayload implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #start: number;
  readonly #lastChunk: number;
  readonly #cipher: ChunkCipher;
  readonly #damage: PayloadDamage;
  readonly #cache = new ChunkCache(CACHED_CHUNKS);
  readonly #reading = new Set<Promise<void>>();
  /** For sealed bytes on their way: of those that are read at once each has its own. */
  readonly #spare: Buffer[] = [];
  #closed = false;

  constructor(
    source: ByteSource,
    start: number,
    size: number,
    cipher: ChunkCipher,
    damage: PayloadDamage,
    ends = true,
  ) {
    this.size = size;
    this.#source = source;
    this.#start = start;
    this.#lastChunk = ends ? chunkCount(size) - 1 : Number.POSITIVE_INFINITY;
    this.#cipher = cipher;
    this.#damage = damage;
  }

  async proveEnd(): Promise<void> {
    const [sealed] = await this.#sealedChunks(this.#lastChunk, 1, Buffer.alloc(SEALED_CHUNK_BYTES));
    this.#openToCache(this.#lastChunk, sealed ?? new Uint8Array(0));
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    invariant(Number.isSafeInteger(offset) && offset >= 0, 'an offset is a whole number from 0');
    invariant(Number.isSafeInteger(length) && length >= 0, 'a length is a whole number from 0');
    const out = secretBytes(Math.max(0, Math.min(length, this.size - offset)));
    await this.readInto(offset, out);
    return out;
  }

  async readInto(offset: number, target: Uint8Array): Promise<void> {
    invariant(!this.#closed, 'a sealed file is not read after it was closed');
    invariant(Number.isSafeInteger(offset) && offset >= 0, 'an offset is a whole number from 0');
    invariant(target.length === 0 || offset + target.length <= this.size, 'a target is filled whole');
    const out = Buffer.from(target.buffer, target.byteOffset, target.length);
    const reading = this.#read(offset, offset + target.length, out);
    this.#reading.add(reading);
    try {
      await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // Keys and chunks are overwritten: not while a read still works with them.
    await Promise.allSettled(this.#reading);
    this.#cache.wipe();
    this.#cipher.wipe();
    await this.#source.close();
  }

  async #read(from: number, to: number, out: Buffer): Promise<void> {
    if (from >= to) return;
    const run = this.#spare.pop() ?? Buffer.allocUnsafeSlow(RUN_CHUNKS * SEALED_CHUNK_BYTES);
    try {
      await this.#readBy(run, from, to, out);
    } finally {
      this.#spare.push(run);
    }
  }

  async #readBy(run: Buffer, from: number, to: number, out: Buffer): Promise<void> {
    const endChunk = Math.floor((to - 1) / CHUNK_BYTES) + 1;
    let chunk = Math.floor(from / CHUNK_BYTES);
    while (chunk < endChunk) {
      const cached = this.#cache.get(chunk);
      if (cached !== undefined) {
        copyPart(cached, chunk, out, from);
        chunk += 1;
        continue;
      }
      const count = this.#uncachedRun(chunk, Math.min(endChunk, chunk + RUN_CHUNKS));
      const sealed = await this.#sealedChunks(chunk, count, run);
      for (const [i, bytes] of sealed.entries()) this.#openInto(chunk + i, bytes, out, from, to);
      chunk += count;
    }
  }

  #uncachedRun(chunk: number, end: number): number {
    let count = 1;
    while (chunk + count < end && !this.#cache.has(chunk + count)) count += 1;
    return count;
  }

  /** @param run takes them; valid until it is used again */
  async #sealedChunks(chunk: number, count: number, run: Buffer): Promise<Uint8Array[]> {
    const start = this.#start + chunk * SEALED_CHUNK_BYTES;
    const length = (count - 1) * SEALED_CHUNK_BYTES + this.#plainBytes(chunk + count - 1) + TAG_BYTES;
    if (start + length > this.#source.size) throw new KijkkringError(this.#damage);
    const bytes = run.subarray(0, length);
    await readInto(this.#source, start, bytes);
    return Array.from({ length: count }, (_, i) =>
      bytes.subarray(i * SEALED_CHUNK_BYTES, (i + 1) * SEALED_CHUNK_BYTES),
    );
  }

  /** A chunk that is wanted whole goes straight to the reader; of another the rest may be wanted next. */
  #openInto(chunk: number, sealed: Uint8Array, out: Buffer, from: number, to: number): void {
    const start = chunk * CHUNK_BYTES;
    const length = this.#plainBytes(chunk);
    if (start >= from && start + length <= to) {
      this.#open(chunk, sealed, out.subarray(start - from, start - from + length));
    } else {
      copyPart(this.#openToCache(chunk, sealed), chunk, out, from);
    }
  }

  #openToCache(chunk: number, sealed: Uint8Array): Buffer {
    const plain = secretBytes(this.#plainBytes(chunk));
    this.#open(chunk, sealed, plain);
    this.#cache.set(chunk, plain);
    return plain;
  }

  #open(chunk: number, sealed: Uint8Array, plain: Uint8Array): void {
    if (!this.#cipher.open(chunk, chunk === this.#lastChunk, sealed, plain)) {
      throw new KijkkringError(this.#damage);
    }
  }

  #plainBytes(chunk: number): number {
    return chunk === this.#lastChunk ? this.size - chunk * CHUNK_BYTES : CHUNK_BYTES;
  }
}

/** Copies the part of a chunk that falls in `out`, which holds the content from `from` on. */
function copyPart(plain: Buffer, chunk: number, out: Buffer, from: number): void {
  const start = chunk * CHUNK_BYTES;
  plain.copy(out, Math.max(0, start - from), Math.max(0, from - start));
}
