import { KijkkringError } from '../../shared/errors.ts';
import { PicturePlaces } from './picture-places.ts';

/** A packet of a transport stream (ISO/IEC 13818-1 §2.4.3.2); camcorders put four bytes before each. */
const PACKET = 188;
const STAMP = 4;
const SYNC = 0x47;
const PIDS = 8192;

/** Packets in a piece: as many bytes are also a whole number of the chunks of a sealed file, with or without stamps. */
const PIECE_PACKETS = 16_384;

/** The beginning stays whole, in bytes: from it ffmpeg learns what there is, and it reads 5 MB for that at most. */
const WHOLE_BYTES = 8_000_000;

/** What is kept of a picture, in packets: its headers stand in front, a key picture's parameters among them. */
const KEPT_PACKETS = 8;

/** In the table of what is kept of a stream: everything. */
const EVERYTHING = -1;

/**
 * Shortens a transport stream to what tells of its pictures, and notes where they lie: of each the first packets stay, and all sound.
 * What is missing or wrong in it stays to be seen at the same pictures, since counters go on as they did.
 */
export class TransportTrimmer {
  /** How many bytes of the file are handed over at once; the last piece may be shorter. */
  readonly pieceBytes: number;
  /** Of the pictures, in the order of the file. */
  readonly places = new PicturePlaces();
  readonly #stamp: number;
  readonly #wholeBytes: number;
  /** How many packets of the picture under way are kept yet. */
  readonly #left = new Int8Array(PIDS).fill(EVERYTHING);
  /** How many were left out so far. */
  readonly #missing = new Uint32Array(PIDS);
  #pid: number | null = null;
  #at = 0;

  /**
   * @param beginning of the file, some packets of it; @param wholeBytes how much of it isn't shortened
   * @throws KijkkringError `ffmpegFailed` when it is no such stream
   */
  constructor(beginning: Uint8Array, wholeBytes = WHOLE_BYTES) {
    const stamp = [0, STAMP].find((bytes) => isInStep(beginning, bytes));
    if (stamp === undefined) throw refusal();
    this.#stamp = stamp;
    this.#wholeBytes = wholeBytes;
    this.pieceBytes = PIECE_PACKETS * (stamp + PACKET);
  }

  /**
   * Takes the next piece, whole packets but for the last, and shortens it in place.
   * @returns what is kept, a part of `piece`
   * @throws KijkkringError `ffmpegFailed` where it is out of step, and where a picture has no time or no beginning of its own
   */
  trim(piece: Uint8Array): Uint8Array {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    const step = this.#stamp + PACKET;
    let kept = 0;
    let at = 0;
    for (; at + step <= piece.length; at += step) {
      if (!this.#keeps(view, at + this.#stamp, this.#at + at)) continue;
      if (kept < at) piece.copyWithin(kept, at, at + step);
      kept += step;
    }
    piece.copyWithin(kept, at);
    this.#at += piece.length;
    return piece.subarray(0, kept + piece.length - at);
  }

  /** Whether a packet is kept; if so, its counter goes on from the one that was kept before it. */
  #keeps(view: DataView, at: number, from: number): boolean {
    const head = view.getUint32(at);
    if (head >>> 24 !== SYNC) throw refusal();
    const pid = (head >>> 8) & 0x1fff;
    if ((head & 0x400000) !== 0) this.#begin(view, at, pid, from);
    else {
      const left = this.#left[pid] ?? EVERYTHING;
      if (left > 0) this.#left[pid] = left - 1;
      if (left === 0 && isPlainPayload(view, at, head)) {
        this.#missing[pid] = (this.#missing[pid] ?? 0) + 1;
        return false;
      }
    }
    const missing = this.#missing[pid] ?? 0;
    if (missing > 0) view.setUint8(at + 3, (head & 0xf0) | ((head - missing) & 0x0f));
    return true;
  }

  /** Something begins: a picture, or sound, or a table. */
  #begin(view: DataView, at: number, pid: number, from: number): void {
    const start = payloadAt(view, at);
    // 14 bytes up to and including its time (§2.4.3.6), behind the code of a stream of pictures
    if (start === null || start + 14 > at + PACKET || view.getUint32(start) >>> 4 !== 0x1e) {
      this.#left[pid] = EVERYTHING;
      return;
    }
    this.#pid ??= pid;
    const isTimed = (view.getUint8(start + 7) & 0x80) !== 0;
    const isWhole = beginsPicture(view, start + 9 + view.getUint8(start + 8), at + PACKET);
    if (pid !== this.#pid || !isTimed || !isWhole) throw refusal();
    this.places.add(timeAt(view, start + 9), from);
    if (from < this.#wholeBytes) return;
    this.#left[pid] = KEPT_PACKETS - 1;
    // "not said", as the length is no longer true
    view.setUint16(start + 4, 0);
  }
}

function isInStep(beginning: Uint8Array, stamp: number): boolean {
  const looks = [0, 1, 2, 3, 4].map((packet) => beginning[packet * (stamp + PACKET) + stamp]);
  return looks.every((byte) => byte === SYNC);
}

function refusal(): KijkkringError {
  return new KijkkringError('ffmpegFailed', { reason: 'noPlainTransport' });
}

/** Nothing but bytes of a picture: no error is marked, and no jump of the counter or the clock (§2.4.3.3, §2.4.3.5). */
function isPlainPayload(view: DataView, at: number, head: number): boolean {
  if ((head & 0x8000d0) !== 0x10) return false;
  const isAdapted = (head & 0x20) !== 0 && view.getUint8(at + 4) > 0;
  return !isAdapted || (view.getUint8(at + 5) & 0x80) === 0;
}

function payloadAt(view: DataView, at: number): number | null {
  const head = view.getUint32(at);
  if ((head & 0x10) === 0) return null;
  return at + 4 + ((head & 0x20) === 0 ? 0 : 1 + view.getUint8(at + 4));
}

/**
 * What a picture begins with, behind the start code: the delimiter of H.264 or HEVC, which both have to have in a transport stream
 * (§2.14, §2.17), or a sequence, group or picture of MPEG-2. Where it doesn't stand in front, the end of the picture before does.
 */
const beginnings: ReadonlySet<number> = new Set([0x09, 0x46, 0xb3, 0xb8, 0x00]);

function beginsPicture(view: DataView, at: number, end: number): boolean {
  if (at + 5 > end || view.getUint16(at) !== 0) return false;
  const code = view.getUint8(at + 2) === 0 ? at + 3 : at + 2;
  return view.getUint8(code) === 1 && beginnings.has(view.getUint8(code + 1));
}

/** 33 bits in five bytes with a mark behind each part (§2.4.3.7). */
function timeAt(view: DataView, at: number): number {
  const high = (view.getUint8(at) >> 1) & 7;
  const middle = view.getUint16(at + 1) >> 1;
  const low = view.getUint16(at + 3) >> 1;
  return high * 2 ** 30 + middle * 2 ** 15 + low;
}
