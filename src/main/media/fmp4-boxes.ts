import { KijkkringError } from '../../shared/errors.ts';

/** Boxes of ISO/IEC 14496-12, as far as a fragmented MP4 of our own encoder has them. */
export interface Box {
  readonly type: string;
  /** What follows its header. */
  readonly content: DataView;
}

/** What stands before the first piece of a fragmented MP4. */
export interface Fmp4Init {
  readonly videoTrack: number;
  /** Ticks a second of the picture. */
  readonly timescale: number;
  readonly width: number;
  readonly height: number;
  /** As `MediaSource` wants it. */
  readonly mimeType: string;
  /** An empty edit in front of the picture: how long after the file's zero its first frame comes, in ticks. */
  readonly lateTicks: number;
}

/** The picture of one piece. */
export interface Fmp4Piece {
  /** Start of each frame, in ticks from the start of the track; none where there is only sound. */
  readonly ticks: readonly number[];
  readonly endTicks: number;
}

const broken = (): KijkkringError => new KijkkringError('ffmpegFailed', { reason: 'output' });

/** Length and type of the box that begins at `at`; null when its header isn't there yet. @throws `ffmpegFailed` when it can't be */
export function boxHeader(view: DataView, at: number): { type: string; header: number; size: number } | null {
  if (view.byteLength - at < 8) return null;
  const short = view.getUint32(at);
  if (short === 1 && view.byteLength - at < 16) return null;
  const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
  const header = short === 1 ? 16 : 8;
  if (size < header || !Number.isSafeInteger(size)) throw broken();
  const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
  return { type, header, size };
}

/** @throws `ffmpegFailed` when a box reaches beyond the end */
export function boxesIn(view: DataView): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < view.byteLength; ) {
    const box = boxHeader(view, at);
    if (box === null || box.size > view.byteLength - at) throw broken();
    const length = box.size - box.header;
    boxes.push({
      type: box.type,
      content: new DataView(view.buffer, view.byteOffset + at + box.header, length),
    });
    at += box.size;
  }
  return boxes;
}

/** Reads `ftyp` and `moov`. @throws `ffmpegFailed` when it has no H.264 picture, or isn't whole */
export function readFmp4Init(bytes: Uint8Array): Fmp4Init {
  return guarded(() => {
    const moov = child(boxesIn(viewOf(bytes)), 'moov');
    const traks = boxesIn(moov).filter(({ type }) => type === 'trak');
    const tracks = traks.map(({ content }) => readTrack(content));
    const video = tracks.find(({ handler }) => handler === 'vide');
    if (video?.avc === undefined) throw broken();
    const sound = tracks.some(({ handler }) => handler === 'soun');
    const codecs = [`avc1.${video.avc.profile}`, ...(sound ? ['mp4a.40.2'] : [])].join(', ');
    const movieTimescale = field(child(boxesIn(moov), 'mvhd'), [12, 20]);
    return {
      videoTrack: video.id,
      timescale: video.timescale,
      width: video.avc.width,
      height: video.avc.height,
      mimeType: `video/mp4; codecs="${codecs}"`,
      lateTicks: Math.round((video.emptyEdit * video.timescale) / movieTimescale),
    };
  });
}

/**
 * Reads the frames of the picture in a `moof`: its first must be a key frame, and none may be shown out of its order.
 * @throws `ffmpegFailed`
 */
export function readFmp4Piece(moof: Uint8Array, { videoTrack }: Fmp4Init): Fmp4Piece {
  return guarded(() => {
    const trafs = boxesIn(child(boxesIn(viewOf(moof)), 'moof')).filter(({ type }) => type === 'traf');
    for (const { content } of trafs) {
      const boxes = boxesIn(content);
      const tfhd = child(boxes, 'tfhd');
      if (tfhd.getUint32(4) !== videoTrack) continue;
      const runs = boxes.filter(({ type }) => type === 'trun');
      return readSamples(tfhd, child(boxes, 'tfdt'), runs);
    }
    return { ticks: [], endTicks: 0 };
  });
}

/** 8.8.7, 8.8.8, 8.8.12: flags say which fields a sample has; what it lacks is the default of the fragment. */
function readSamples(tfhd: DataView, tfdt: DataView, runs: readonly Box[]): Fmp4Piece {
  const defaults = tfhd.getUint32(0) & 0xff_ffff;
  const skip = 8 + (defaults & 1 ? 8 : 0) + (defaults & 2 ? 4 : 0);
  const usual = defaults & 8 ? tfhd.getUint32(skip) : null;
  let at = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
  const ticks: number[] = [];
  for (const { content } of runs) {
    const flags = content.getUint32(0) & 0xff_ffff;
    const count = content.getUint32(4);
    let offset = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
    const present = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag);
    if (count * present.length * 4 > content.byteLength - offset) throw broken();
    if (count > 0 && present.length === 0 && (usual === null || count > 10_000)) throw broken();
    for (let sample = 0; sample < count; sample += 1) {
      const read = (flag: number) => content.getUint32(offset + present.indexOf(flag) * 4);
      const duration = flags & 0x100 ? read(0x100) : usual;
      if (duration === null || (flags & 0x800 && read(0x800) !== 0)) throw broken();
      ticks.push(at);
      at += duration;
      offset += present.length * 4;
    }
  }
  if (ticks.length === 0 || !Number.isSafeInteger(at)) throw broken();
  return { ticks, endTicks: at };
}

type Track = {
  readonly id: number;
  readonly handler: string;
  readonly timescale: number;
  /** In ticks of the movie. */
  readonly emptyEdit: number;
  readonly avc: { readonly profile: string; readonly width: number; readonly height: number } | undefined;
};

function readTrack(trak: DataView): Track {
  const boxes = boxesIn(trak);
  const media = boxesIn(child(boxes, 'mdia'));
  const handler = child(media, 'hdlr');
  const table = child(boxesIn(child(boxesIn(child(media, 'minf')), 'stbl')), 'stsd');
  const edits = boxes.find(({ type }) => type === 'edts');
  return {
    id: field(child(boxes, 'tkhd'), [12, 20]),
    handler: String.fromCharCode(...[8, 9, 10, 11].map((byte) => handler.getUint8(byte))),
    timescale: field(child(media, 'mdhd'), [12, 20]),
    emptyEdit: edits === undefined ? 0 : emptyEdit(child(boxesIn(edits.content), 'elst')),
    avc: readAvc(new DataView(table.buffer, table.byteOffset + 8, table.byteLength - 8)),
  };
}

/** 8.6.6: an edit of media time -1 shows nothing. */
function emptyEdit(elst: DataView): number {
  if (elst.getUint32(4) === 0) return 0;
  const long = elst.getUint8(0) === 1;
  const mediaTime = long ? elst.getBigInt64(16) : BigInt(elst.getInt32(12));
  if (mediaTime !== -1n) return 0;
  return long ? Number(elst.getBigUint64(8)) : elst.getUint32(8);
}

/** The sample entry of H.264 (ISO/IEC 14496-15, 5.4.2.1): profile, constraints and level stand in its `avcC`. */
function readAvc(entries: DataView): Track['avc'] {
  const entry = boxesIn(entries).find(({ type }) => type === 'avc1');
  if (entry === undefined) return undefined;
  const { content } = entry;
  const inner = new DataView(content.buffer, content.byteOffset + 78, content.byteLength - 78);
  const avcC = child(boxesIn(inner), 'avcC');
  const hex = [1, 2, 3].map((byte) => avcC.getUint8(byte).toString(16).padStart(2, '0'));
  return {
    profile: hex.join('').toUpperCase(),
    width: content.getUint16(24),
    height: content.getUint16(26),
  };
}

/** A 32-bit field whose place depends on the version of its box. */
function field(box: DataView, [version0, version1]: readonly [number, number]): number {
  return box.getUint32(box.getUint8(0) === 1 ? version1 : version0);
}

function child(boxes: readonly Box[], type: string): DataView {
  const found = boxes.find((box) => box.type === type);
  if (found === undefined) throw broken();
  return found.content;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A field beyond the end of its box is a RangeError of the view. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? broken() : error;
  }
}
