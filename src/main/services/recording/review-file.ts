import { rm } from 'node:fs/promises';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { isThere } from '../../files/is-there.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { findReviewSpan, type ReviewRunRow } from '../../store/repositories/review-repository.ts';
import { openAgeFile, openBrokenOff } from '../../vault/age-file-reader.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { recipientOf } from '../../vault/age-identity.ts';
import { partialPath } from '../../vault/seal-file.ts';
import type { Session } from '../session.ts';
import { reviewFile } from './footage-files.ts';

/** What is copied at a time, in bytes. */
const STEP_BYTES = 1024 * 1024;

/** A file of a review copy while it is being written: it can be read up to its last whole piece. */
export class GrowingReviewFile {
  readonly #path: string;
  readonly #identity: string;
  readonly #writer: AgeFileWriter;
  readonly #reading = new Set<Promise<unknown>>();
  #bytes = 0;
  /** Its end is being written: who reads waits for the whole file. */
  #ending: Promise<void> | null = null;

  private constructor(path: string, identity: string, writer: AgeFileWriter) {
    this.#path = path;
    this.#identity = identity;
    this.#writer = writer;
  }

  /** @throws `diskFull`, `permissionDenied` */
  static async create(path: string, identity: string): Promise<GrowingReviewFile> {
    await withFileErrors(() => rm(partialPath(path), { force: true }));
    const header = await createAgeHeader({ recipients: [await recipientOf(identity)] });
    return new GrowingReviewFile(path, identity, await AgeFileWriter.create(path, header, partialPath(path)));
  }

  get bytes(): number {
    return this.#bytes;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#writer.write(bytes);
    this.#bytes += bytes.length;
  }

  /** @returns how much of it is on the disk whatever happens */
  sync(): Promise<number> {
    return this.#writer.sync();
  }

  finish(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** Whoever still reads from it is done first: the file is closed, and bears another name then. */
  async #end(): Promise<void> {
    await Promise.allSettled(this.#reading);
    await this.#writer.finish();
  }

  abort(): Promise<void> {
    return this.#writer.abort();
  }

  /** What there is of it now; stays readable when the file is finished. */
  open(): ByteSource {
    const size = this.#bytes;
    return {
      size,
      read: (offset, length) => this.#read(offset, Math.max(0, Math.min(length, size - offset))),
      close: async () => undefined,
    };
  }

  async #read(offset: number, length: number): Promise<Uint8Array> {
    if (this.#ending === null) return this.#readGrowing(offset, length);
    await this.#ending;
    const whole = await openAgeFile(this.#path, { identity: this.#identity });
    try {
      return await whole.read(offset, length);
    } finally {
      await whole.close();
    }
  }

  async #readGrowing(offset: number, length: number): Promise<Uint8Array> {
    const read = this.#writer.read(offset, length);
    this.#reading.add(read);
    try {
      return await read;
    } finally {
      this.#reading.delete(read);
    }
  }
}

/**
 * Makes a whole file of one that a crash broke off: its stored pieces, sealed anew, since its last chunk is missing. A file
 * that had already got its name needs nothing.
 * @returns false when nothing of it can be used
 * @throws `diskFull`, `footageDamaged`
 */
export async function rescueReviewFile(session: Session, row: ReviewRunRow): Promise<boolean> {
  const { recordingId, run } = row;
  const span = findReviewSpan(session.db, recordingId, run);
  const path = reviewFile(session.folder, recordingId, run);
  const identity = getMediaIdentity(session.db, recordingId);
  if (span === null) return false;
  if (await isWhole(path, identity, span.endOffset)) return true;
  const broken = await openBrokenOff(partialPath(path), { identity }, span.endOffset);
  try {
    const header = await createAgeHeader({ recipients: [await recipientOf(identity)] });
    await copyStart(broken, span.endOffset, await AgeFileWriter.create(path, header));
  } finally {
    await broken.close();
  }
  await withFileErrors(() => rm(partialPath(path), { force: true }));
  return true;
}

async function copyStart(source: ByteSource, bytes: number, writer: AgeFileWriter): Promise<void> {
  try {
    for (let at = 0; at < bytes; at += STEP_BYTES)
      await writer.write(await source.read(at, Math.min(STEP_BYTES, bytes - at)));
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await writer.finish();
}

async function isWhole(path: string, identity: string, bytes: number): Promise<boolean> {
  if (!(await isThere(path))) return false;
  const file = await openAgeFile(path, { identity });
  await file.close();
  return file.size >= bytes;
}
