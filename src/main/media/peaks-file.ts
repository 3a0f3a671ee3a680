import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';

/**
 * A pyramid of peaks as stored (docs/formats/overview.md): `KKPEAKS1`, then little-endian 32-bit numbers: sample rate,
 * samples per bucket of the finest level, number of levels, length of each level; then the levels, finest first.
 */
const MAGIC = 'KKPEAKS1';
const FIXED_BYTES = 8 + 3 * 4;
const MOST_LEVELS = 16;

export interface PeaksFacts {
  readonly sampleRate: number;
  readonly samplesPerBucket: number;
  /** Number of values of each level, finest first. */
  readonly lengths: readonly number[];
}

/** Packs a pyramid for storage. */
export function encodePeaks(
  sampleRate: number,
  samplesPerBucket: number,
  levels: readonly Uint8Array[],
): Uint8Array {
  const head = Buffer.alloc(FIXED_BYTES + levels.length * 4);
  head.write(MAGIC, 'ascii');
  head.writeUInt32LE(sampleRate, 8);
  head.writeUInt32LE(samplesPerBucket, 12);
  head.writeUInt32LE(levels.length, 16);
  levels.forEach((level, at) => {
    head.writeUInt32LE(level.length, FIXED_BYTES + at * 4);
  });
  return Buffer.concat([head, ...levels]);
}

/** Reads what a stored pyramid holds. @throws KijkkringError `footageDamaged` */
export async function readPeaksFacts(source: ByteSource): Promise<PeaksFacts> {
  const fixed = Buffer.from(await source.read(0, FIXED_BYTES));
  if (fixed.length < FIXED_BYTES || fixed.toString('ascii', 0, 8) !== MAGIC)
    throw new KijkkringError('footageDamaged');
  const count = fixed.readUInt32LE(16);
  if (count > MOST_LEVELS) throw new KijkkringError('footageDamaged');
  const table = Buffer.from(await source.read(FIXED_BYTES, count * 4));
  const lengths = Array.from({ length: count }, (_unused, at) => table.readUInt32LE(at * 4));
  return { sampleRate: fixed.readUInt32LE(8), samplesPerBucket: fixed.readUInt32LE(12), lengths };
}

/** Reads values [from, from + count) of one level, clipped to what is there. @throws KijkkringError `footageDamaged` */
export async function readPeaksLevel(
  source: ByteSource,
  level: number,
  from: number,
  count: number,
): Promise<Uint8Array> {
  const { lengths } = await readPeaksFacts(source);
  const length = lengths[level];
  if (length === undefined) throw new KijkkringError('footageDamaged');
  const before = lengths.slice(0, level).reduce((sum, one) => sum + one, FIXED_BYTES + lengths.length * 4);
  const start = Math.min(from, length);
  return source.read(before + start, Math.min(count, length - start));
}
