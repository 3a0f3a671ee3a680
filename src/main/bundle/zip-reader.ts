import type { Entry } from 'yauzl';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { requireSafeName } from './bundle-names.ts';
import { readZipDirectory } from './zip-directory.ts';

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
const UTF8_FLAG = 1 << 11;
const REGULAR_FILE = 0o100000;
const FILE_TYPE = 0o170000;
const WIDE = 0xffffffff;
const WIDE_FIELD = 0x0001;

/**
 * Reads the directory of a stored ZIP and proves its layout: known names, each once; nothing compressed, encrypted or
 * linked; sizes that agree wherever they are written; entries that lie behind one another without gap or overlap, with
 * nothing before, between or behind them.
 * @throws KijkkringError `bundleNameUnsafe`, `bundleSizeLies`, `bundleDamaged`
 */
export async function readZip(source: ByteSource): Promise<ZipMember[]> {
  const directory = await readZipDirectory(source);
  const seen = new Set<string>();
  const members: ZipMember[] = [];
  let at = 0;
  for (const entry of inOrderOfPlace(directory.entries)) {
    requireSafeName(entry.fileName);
    if (seen.has(entry.fileName)) throw new KijkkringError('bundleNameUnsafe');
    seen.add(entry.fileName);
    refuseOddEntry(entry);
    if (entry.relativeOffsetOfLocalHeader !== at) throw new KijkkringError('bundleSizeLies');
    const offset = await dataOffset(source, entry);
    if (offset + entry.compressedSize > directory.start) throw new KijkkringError('bundleSizeLies');
    members.push({ name: entry.fileName, offset, size: entry.uncompressedSize });
    at = await endOf(source, entry, offset);
  }
  if (at !== directory.start) throw new KijkkringError('bundleSizeLies');
  return members;
}

function inOrderOfPlace(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
}

function refuseOddEntry(entry: Entry): void {
  const unixType = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  const isFile = unixType === 0 || unixType === REGULAR_FILE; // no link, folder, pipe or device
  if (!isFile || entry.fileCommentLength > 0) throw new KijkkringError('bundleNameUnsafe');
  // An extra field can carry a second name, which some readers take for the first.
  const [field, ...others] = entry.extraFields;
  const wideOnly =
    field?.id === WIDE_FIELD && others.length === 0 && entry.extraFieldLength === field.data.length + 4;
  if (entry.extraFieldLength > 0 && !wideOnly) throw new KijkkringError('bundleNameUnsafe');
  const plain = (entry.generalPurposeBitFlag & ~(DESCRIPTOR_FLAG | UTF8_FLAG)) === 0;
  if (entry.compressionMethod !== 0 || !plain) throw new KijkkringError('bundleDamaged');
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
  if (name !== entry.fileName || header.readUInt16LE(28) !== 0) throw new KijkkringError('bundleNameUnsafe');
  const same =
    header.readUInt16LE(6) === entry.generalPurposeBitFlag &&
    header.readUInt16LE(8) === entry.compressionMethod;
  if (!same) throw new KijkkringError('bundleDamaged');
  const allowed = hasDescriptor(entry) ? [0, WIDE, entry.uncompressedSize] : [entry.uncompressedSize];
  const sizes = [header.readUInt32LE(18), header.readUInt32LE(22)];
  if (!sizes.every((size) => allowed.includes(size))) throw new KijkkringError('bundleSizeLies');
  return at + LOCAL_HEADER_BYTES + nameBytes;
}

function hasDescriptor(entry: Entry): boolean {
  return (entry.generalPurposeBitFlag & DESCRIPTOR_FLAG) !== 0;
}

/** Where an entry ends, its data descriptor included; sizes are 32 or 64 bits wide there (APPNOTE 4.3.9). */
async function endOf(source: ByteSource, entry: Entry, offset: number): Promise<number> {
  const size = entry.compressedSize;
  const end = offset + size;
  if (!hasDescriptor(entry)) return end;
  const descriptor = Buffer.from(await source.read(end, 24));
  if (descriptor.length < 16 || descriptor.readUInt32LE(0) !== DESCRIPTOR_SIGNATURE)
    throw new KijkkringError('bundleSizeLies');
  if (descriptor.readUInt32LE(8) === size && descriptor.readUInt32LE(12) === size) return end + 16;
  const wide = descriptor.length === 24 && descriptor.readBigUInt64LE(8) === BigInt(size);
  if (!wide || descriptor.readBigUInt64LE(16) !== BigInt(size)) throw new KijkkringError('bundleSizeLies');
  return end + 24;
}
