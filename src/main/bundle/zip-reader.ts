import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { requireSafeName } from './bundle-names.ts';

/** One entry of a ZIP: its name and where its bytes lie in the source. */
export interface ZipMember {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const DESCRIPTOR_FLAG = 1 << 3;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;
const MOST_ENTRIES = 1100;

/**
 * Reads the directory of a stored ZIP and proves its layout: known names, each once; nothing compressed, encrypted or
 * linked; sizes that agree wherever they are written; entries that lie behind one another without gap or overlap, with
 * nothing before, between or behind them.
 * @throws KijkkringError `bundleNameUnsafe`, `bundleSizeLies`, `bundleDamaged`
 */
export async function readZip(source: ByteSource): Promise<ZipMember[]> {
  const { entries, directoryStart } = await listEntries(source);
  const seen = new Set<string>();
  const members: ZipMember[] = [];
  let at = 0;
  for (const entry of [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    requireSafeName(entry.fileName);
    if (seen.has(entry.fileName)) throw new KijkkringError('bundleNameUnsafe');
    seen.add(entry.fileName);
    refuseOddEntry(entry);
    if (entry.relativeOffsetOfLocalHeader !== at) throw new KijkkringError('bundleSizeLies');
    const offset = await dataOffset(source, entry);
    members.push({ name: entry.fileName, offset, size: entry.uncompressedSize });
    at = await endOf(source, entry, offset);
  }
  if (at !== directoryStart) throw new KijkkringError('bundleSizeLies');
  return members;
}

function refuseOddEntry(entry: Entry): void {
  const unixType = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (unixType === SYMLINK || entry.fileComment.length > 0) throw new KijkkringError('bundleNameUnsafe');
  if (entry.compressionMethod !== 0 || entry.isEncrypted()) throw new KijkkringError('bundleDamaged');
  if (entry.compressedSize !== entry.uncompressedSize) throw new KijkkringError('bundleSizeLies');
}

/** Reads the local header of an entry and holds it against the directory. */
async function dataOffset(source: ByteSource, entry: Entry): Promise<number> {
  const at = entry.relativeOffsetOfLocalHeader;
  const header = Buffer.from(await source.read(at, LOCAL_HEADER_BYTES));
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw new KijkkringError('bundleDamaged');
  const nameBytes = header.readUInt16LE(26);
  const name = Buffer.from(await source.read(at + LOCAL_HEADER_BYTES, nameBytes)).toString('utf8');
  if (name !== entry.fileName) throw new KijkkringError('bundleNameUnsafe');
  const later = (header.readUInt16LE(6) & DESCRIPTOR_FLAG) !== 0;
  const sizes = [header.readUInt32LE(18), header.readUInt32LE(22)];
  const allowed = later ? [0, 0xffffffff, entry.uncompressedSize] : [0xffffffff, entry.uncompressedSize];
  if (!sizes.every((size) => allowed.includes(size))) throw new KijkkringError('bundleSizeLies');
  return at + LOCAL_HEADER_BYTES + nameBytes + header.readUInt16LE(28);
}

/** Where an entry ends, its data descriptor included; sizes are 32 or 64 bits wide there (APPNOTE 4.3.9). */
async function endOf(source: ByteSource, entry: Entry, offset: number): Promise<number> {
  const end = offset + entry.compressedSize;
  if ((entry.generalPurposeBitFlag & DESCRIPTOR_FLAG) === 0) return end;
  const descriptor = Buffer.from(await source.read(end, 24));
  if (descriptor.length < 16 || descriptor.readUInt32LE(0) !== DESCRIPTOR_SIGNATURE)
    throw new KijkkringError('bundleSizeLies');
  if (
    descriptor.readUInt32LE(8) === entry.compressedSize &&
    descriptor.readUInt32LE(12) === entry.compressedSize
  ) {
    return end + 16;
  }
  const wide = descriptor.length === 24 && descriptor.readBigUInt64LE(8) === BigInt(entry.compressedSize);
  if (!wide || descriptor.readBigUInt64LE(16) !== BigInt(entry.compressedSize))
    throw new KijkkringError('bundleSizeLies');
  return end + 24;
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
      yield await source.read(start, end - start);
    }
    return Readable.from(pieces(), { objectMode: false });
  }
}

async function listEntries(source: ByteSource): Promise<{ entries: Entry[]; directoryStart: number }> {
  const zip = await openZip(source);
  if (zip.comment !== '' || zip.entryCount > MOST_ENTRIES) throw new KijkkringError('bundleDamaged');
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
  return { entries, directoryStart: await directoryStartOf(source, entries) };
}

/** The directory's own place, from the record at the very end: a ZIP with anything behind that record is refused. */
async function directoryStartOf(source: ByteSource, entries: readonly Entry[]): Promise<number> {
  const end = Buffer.from(await source.read(Math.max(0, source.size - 22), 22));
  if (end.length < 22 || end.readUInt32LE(0) !== 0x06054b50) throw new KijkkringError('bundleDamaged');
  const [bytes, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (start !== 0xffffffff && bytes !== 0xffffffff) {
    if (start + bytes !== source.size - 22) throw new KijkkringError('bundleSizeLies');
    return start;
  }
  return wideDirectoryStart(source, entries.length);
}

/** ZIP64 (APPNOTE 4.3.14, 4.3.15): locator of 20 bytes before the end, record of 56 bytes before the locator. */
async function wideDirectoryStart(source: ByteSource, count: number): Promise<number> {
  const record = Buffer.from(await source.read(source.size - 22 - 20 - 56, 56));
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw new KijkkringError('bundleDamaged');
  const [bytes, start] = [Number(record.readBigUInt64LE(40)), Number(record.readBigUInt64LE(48))];
  const consistent =
    Number(record.readBigUInt64LE(32)) === count && start + bytes === source.size - 22 - 20 - 56;
  if (!consistent) throw new KijkkringError('bundleSizeLies');
  return start;
}

function openZip(source: ByteSource): Promise<ZipFile> {
  const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, autoClose: false };
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
