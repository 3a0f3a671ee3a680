import type { EncodedPacket } from 'mediabunny';
import { type AvcConfig, avcConfigOf, isPlainConfig } from './avc-config.ts';
import { NAL, nalType, saysNothing, withoutPadding } from './nal-units.ts';
import type { ListedPacket } from './packet-list.ts';
import type { PacketTrack } from './packet-tracks.ts';

/** ffmpeg's packets around a fragment, and which frames they show. */
export interface PacketWindow {
  readonly list: readonly ListedPacket[];
  /** Where in the list the packets begin that are taken in. */
  readonly first: number;
  /** Number of each chosen frame by its time in the container. */
  readonly frames: ReadonlyMap<number, number>;
  readonly total: number;
}

export interface CopiedRun {
  /** The frame each packet shows, in the order of decoding: all from `copyFrom` up to `copyEnd`. */
  readonly shows: readonly number[];
  /** Which of them a player may begin at. */
  readonly keys: ReadonlySet<number>;
  readonly firstPacket: EncodedPacket;
  readonly copyFrom: number;
  readonly copyEnd: number;
  /** Bytes of the packets without what says nothing. */
  readonly bytes: number;
  readonly config: AvcConfig;
}

export type RunFault = 'noKey' | 'packets' | 'parameters' | 'footage';

/**
 * Takes packets in the order of decoding and keeps the longest run of them that begins with a picture which refreshes the
 * decoder (IDR), shows chosen frames only, and leaves none out in between.
 */
export class CopyRun {
  readonly #track: PacketTrack;
  readonly #window: PacketWindow;
  readonly #shows: number[] = [];
  readonly #keys = new Set<number>();
  #at: number;
  #firstPacket: EncodedPacket | null = null;
  #config: AvcConfig | null = null;
  #fault: RunFault | null = null;
  #latest = -1;
  #bytes = 0;
  #whole = { packets: 0, bytes: 0 };

  constructor(track: PacketTrack, window: PacketWindow) {
    this.#track = track;
    this.#window = window;
    this.#at = window.first;
  }

  /** @returns whether the next packet is wanted too */
  take(packet: EncodedPacket): boolean {
    const listed = this.#window.list[this.#at];
    if (listed === undefined) return false;
    const units = this.#track.unitsOf(packet);
    if (units === null || packet.byteLength !== listed.size) return this.#stop('packets');
    const frame = this.#window.frames.get(listed.atUs);
    this.#at += 1;
    if (this.#config === null) {
      if (frame !== undefined && frame * 2 > this.#window.total) return this.#stop('noKey');
      if (frame === undefined || !this.#refreshes(units)) return true;
      this.#begin(packet, units);
    }
    // Not chosen, or never shown.
    if (frame === undefined || this.#fault !== null) return false;
    return this.#keep(units, frame);
  }

  finish(): CopiedRun | RunFault {
    if (this.#fault !== null) return this.#fault;
    if (this.#config === null || this.#firstPacket === null) return 'noKey';
    const { packets, bytes } = this.#whole;
    const shows = this.#shows.slice(0, packets);
    const copyFrom = shows[0] ?? 0;
    return {
      keys: this.#keys,
      ...{ shows, copyFrom, copyEnd: copyFrom + packets, bytes },
      ...{ config: this.#config, firstPacket: this.#firstPacket },
    };
  }

  #stop(fault: RunFault): false {
    this.#fault = fault;
    return false;
  }

  /** A picture that resets the decoder, with nothing shown before it that comes later, or the other way round. */
  #refreshes(units: readonly Uint8Array[]): boolean {
    const { list } = this.#window;
    const here = this.#at - 1;
    const atUs = list[here]?.atUs ?? 0;
    return (
      units.some((unit) => nalType(unit) === NAL.idrSlice) &&
      list.every((other, at) => at === here || (at < here ? other.atUs < atUs : other.atUs > atUs))
    );
  }

  #begin(packet: EncodedPacket, units: readonly Uint8Array[]): void {
    const ofType = (type: number) =>
      units.filter((unit) => nalType(unit) === type).map((unit) => unit.slice());
    const config = this.#track.config ?? avcConfigOf(ofType(NAL.sps), ofType(NAL.pps));
    if (config === null) this.#fault = 'parameters';
    else if (!isPlainConfig(config)) this.#fault = 'footage';
    this.#config = config;
    this.#firstPacket = packet.clone({ data: new Uint8Array(0) });
  }

  #keep(units: readonly Uint8Array[], frame: number): boolean {
    const kept = this.#config === null ? null : picturesOf(units, this.#config);
    if (kept === null) return this.#stop('parameters');
    if (kept.length === 0) return this.#stop('packets');
    const [from = frame] = this.#shows;
    const at = this.#shows.length;
    const followsAll = this.#whole.packets === at && frame === from + at;
    if (followsAll && kept.some((unit) => nalType(unit) === NAL.idrSlice)) this.#keys.add(at);
    this.#shows.push(frame);
    this.#latest = Math.max(this.#latest, frame);
    this.#bytes += kept.reduce((sum, unit) => sum + 4 + unit.length, 0);
    if (this.#latest === from + at) this.#whole = { packets: this.#shows.length, bytes: this.#bytes };
    return true;
  }
}

/**
 * The units of a packet that hold its picture. Parameter sets that repeat what the configuration says are left out with what
 * says nothing.
 * @returns null when there is a parameter set that says something else, or a unit that a plain decoder doesn't know
 */
export function picturesOf(units: readonly Uint8Array[], config: AvcConfig): Uint8Array[] | null {
  const pictures: Uint8Array[] = [];
  for (const unit of units) {
    const type = nalType(unit);
    if (type === NAL.slice || type === NAL.idrSlice) pictures.push(unit);
    else if (type === NAL.sps || type === NAL.pps) {
      const known = type === NAL.sps ? config.sps : config.pps;
      if (!known.some((set) => Buffer.compare(set, withoutPadding(unit)) === 0)) return null;
    } else if (!saysNothing(unit)) return null;
  }
  return pictures;
}
