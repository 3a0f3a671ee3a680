import {
  BufferSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
} from 'mediabunny';
import { KijkkringError } from '../../shared/errors.ts';
import { type AvcConfig, readAvcConfig } from './avc-config.ts';
import { picturesOf } from './copy-run.ts';
import { noCovers } from './cover-filters.ts';
import { type FfmpegInput, runFfmpeg } from './ffmpeg.ts';
import { bareMp4, pictureEncoding, soundEncoding } from './fragment-encoding.ts';
import { inputFor, inputForPictures, PRE_ROLL_US, soundChain, trimmedPicture } from './fragment-filters.ts';
import { durationOf, type PartSpan } from './fragment-span.ts';
import { nalUnitsOf, packetOf } from './nal-units.ts';
import { bytesOf } from './packet-input.ts';

/** Pictures encoded anew, in the order of showing, which is that of decoding. */
export interface PictureStretch {
  readonly packets: readonly EncodedPacket[];
  readonly config: AvcConfig;
}

/** Sound encoded anew; the first packet is priming, made of silence. */
export interface SoundStretch {
  readonly packets: readonly EncodedPacket[];
  readonly decoderConfig: AudioDecoderConfig;
}

/**
 * Encodes the frames of a span as they are stored, not turned, so that they fit beside copied ones.
 * @param id for the parameter sets; no copied one may have it
 * @param level that the copied pictures are declared with
 * @throws KijkkringError `ffmpegFailed`, `cancelled`
 */
export async function encodePictures(
  span: PartSpan,
  url: string,
  { id, level }: { readonly id: number; readonly level: number },
  signal: AbortSignal,
): Promise<PictureStretch> {
  const { args } = inputForPictures(span, url);
  const format = span.part.probe.video.pixelFormat ?? 'yuv420p';
  const file = await encode(
    { url, args: ['-noautorotate', ...args] },
    `${trimmedPicture(span, 0)},format=${format}[out]`,
    pictureEncoding('usual', [`sps-id=${id}`, `level=${level}`]),
    { signal },
  );
  using input = new Input({ formats: [MP4], source: new BufferSource(file) });
  const track = await input.getPrimaryVideoTrack();
  const record = (await track?.getDecoderConfig())?.description;
  const config = record === undefined ? null : readAvcConfig(bytesOf(record));
  if (!track || config === null) throw new KijkkringError('ffmpegFailed');
  const packets = await packetsOf(track);
  if (packets.length !== span.timesUs.length) throw new KijkkringError('ffmpegFailed');
  return { packets: packets.map((packet) => bare(packet, config)), config };
}

function bare(packet: EncodedPacket, config: AvcConfig): EncodedPacket {
  const pictures = picturesOf(nalUnitsOf(packet.data, config.lengthBytes) ?? [], config);
  if (pictures === null || pictures.length === 0) throw new KijkkringError('ffmpegFailed');
  return packet.clone({ data: packetOf(pictures) });
}

/**
 * Encodes the sound of a span; null when it has none.
 * @throws KijkkringError `ffmpegFailed`, `cancelled`
 */
export async function encodeSound(
  span: PartSpan,
  url: string,
  o: {
    readonly levelled?: boolean | undefined;
    readonly signal: AbortSignal;
    onProgress(share: number): void;
  },
): Promise<SoundStretch | null> {
  const chain = soundChain([span], noCovers, 'out', o.levelled);
  if (chain === null) return null;
  const file = await encode(inputFor(span, url, PRE_ROLL_US), chain, soundEncoding, {
    signal: o.signal,
    onProgress: (outTimeUs) => o.onProgress(Math.min(1, outTimeUs / durationOf([span]))),
  });
  using input = new Input({ formats: [MP4], source: new BufferSource(file) });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new KijkkringError('ffmpegFailed');
  return { packets: await packetsOf(track), decoderConfig };
}

async function packetsOf(track: InputVideoTrack | InputAudioTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

async function encode(
  input: FfmpegInput,
  graph: string,
  encoding: readonly string[],
  o: { readonly signal: AbortSignal; readonly onProgress?: (outTimeUs: number) => void },
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const report = await runFfmpeg({
    inputs: [input],
    outputArgs: ['-filter_complex', graph, '-map', '[out]', ...encoding, ...bareMp4],
    onStdout: (piece) => {
      pieces.push(piece);
    },
    onProgress: o.onProgress,
    signal: o.signal,
  });
  if (report.exitCode !== 0 || pieces.length === 0) throw new KijkkringError('ffmpegFailed');
  return Buffer.concat(pieces);
}
