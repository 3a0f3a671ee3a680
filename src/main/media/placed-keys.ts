import { KijkkringError } from '../../shared/errors.ts';
import { type ByteSource, readInto } from '../files/byte-source.ts';
import type { MediaProbe } from './media-probe.ts';
import { MomentKeys } from './moment-keys.ts';
import { FILMSTRIP_INTERVAL_S, type ToldPacket } from './overview-outputs.ts';
import type { PicturePlaces } from './picture-places.ts';

/** No picture, and no beginning of a file, comes near this, in bytes. */
const LONGEST_PICTURE = 64 * 1024 * 1024;

/** Reads the key pictures that will be looked at from where they lie in a transport stream, what stands before the first in front. */
export class PlacedKeys {
  readonly #source: ByteSource;
  readonly #originUs: number;
  readonly #places: PicturePlaces;
  readonly #keys = new MomentKeys<number>(FILMSTRIP_INTERVAL_S * 1_000_000);
  /** Numbers of places. */
  readonly #wanted: number[] = [];
  #next = 0;
  #isBegun = false;
  #memory = new Uint8Array(0);

  /** @param places of the pictures; there may be more of them with every packet */
  constructor(source: ByteSource, { originUs }: MediaProbe, places: PicturePlaces) {
    this.#source = source;
    this.#originUs = originUs;
    this.#places = places;
  }

  /** Takes the packets in the order of the file; null for one without a time. @throws KijkkringError `ffmpegFailed` for one that is not the next picture of the file */
  take(packet: ToldPacket | null): void {
    const place = this.#next;
    // two packets in a picture, or one that ffmpeg didn't see any more: nothing is known of what was left out
    if (packet === null || !this.#places.isAt(place, packet.pts)) throw refusal();
    this.#next += 1;
    this.#want(packet.key ? this.#keys.take(packet.atUs - this.#originUs, place) : null);
  }

  /** There are no more packets. @throws KijkkringError `ffmpegFailed` when there are more pictures */
  finish(): void {
    if (this.#next !== this.#places.count) throw refusal();
    this.#want(this.#keys.finish());
  }

  /** What is to be drawn by now, and not before; each is valid until the next. @throws what the source throws */
  async *wanted(): AsyncGenerator<Uint8Array> {
    for (const place of this.#wanted.splice(0)) {
      if (!this.#isBegun) yield await this.#read(0, this.#places.startOf(0) ?? 0);
      this.#isBegun = true;
      yield await this.#read(
        this.#places.startOf(place) ?? 0,
        this.#places.startOf(place + 1) ?? this.#source.size,
      );
    }
  }

  #want(place: number | null): void {
    if (place !== null) this.#wanted.push(place);
  }

  async #read(from: number, to: number): Promise<Uint8Array> {
    if (to - from > LONGEST_PICTURE) throw refusal();
    if (this.#memory.length < to - from) this.#memory = new Uint8Array(to - from);
    const bytes = this.#memory.subarray(0, to - from);
    await readInto(this.#source, from, bytes);
    return bytes;
  }
}

function refusal(): KijkkringError {
  return new KijkkringError('ffmpegFailed', { reason: 'noPlainTransport' });
}
