import { type FileHandle, open, rm } from 'node:fs/promises';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink } from '../files/byte-source.ts';
import { nameBeside, renameDurably, syncFile } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';
import type { AgeHeader } from './age-header.ts';
import {
  CHUNK_BYTES,
  type ChunkCipher,
  createChunkCipher,
  SEALED_CHUNK_BYTES,
  sealRun,
} from './chunk-cipher.ts';
import { secretBytes, wipe } from './secret-bytes.ts';
import { writeAll } from './write-all.ts';

/** Chunks that are sealed and written at a time. */
const BATCH_CHUNKS = 16;

type State = 'open' | 'busy' | 'closed';

/**
 * Writes an age v1 file while its content comes in. It lies under a name beside `path` until `finish`, so that no reader
 * takes a half file for whole. Holds 2 MiB, whatever the length.
 */
export class AgeFileWriter implements ByteSink {
  readonly #path: string;
  readonly #beside: string;
  readonly #handle: FileHandle;
  readonly #cipher: ChunkCipher;
  readonly #plain = secretBytes(BATCH_CHUNKS * CHUNK_BYTES);
  readonly #sealed = Buffer.alloc(BATCH_CHUNKS * SEALED_CHUNK_BYTES);
  #pending = 0;
  #nextChunk = 0;
  readonly #headerBytes: number;
  #position: number;
  #state: State = 'open';

  private constructor(path: string, beside: string, handle: FileHandle, header: AgeHeader) {
    this.#path = path;
    this.#beside = beside;
    this.#handle = handle;
    this.#headerBytes = header.bytes.length;
    this.#position = this.#headerBytes;
    this.#cipher = createChunkCipher(header.payloadKey);
  }

  /**
   * Starts a file; the header's keys are copied, so the caller may overwrite them.
   * @param beside where it lies until it is whole: a name of the caller's choice when a crash must leave it findable
   * @throws KijkkringError `fileNotFound` when the folder is missing, `permissionDenied`, `diskFull`, `pathTooLong`
   */
  static create(path: string, header: AgeHeader, beside = nameBeside(path)): Promise<AgeFileWriter> {
    return withFileErrors(async () => {
      const handle = await open(beside, 'wx+', 0o600);
      const writer = new AgeFileWriter(path, beside, handle, header);
      try {
        await writeAll(handle, header.bytes, 0);
        return writer;
      } catch (error) {
        await writer.abort();
        throw error;
      }
    });
  }

  /** @throws KijkkringError `diskFull`, `fileUnreadable`; the caller then calls `abort` */
  write(bytes: Uint8Array): Promise<void> {
    return this.#alone(async () => {
      let taken = 0;
      while (taken < bytes.length) {
        // Only when more follows is it known that these chunks are not the last.
        if (this.#pending === this.#plain.length) await this.#sealPending(false);
        const piece = bytes.subarray(taken, taken + this.#plain.length - this.#pending);
        this.#plain.set(piece, this.#pending);
        this.#pending += piece.length;
        taken += piece.length;
      }
    });
  }

  /**
   * Forces what can be to the disk: all but the end, since a chunk is sealed once and for good.
   * @returns how many bytes of the content are there whatever happens
   * @throws KijkkringError `diskFull`, `fileUnreadable`; the caller then calls `abort`
   */
  async sync(): Promise<number> {
    await this.#alone(async () => {
      const whole = Math.floor(Math.max(0, this.#pending - 1) / CHUNK_BYTES) * CHUNK_BYTES;
      if (whole > 0) await this.#sealStart(whole);
      await syncFile(this.#handle);
    });
    return this.#nextChunk * CHUNK_BYTES;
  }

  /**
   * Reads content that was written before, also what is not on the disk yet; at any time until `finish` or `abort`.
   * @throws KijkkringError `footageDamaged` when a chunk on the disk is not as it was sealed, `fileUnreadable`
   */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const sealedBytes = this.#nextChunk * CHUNK_BYTES;
    const end = Math.min(offset + length, sealedBytes + this.#pending);
    const out = secretBytes(Math.max(0, end - offset));
    if (end > sealedBytes) {
      const from = Math.max(offset, sealedBytes);
      out.set(this.#plain.subarray(from - sealedBytes, end - sealedBytes), from - offset);
    }
    const lastSealed = Math.min(end, sealedBytes);
    for (let at = offset; at < lastSealed; ) {
      const chunk = Math.floor(at / CHUNK_BYTES);
      const plain = await this.#openChunk(chunk);
      const piece = plain.subarray(at - chunk * CHUNK_BYTES, lastSealed - chunk * CHUNK_BYTES);
      out.set(piece, at - offset);
      at += piece.length;
      wipe(plain);
    }
    return out;
  }

  /**
   * Seals the last chunk and gives the file its name, durably.
   * @throws KijkkringError `diskFull`, `fileUnreadable`; nothing is left then
   */
  async finish(): Promise<void> {
    try {
      await this.#alone(async () => {
        await this.#sealPending(true);
        await syncFile(this.#handle);
        await this.#close();
        await renameDurably(this.#beside, this.#path);
      });
    } catch (error) {
      await this.abort();
      throw error;
    }
  }

  /** Leaves nothing behind; after `finish` it does nothing. */
  async abort(): Promise<void> {
    await this.#close();
    await rm(this.#beside, { force: true });
  }

  /** Calls come one at a time: two that overlap would mix their bytes. */
  async #alone(work: () => Promise<void>): Promise<void> {
    invariant(this.#state === 'open', 'an age file is written by one call at a time, and not after its end');
    this.#state = 'busy';
    try {
      await withFileErrors(work);
    } finally {
      if (this.#state === 'busy') this.#state = 'open';
    }
  }

  async #sealPending(endsPayload: boolean): Promise<void> {
    const plain = this.#plain.subarray(0, this.#pending);
    const length = sealRun(this.#cipher, this.#nextChunk, plain, endsPayload, this.#sealed);
    await writeAll(this.#handle, this.#sealed.subarray(0, length), this.#position);
    this.#position += length;
    this.#nextChunk += Math.ceil(this.#pending / CHUNK_BYTES);
    this.#pending = 0;
  }

  /** Seals the first `bytes` of what waits, whole chunks with more behind them. */
  async #sealStart(bytes: number): Promise<void> {
    const length = sealRun(
      this.#cipher,
      this.#nextChunk,
      this.#plain.subarray(0, bytes),
      false,
      this.#sealed,
    );
    await writeAll(this.#handle, this.#sealed.subarray(0, length), this.#position);
    this.#position += length;
    this.#nextChunk += bytes / CHUNK_BYTES;
    this.#plain.copyWithin(0, bytes, this.#pending);
    this.#pending -= bytes;
  }

  async #openChunk(chunk: number): Promise<Buffer> {
    const sealed = Buffer.alloc(SEALED_CHUNK_BYTES);
    const at = this.#headerBytes + chunk * SEALED_CHUNK_BYTES;
    const { bytesRead } = await withFileErrors(() => this.#handle.read(sealed, 0, sealed.length, at));
    const plain = secretBytes(CHUNK_BYTES);
    if (bytesRead !== sealed.length || !this.#cipher.open(chunk, false, sealed, plain))
      throw new KijkkringError('footageDamaged');
    return plain;
  }

  async #close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    wipe(this.#plain);
    this.#cipher.wipe();
    await this.#handle.close();
  }
}
