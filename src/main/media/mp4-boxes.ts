/** A box of an MP4 (ISO/IEC 14496-12, 4.2). */
export interface Mp4Box {
  readonly type: string;
  /** Where its content begins and where it ends, in the bytes it was found in. */
  readonly begin: number;
  readonly end: number;
}

/** Boxes that hold nothing but boxes, after so many bytes of their own. */
const ownBytes: Readonly<Record<string, number>> = {
  ...{ moov: 0, trak: 0, edts: 0, mdia: 0, minf: 0, dinf: 0, stbl: 0, mvex: 0, moof: 0, traf: 0, mfra: 0 },
  // Where notes would be.
  ...{ udta: 0, meta: 4, ilst: 0 },
  // A count; the fields of a picture; the fields of a sound.
  ...{ dref: 8, stsd: 8, avc1: 78, mp4a: 28 },
};

/** The length of the header of a box, and of the whole box, from its first 16 bytes; null when they make no sense. */
export function readBoxHeader(
  bytes: Uint8Array,
  at: number,
): { readonly type: string; readonly header: number; readonly size: number } | null {
  if (at + 8 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
  const short = view.getUint32(at);
  if (short !== 1) return short < 8 ? null : { type, header: 8, size: short };
  if (at + 16 > bytes.length) return null;
  const size = view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12);
  return size < 16 ? null : { type, header: 16, size };
}

/** Every box in these bytes, each before those in it; null when a box does not fit into the one around it. */
export function boxesIn(bytes: Uint8Array, begin = 0, end = bytes.length): Mp4Box[] | null {
  const boxes: Mp4Box[] = [];
  let at = begin;
  while (at < end) {
    const header = readBoxHeader(bytes.subarray(0, end), at);
    if (header === null || at + header.size > end) return null;
    const box = { type: header.type, begin: at + header.header, end: at + header.size };
    boxes.push(box);
    const skipped = ownBytes[header.type];
    const inner = skipped === undefined ? [] : boxesIn(bytes, box.begin + skipped, box.end);
    if (inner === null) return null;
    boxes.push(...inner);
    at = box.end;
  }
  return boxes;
}

/** Where in a box stands when it was made and changed, and which program made it: nothing that travels needs that. */
export function idleFields(
  { type, begin }: Mp4Box,
  bytes: Uint8Array,
): readonly [from: number, to: number] | null {
  const isLong = bytes[begin] === 1;
  if (type === 'mvhd' || type === 'tkhd' || type === 'mdhd') return [begin + 4, begin + (isLong ? 20 : 12)];
  return type === 'avc1' ? [begin + 42, begin + 74] : null;
}
