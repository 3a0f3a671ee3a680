import type { ByteSource } from '../files/byte-source.ts';
import type { ContainerName } from './media-probe.ts';
import { type Mp4Box, readBoxHeader } from './mp4-boxes.ts';

/** Pictures that every Chromium decodes, by the type of their entry in a MP4. */
const usualPictures: ReadonlySet<string> = new Set(['avc1', 'avc3', 'vp08', 'vp09', 'av01']);

/** Where a MP4 says what a track is coded with, from the outside in (ISO/IEC 14496-12). */
const toEntries = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd'] as const;

/** Far above what stands before and around those of a film; a hostile file could have any number. */
const MOST_BOXES = 500;

/**
 * Whether a browser most likely shows the picture of a film as it is, by what its container says of itself: known after a few short
 * readings, and good for nothing but who goes first. What the film really is, decoding tells.
 * @throws what the source throws
 */
export async function looksPlayable(source: ByteSource): Promise<boolean> {
  const container = containerByBegin(await source.read(0, 8));
  return container === 'matroska' || (container === 'mp4' && (await hasUsualPicture(source)));
}

/** Of those that Chromium plays. ISO/IEC 14496-12 begins with a box, and its type; Matroska with the number of EBML (RFC 8794 §8.1). */
export function containerByBegin(bytes: Uint8Array): Extract<ContainerName, 'mp4' | 'matroska'> | null {
  const begin = Buffer.from(bytes);
  if (begin.length >= 4 && begin.readUInt32BE(0) === 0x1a45dfa3) return 'matroska';
  const type = begin.toString('latin1', 4, 8);
  return ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(type) ? 'mp4' : null;
}

type Stretch = { readonly begin: number; readonly end: number };

async function hasUsualPicture(source: ByteSource): Promise<boolean> {
  let stretches: readonly Stretch[] = [{ begin: 0, end: source.size }];
  let left = MOST_BOXES;
  for (const wanted of toEntries) {
    const inner: Stretch[] = [];
    for (const stretch of stretches) {
      // pieces of a film that was written while it was filmed may follow its `moov`, thousands of them
      const boxes = await boxesOf(source, stretch, left, wanted === 'moov' ? wanted : null);
      left -= boxes.length;
      for (const { type, begin, end } of boxes) if (type === wanted) inner.push({ begin, end });
    }
    stretches = inner;
  }
  for (const { begin, end } of stretches) {
    // after a version and how many there are
    const entries = await boxesOf(source, { begin: begin + 8, end }, left);
    if (entries.some(({ type }) => usualPictures.has(type))) return true;
  }
  return false;
}

/** The boxes of a stretch one after the other, as far as they make sense: at most so many, and none after one of type `last`. */
async function boxesOf(
  source: ByteSource,
  { begin, end }: Stretch,
  most: number,
  last: string | null = null,
): Promise<Mp4Box[]> {
  const boxes: Mp4Box[] = [];
  let at = begin;
  while (at < end && boxes.length < most && (last === null || boxes.at(-1)?.type !== last)) {
    const header = readBoxHeader(await source.read(at, 16), 0);
    if (header === null || at + header.size > end) break;
    boxes.push({ type: header.type, begin: at + header.header, end: at + header.size });
    at += header.size;
  }
  return boxes;
}
