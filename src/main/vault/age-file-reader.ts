import { type ErrorCode, KijkkringError } from '../../shared/errors.ts';
import { type ByteSource, readInto } from '../files/byte-source.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import {
  AGE_HEADER_LIMIT,
  type AgeHeader,
  type AgeKey,
  footageAgeCodes,
  openAgeHeader,
  wipeAgeHeader,
} from './age-header.ts';
import { openAgePart, openAgePayload } from './age-payload.ts';
import { CHUNK_BYTES } from './chunk-cipher.ts';

export { openAgePayload } from './age-payload.ts';

/** What an ordinary file would be, and for a file of the vault means that it was cut, emptied or taken away. */
const lossCodes: ReadonlySet<ErrorCode> = new Set([
  'fileNotFound',
  'fileEmpty',
  'fileIsFolder',
  'sourceChanged',
]);

/**
 * Opens a sealed file of the vault for random access to its content.
 * @throws KijkkringError `footageDamaged` for whatever is wrong with the file, here or later while reading
 */
export async function openAgeFile(path: string, key: AgeKey): Promise<ByteSource> {
  const file = new VaultFile(await asFootage(plainFileSource(path)));
  try {
    const header = await openAgeHeader(await file.read(0, AGE_HEADER_LIMIT), key, footageAgeCodes);
    return await openAndWipe(file, header);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Opens what a broken-off writing left of a sealed file.
 * @param bytes how much of its content is known to be there; a little more can be read
 * @throws KijkkringError `footageDamaged`, here or later while reading
 */
export async function openBrokenOff(path: string, key: AgeKey, bytes: number): Promise<ByteSource> {
  const file = new VaultFile(await asFootage(plainFileSource(path)));
  try {
    const header = await openAgeHeader(await file.read(0, AGE_HEADER_LIMIT), key, footageAgeCodes);
    const part = openAgePart(file, header, Math.ceil(bytes / CHUNK_BYTES) * CHUNK_BYTES);
    wipeAgeHeader(header);
    return part;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openAndWipe(file: ByteSource, header: AgeHeader): Promise<ByteSource> {
  try {
    return await openAgePayload(file, header, 'footageDamaged');
  } finally {
    wipeAgeHeader(header);
  }
}

class VaultFile implements ByteSource {
  readonly size: number;
  readonly #file: ByteSource;

  constructor(file: ByteSource) {
    this.#file = file;
    this.size = file.size;
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    return asFootage(this.#file.read(offset, length));
  }

  readInto(offset: number, target: Uint8Array): Promise<void> {
    return asFootage(readInto(this.#file, offset, target));
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function asFootage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const lost = error instanceof KijkkringError && lossCodes.has(error.code);
    throw lost ? new KijkkringError('footageDamaged', {}, { cause: error }) : error;
  }
}
