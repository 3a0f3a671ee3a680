import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';

/** The entries as the directory at the end of a ZIP tells of them, and where that directory begins. */
export interface ZipDirectory {
  readonly entries: readonly Entry[];
  readonly start: number;
}

const MOST_ENTRIES = 1100;
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const WIDE_LOCATOR_BYTES = 20;
const WIDE_LOCATOR_SIGNATURE = 0x07064b50;
const WIDE_END_BYTES = 56;
const WIDE_END_SIGNATURE = 0x06064b50;
const WIDE = 0xffffffff;
const RECORD_BYTES = 46;

/** Where the directory lies and how many entries it says to have. */
interface DirectoryPlace {
  readonly start: number;
  readonly bytes: number;
  readonly count: number;
}

/**
 * Reads the directory of a ZIP and proves that it is the only one: it fills the space before its end record, to the byte,
 * and nothing stands behind that record. Two readers can't find two directories in such a file.
 * @throws KijkkringError `bundleNameUnsafe`, `bundleSizeLies`, `bundleDamaged`, and what the source throws
 */
export async function readZipDirectory(source: ByteSource): Promise<ZipDirectory> {
  const place = await findDirectory(source);
  if (place.count > MOST_ENTRIES) throw new KijkkringError('bundleDamaged');
  const entries = await listEntries(source);
  const bytes = entries.reduce((sum, entry) => sum + recordBytes(entry), 0);
  if (entries.length !== place.count || bytes !== place.bytes) throw new KijkkringError('bundleSizeLies');
  return { entries, start: place.start };
}

function recordBytes(entry: Entry): number {
  return RECORD_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
}

/** The end record (APPNOTE 4.3.16) is the last 22 bytes: a ZIP with a comment or anything else behind it is refused. */
async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const at = source.size - END_BYTES;
  const end = await readExactly(source, at, END_BYTES);
  if (end.readUInt32LE(0) !== END_SIGNATURE || end.readUInt16LE(20) !== 0)
    throw new KijkkringError('bundleDamaged');
  const [count, bytes, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  const wide = start === WIDE || bytes === WIDE || count === 0xffff;
  if (wide !== (await hasWideLocator(source, at))) throw new KijkkringError('bundleSizeLies');
  if (wide) return findWideDirectory(source, at - WIDE_LOCATOR_BYTES - WIDE_END_BYTES);
  if (end.readUInt16LE(8) !== count || start + bytes !== at) throw new KijkkringError('bundleSizeLies');
  return { start, bytes, count };
}

/** A locator that the end record doesn't ask for would show some readers another directory. */
async function hasWideLocator(source: ByteSource, end: number): Promise<boolean> {
  if (end < WIDE_LOCATOR_BYTES) return false;
  const locator = await readExactly(source, end - WIDE_LOCATOR_BYTES, WIDE_LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== WIDE_LOCATOR_SIGNATURE) return false;
  const expected = BigInt(Math.max(0, end - WIDE_LOCATOR_BYTES - WIDE_END_BYTES));
  if (locator.readBigUInt64LE(8) !== expected) throw new KijkkringError('bundleSizeLies');
  return true;
}

/** ZIP64 (APPNOTE 4.3.14, 4.3.15): a record of 56 bytes, then its locator of 20 bytes, then the end record. */
async function findWideDirectory(source: ByteSource, at: number): Promise<DirectoryPlace> {
  const record = await readExactly(source, at, WIDE_END_BYTES);
  if (record.readUInt32LE(0) !== WIDE_END_SIGNATURE) throw new KijkkringError('bundleDamaged');
  const [here, count, bytes, start] = [24, 32, 40, 48].map((place) => Number(record.readBigUInt64LE(place)));
  const told = here !== undefined && count !== undefined && bytes !== undefined && start !== undefined;
  if (!told || here !== count || start + bytes !== at) throw new KijkkringError('bundleSizeLies');
  return { start, bytes, count };
}

/** @throws KijkkringError `bundleDamaged` when the source has no such bytes */
async function readExactly(source: ByteSource, at: number, length: number): Promise<Buffer> {
  if (at < 0 || at + length > source.size) throw new KijkkringError('bundleDamaged');
  return Buffer.from(await source.read(at, length));
}

/** Lets yauzl read a source at random; the source's own errors come through as they are. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const source = this.#source;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield await readExactly(source, start, end - start);
    }
    return Readable.from(pieces(), { objectMode: false });
  }
}

async function listEntries(source: ByteSource): Promise<Entry[]> {
  const zip = await openZip(source);
  const entries: Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', (error) => reject(asBundleError(error)));
    zip.readEntry();
  });
  return entries;
}

function openZip(source: ByteSource): Promise<ZipFile> {
  // Sizes are held against each other by our own reader, which has a code of its own for them.
  const options = { lazyEntries: true, validateEntrySizes: false, strictFileNames: true, autoClose: false };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip) => {
      if (error) reject(asBundleError(error));
      else resolve(zip);
    });
  });
}

/** yauzl names what is wrong in words of its own; unsafe names are told apart, the rest is damage. */
function asBundleError(error: Error): KijkkringError {
  if (error instanceof KijkkringError) return error;
  const unsafe = /(absolute path|invalid relative path|invalid characters in fileName)/.test(error.message);
  return new KijkkringError(unsafe ? 'bundleNameUnsafe' : 'bundleDamaged', {}, { cause: error });
}
