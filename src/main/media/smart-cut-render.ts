import { EncodedPacket } from 'mediabunny';
import type { ByteSink } from '../files/byte-source.ts';
import { allOrNone } from './all-or-none.ts';
import { type AvcConfig, codecNameOf, freeIds, joinAvcConfigs, writeAvcConfig } from './avc-config.ts';
import { picturesOf } from './copy-run.ts';
import { encodePictures, type PictureStretch, type SoundStretch } from './encoded-stretch.ts';
import type { FragmentRequest } from './fragment-render.ts';
import { type PartSpan, spansOf } from './fragment-span.ts';
import { writeMp4 } from './mp4-output.ts';
import { packetOf } from './nal-units.ts';
import type { FullReason, SmartCut } from './smart-cut-plan.ts';

export interface SmartRequest extends FragmentRequest {
  /** All of the fragment: it lies in one part. */
  readonly span: PartSpan;
  /** Where ffmpeg reads the source. */
  readonly url: string;
  readonly cut: SmartCut;
  /** All of its sound, which may be on its way still. */
  readonly sound: Promise<SoundStretch | null>;
  readonly sink: ByteSink;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

/** Of the whole, the sound takes about so much: it is the only stretch that is encoded from begin to end. */
export const ENCODING_SHARE = 0.7;

/** AAC encodes so many samples at a time, and one such packet of silence comes before the sound (ISO/IEC 14496-3). */
export const AAC_FRAME_SAMPLES = 1024;

/**
 * Writes the fragment with its middle copied: what lies before and after it is encoded anew.
 * @returns null, or why it could not be put together; then nothing was written
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, what source and sink throw
 */
export async function renderSmartCut(o: SmartRequest): Promise<FullReason | null> {
  const { cut, span } = o;
  const [headId, tailId] = freeIds(cut.config);
  if (headId === undefined || tailId === undefined) return 'parameters';
  const [head, tail, sound] = await allOrNone(o.signal, (signal) => {
    const stretch = (from: number, to: number, id: number) => {
      const [part] = from === to ? [] : spansOf(o.parts, o.inFrame + from, o.inFrame + to);
      return part === undefined ? null : encodePictures(part, o.url, { id, level: cut.config.level }, signal);
    };
    return [stretch(0, cut.copyFrom, headId), stretch(cut.copyEnd, span.timesUs.length, tailId), o.sound];
  });
  const config = joinAvcConfigs([cut.config, ...[head, tail].flatMap((made) => (made ? [made.config] : []))]);
  if (config === null) return 'parameters';
  await write(o, { head, tail, sound: sound && fitted(sound, span), config });
  return null;
}

/** Times of sound go by its samples, the priming before zero; the last packet is no longer than what is left. */
function fitted({ packets, decoderConfig }: SoundStretch, span: PartSpan): SoundStretch {
  const rate = decoderConfig.sampleRate;
  const samples = Math.round(((span.endUs - span.beginUs) * rate) / 1_000_000);
  return {
    decoderConfig,
    packets: packets.flatMap((packet, at) => {
      const from = (at - 1) * AAC_FRAME_SAMPLES;
      const length = Math.min(AAC_FRAME_SAMPLES, samples - from);
      return length > 0 ? [packet.clone({ timestamp: from / rate, duration: length / rate })] : [];
    }),
  };
}

type Made = {
  readonly head: PictureStretch | null;
  readonly tail: PictureStretch | null;
  readonly sound: SoundStretch | null;
  readonly config: AvcConfig;
};

async function write(o: SmartRequest, { head, tail, sound, config }: Made): Promise<void> {
  const { cut, span } = o;
  const { codedWidth, codedHeight, rotation, sampleAspect } = span.part.probe.video;
  const encoded = [...(head?.packets ?? []), ...(tail?.packets ?? []), ...(sound?.packets ?? [])];
  const timed = (packet: EncodedPacket, frame: number) => {
    const [begin = 0, end = span.endUs - span.beginUs] = span.timesUs.slice(frame, frame + 2);
    return packet.clone({ timestamp: begin / 1_000_000, duration: (end - begin) / 1_000_000 });
  };
  async function* pictures(): AsyncGenerator<EncodedPacket> {
    for (const [at, packet] of (head?.packets ?? []).entries()) yield timed(packet, at);
    for await (const { packet, frame } of copiedPackets(cut, o.signal)) {
      o.onProgress(ENCODING_SHARE + (1 - ENCODING_SHARE) * (frame / span.timesUs.length));
      yield timed(packet, frame);
    }
    for (const [at, packet] of (tail?.packets ?? []).entries()) yield timed(packet, cut.copyEnd + at);
  }
  await writeMp4(o.sink, {
    video: {
      decoderConfig: {
        ...cut.track.decoderConfig,
        ...{ codec: codecNameOf(config), description: writeAvcConfig(config), codedWidth, codedHeight },
        displayAspectWidth: codedWidth * sampleAspect[0],
        displayAspectHeight: codedHeight * sampleAspect[1],
      },
      rotation,
      packets: pictures(),
    },
    audio: sound,
    bytes: cut.bytes + encoded.reduce((sum, { byteLength }) => sum + byteLength, 0),
  });
}

/** The packets that are copied, without what says nothing, and the frame each shows. */
export async function* copiedPackets(
  cut: SmartCut,
  signal: AbortSignal,
): AsyncGenerator<{ readonly packet: EncodedPacket; readonly frame: number }> {
  let at = 0;
  for await (const packet of cut.track.packetsFrom(cut.firstPacket)) {
    signal.throwIfAborted();
    const frame = cut.shows[at];
    if (frame === undefined) return;
    const pictures = picturesOf(cut.track.unitsOf(packet) ?? [], cut.config) ?? [];
    const type = cut.keys.has(at) ? 'key' : 'delta';
    yield { packet: new EncodedPacket(packetOf(pictures), type, 0, 0), frame };
    at += 1;
  }
}
