import type { ByteSource } from '../files/byte-source.ts';
import { readBoxHeader } from './mp4-boxes.ts';

/** Where the content of a box begins and ends in its file, in bytes. */
export type PlacedBox = { readonly type: string; readonly begin: number; readonly end: number };

/** The boxes of an MP4 from the front, by their heads alone; it ends at one that the file has not all of. @throws what the source throws */
export async function* topBoxes(source: ByteSource): AsyncGenerator<PlacedBox> {
  for (let at = 0; at < source.size; ) {
    const box = readBoxHeader(await source.read(at, 16), 0);
    if (box === null || box.size > source.size - at) return;
    yield { type: box.type, begin: at + box.header, end: at + box.size };
    at += box.size;
  }
}
