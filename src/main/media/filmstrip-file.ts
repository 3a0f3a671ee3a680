import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';

/**
 * A filmstrip as stored (docs/formats/overview.md): `KKSTRIP1`, then little-endian 32-bit numbers: milliseconds between
 * pictures, number of pictures, and per picture offset and length from the start of the file; then the JPEGs.
 */
const MAGIC = 'KKSTRIP1';
const FIXED_BYTES = 8 + 2 * 4;

/** Packs pictures for storage; picture n shows what is on screen at n times the interval. */
export function encodeFilmstrip(intervalMs: number, pictures: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(FIXED_BYTES + pictures.length * 8);
  head.write(MAGIC, 'ascii');
  head.writeUInt32LE(intervalMs, 8);
  head.writeUInt32LE(pictures.length, 12);
  let offset = head.length;
  pictures.forEach((picture, at) => {
    head.writeUInt32LE(offset, FIXED_BYTES + at * 8);
    head.writeUInt32LE(picture.length, FIXED_BYTES + at * 8 + 4);
    offset += picture.length;
  });
  return Buffer.concat([head, ...pictures]);
}

/** Reads how many pictures there are and how far apart. @throws KijkkringError `footageDamaged` */
export async function readFilmstripFacts(source: ByteSource): Promise<{ intervalMs: number; count: number }> {
  const fixed = Buffer.from(await source.read(0, FIXED_BYTES));
  if (fixed.length < FIXED_BYTES || fixed.toString('ascii', 0, 8) !== MAGIC)
    throw new KijkkringError('footageDamaged');
  return { intervalMs: fixed.readUInt32LE(8), count: fixed.readUInt32LE(12) };
}

/** Reads picture `n` as a JPEG. @throws KijkkringError `footageDamaged`, also when there is no such picture */
export async function readFilmstripPicture(source: ByteSource, n: number): Promise<Uint8Array> {
  const { count } = await readFilmstripFacts(source);
  if (n < 0 || n >= count) throw new KijkkringError('footageDamaged');
  const entry = Buffer.from(await source.read(FIXED_BYTES + n * 8, 8));
  return source.read(entry.readUInt32LE(0), entry.readUInt32LE(4));
}
