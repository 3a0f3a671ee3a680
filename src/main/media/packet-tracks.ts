import {
  type EncodedPacket,
  EncodedPacketSink,
  type Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
} from 'mediabunny';
import type { ByteSource } from '../files/byte-source.ts';
import { type AvcConfig, readAvcConfig } from './avc-config.ts';
import { hasHonestCounts } from './honest-counts.ts';
import { nalUnitsOf, nalUnitsOfAnnexB } from './nal-units.ts';
import { bytesOf, openPackets } from './packet-input.ts';
import type { ListedPacket } from './packet-list.ts';

/** So many sizes in a row say which packet is which. */
const TELLING_SIZES = 32;

/** How far mediabunny's idea of a time may lie from ffmpeg's where edit lists are concerned, in seconds. */
const TIME_APART = 1.5;

/** Closer than any two frames, and further than rounding goes, in seconds. */
const SAME_TIME = 0.0005;

/** A track of H.264 whose packets can be taken as they are. Times are ffmpeg's to tell: a list of its packets leads the way. */
export class PacketTrack {
  readonly #sink: EncodedPacketSink;
  /** What the container says; null where the parameter sets are among the packets (annex B). */
  readonly config: AvcConfig | null;
  readonly decoderConfig: VideoDecoderConfig;

  constructor(track: InputVideoTrack, decoderConfig: VideoDecoderConfig, config: AvcConfig | null) {
    this.#sink = new EncodedPacketSink(track);
    this.decoderConfig = decoderConfig;
    this.config = config;
  }

  /** The packet that stands first in ffmpeg's list; null when the sizes of what follows don't agree. */
  async packetAt(list: readonly ListedPacket[]): Promise<EncodedPacket | null> {
    const [first] = list;
    if (first === undefined) return null;
    const wanted = list.slice(0, TELLING_SIZES).map(({ size }) => size);
    const o = { metadataOnly: true };
    const from =
      (await this.#sink.getKeyPacket(first.atUs / 1_000_000 - TIME_APART, o)) ??
      (await this.#sink.getFirstPacket(o));
    if (from === null) return null;
    const alike: EncodedPacket[] = [];
    const seen: EncodedPacket[] = [];
    for await (const packet of this.#sink.packets(from, undefined, o)) {
      seen.push(packet);
      if (seen.length > wanted.length) seen.shift();
      const [one] = seen;
      if (seen.length < wanted.length || one === undefined) continue;
      if (secondsApart(one, first) > TIME_APART) break;
      if (seen.every(({ byteLength }, at) => byteLength === wanted[at])) alike.push(one);
    }
    // A film in which nothing moves has many packets of one size: then the time has to tell.
    const sure = alike.filter((packet) => Math.abs(secondsApart(packet, first)) < SAME_TIME);
    return (sure.length > 0 ? sure[0] : alike.length === 1 ? alike[0] : null) ?? null;
  }

  /** The packets from this one on with their bytes, in the order of decoding. */
  async *packetsFrom(packet: EncodedPacket): AsyncGenerator<EncodedPacket, void, unknown> {
    const whole = await this.#sink.getPacket(packet.timestamp);
    // Two packets of one time can't be told apart: then there are none.
    if (whole?.sequenceNumber === packet.sequenceNumber) yield* this.#sink.packets(whole);
  }

  /** The NAL units of a packet; null when it isn't whole. */
  unitsOf(packet: EncodedPacket): Uint8Array[] | null {
    return this.config === null
      ? nalUnitsOfAnnexB(packet.data)
      : nalUnitsOf(packet.data, this.config.lengthBytes);
  }
}

/**
 * Lends the H.264 tracks of a source that mediabunny can read; none of a container that it can't, or that lies of its length.
 * @throws what the source throws, and what `work` throws
 */
export async function withPacketTracks<T>(
  source: ByteSource,
  work: (tracks: readonly PacketTrack[]) => Promise<T>,
): Promise<T> {
  if (!(await hasHonestCounts(source))) return await work([]);
  using input = openPackets(source, [MP4, QTFF, MATROSKA, MPEG_TS]);
  return await work(await tracksOf(input));
}

async function tracksOf(input: Input): Promise<PacketTrack[]> {
  if (!(await input.canRead())) return [];
  const tracks: PacketTrack[] = [];
  for (const track of await input.getVideoTracks()) {
    const config = track.codec === 'avc' ? await track.getDecoderConfig() : null;
    if (config === null) continue;
    const { description } = config;
    const record = description === undefined ? null : readAvcConfig(bytesOf(description));
    if (description === undefined || record !== null) tracks.push(new PacketTrack(track, config, record));
  }
  return tracks;
}

function secondsApart({ timestamp }: EncodedPacket, { atUs }: ListedPacket): number {
  return timestamp - atUs / 1_000_000;
}
