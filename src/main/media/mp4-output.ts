import {
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from 'mediabunny';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink } from '../files/byte-source.ts';
import { RENDER_TICKS } from './fragment-filters.ts';
import type { Rotation } from './media-probe.ts';
import { boxesIn, idleFields, readBoxHeader } from './mp4-boxes.ts';

export interface Mp4Contents {
  readonly video: {
    readonly decoderConfig: VideoDecoderConfig;
    readonly rotation: Rotation;
    /** In the order of decoding, each with the time at which it is shown. */
    readonly packets: AsyncIterable<EncodedPacket>;
  };
  readonly audio: {
    readonly decoderConfig: AudioDecoderConfig;
    readonly packets: readonly EncodedPacket[];
  } | null;
  /** Of all packets together. */
  readonly bytes: number;
}

/**
 * Writes an MP4 front to back: pictures and sound in turns, the index at the end. No edit list but the one that leaves the
 * sound's priming out; nothing about when or with what it was made.
 * @throws KijkkringError `ffmpegFailed` when the packets are not as many bytes as was said; what sink and packets throw
 */
export async function writeMp4(sink: ByteSink, { video, audio, bytes }: Mp4Contents): Promise<void> {
  const forward = new ForwardSink(sink, bytes);
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new StreamTarget(new WritableStream({ write: (chunk) => forward.take(chunk) })),
  });
  const pictures = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(pictures, { rotation: video.rotation, frameRate: RENDER_TICKS });
  const sounds = new EncodedAudioPacketSource('aac');
  if (audio !== null) output.addAudioTrack(sounds);
  await output.start();
  try {
    await interleave(video.packets, audio?.packets ?? [], {
      show: (packet) => pictures.add(packet, { decoderConfig: video.decoderConfig }),
      sound: (packet) => sounds.add(packet, audio === null ? {} : { decoderConfig: audio.decoderConfig }),
    });
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  await forward.finish();
}

type Tracks = Record<'show' | 'sound', (packet: EncodedPacket) => Promise<void>>;

/** Sound goes behind the picture of its time, so that a player has both at hand. */
async function interleave(
  pictures: AsyncIterable<EncodedPacket>,
  sounds: readonly EncodedPacket[],
  { show, sound }: Tracks,
): Promise<void> {
  let next = 0;
  const soundUntil = async (until: number): Promise<void> => {
    for (let one = sounds[next]; one !== undefined && one.timestamp <= until; one = sounds[next]) {
      await sound(one);
      next += 1;
    }
  };
  for await (const packet of pictures) {
    await show(packet);
    await soundUntil(packet.timestamp);
  }
  await soundUntil(Number.POSITIVE_INFINITY);
}

/** Space that mediabunny keeps for the length of the packets' box. */
const HEADER_BYTES = 16;

/**
 * Hands bytes on in order to a sink that can't go back. mediabunny fills in the length of the packets' box at the end: it is
 * known beforehand, so it is written at once, and what comes later has to agree.
 */
class ForwardSink {
  readonly #sink: ByteSink;
  readonly #mediaBytes: number;
  #header: { readonly at: number; readonly bytes: Buffer } | null = null;
  #end = 0;
  readonly #tail: Uint8Array[] = [];

  constructor(sink: ByteSink, mediaBytes: number) {
    this.#sink = sink;
    this.#mediaBytes = mediaBytes;
  }

  async take({ data, position }: StreamTargetChunk): Promise<void> {
    if (this.#header === null) return this.#begin(data);
    if (position < this.#end) return this.#compare(data, position);
    this.#end += data.length;
    if (position - this.#header.at - HEADER_BYTES >= this.#mediaBytes) this.#tail.push(data.slice());
    else await this.#sink.write(data);
  }

  /** Writes the index, which came last. */
  async finish(): Promise<void> {
    const index = Buffer.concat(this.#tail);
    const boxes = boxesIn(index);
    if (boxes === null || boxes[0]?.type !== 'moov') throw new KijkkringError('ffmpegFailed');
    for (const box of boxes) {
      const idle = idleFields(box, index);
      if (idle !== null) index.fill(0, ...idle);
    }
    await this.#sink.write(index);
  }

  async #begin(data: Uint8Array): Promise<void> {
    const first = readBoxHeader(data, 0);
    invariant(
      first?.type === 'ftyp' && data.length === first.size + HEADER_BYTES,
      'a file begins with its type',
    );
    const size = HEADER_BYTES + this.#mediaBytes;
    const bytes = Buffer.alloc(HEADER_BYTES);
    bytes.writeUInt32BE(size < 2 ** 32 ? size : 1, 0);
    bytes.write('mdat', 4, 'latin1');
    // Of a short box these eight bytes are content that nothing points to.
    bytes.writeBigUInt64BE(BigInt(size < 2 ** 32 ? HEADER_BYTES : size), 8);
    this.#header = { at: first.size, bytes };
    this.#end = data.length;
    await this.#sink.write(Buffer.concat([data.subarray(0, first.size), bytes]));
  }

  #compare(data: Uint8Array, position: number): void {
    const { at, bytes } = this.#header ?? { at: 0, bytes: Buffer.alloc(0) };
    const said = bytes.subarray(position - at, position - at + data.length);
    if (position < at || Buffer.compare(said, data) !== 0) throw new KijkkringError('ffmpegFailed');
  }
}
