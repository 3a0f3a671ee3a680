import { KijkkringError } from '../../shared/errors.ts';
import { boxHeader } from './fmp4-boxes.ts';

export type Fmp4Events = {
  /** `ftyp` and `moov`, once. */
  onInit(bytes: Uint8Array): Promise<void> | void;
  /** A `moof` and its `mdat`; `moofBytes` is the length of the first. */
  onPiece(bytes: Uint8Array, moofBytes: number): Promise<void> | void;
};

/** Far above a piece of twelve frames; what is longer is no answer of our encoder. */
const LONGEST_BOX = 64 * 1024 * 1024;

/** Cuts a fragmented MP4 into its beginning and its pieces while it comes in. Holds one piece; what follows the last is dropped. */
export class Fmp4Splitter {
  readonly #events: Fmp4Events;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** Boxes that belong together and are whole. */
  #group: Uint8Array[] = [];
  #moofBytes = 0;
  #begun = false;

  constructor(events: Fmp4Events) {
    this.#events = events;
  }

  /** @throws `ffmpegFailed` when these are no such boxes, and what the events throw */
  async push(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    for (let box = this.#takeBox(); box !== null; box = this.#takeBox())
      await this.#sort(box.type, box.bytes);
  }

  #takeBox(): { type: string; bytes: Uint8Array } | null {
    if (this.#waitingBytes < 8) return null;
    const start = this.#waiting[0];
    const [head] = start !== undefined && start.length >= 16 ? [start] : this.#joined();
    if (head === undefined) return null;
    const header = boxHeader(new DataView(head.buffer, head.byteOffset, head.byteLength), 0);
    if (header === null) return null;
    if (header.size > LONGEST_BOX) throw new KijkkringError('ffmpegFailed', { reason: 'output' });
    if (this.#waitingBytes < header.size) return null;
    const [all = new Uint8Array()] = this.#joined();
    this.#waiting = [all.subarray(header.size)];
    this.#waitingBytes -= header.size;
    return { type: header.type, bytes: all.subarray(0, header.size) };
  }

  #joined(): Uint8Array[] {
    if (this.#waiting.length > 1) this.#waiting = [Buffer.concat(this.#waiting)];
    return this.#waiting;
  }

  async #sort(type: string, bytes: Uint8Array): Promise<void> {
    if (type === 'moof') {
      this.#group = [bytes];
      this.#moofBytes = bytes.length;
    } else if (type === 'mdat' && this.#begun && this.#moofBytes > 0) {
      const piece = Buffer.concat([...this.#group, bytes]);
      const moofBytes = this.#moofBytes;
      this.#group = [];
      this.#moofBytes = 0;
      await this.#events.onPiece(piece, moofBytes);
    } else if (!this.#begun) {
      this.#group.push(bytes);
      if (type !== 'moov') return;
      this.#begun = true;
      const init = Buffer.concat(this.#group);
      this.#group = [];
      await this.#events.onInit(init);
    }
  }
}
