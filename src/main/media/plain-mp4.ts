import { type EncodedPacket, EncodedPacketSink, type InputTrack, MP4 } from 'mediabunny';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink, ByteSource } from '../files/byte-source.ts';
import { writeMp4 } from './mp4-output.ts';
import { openPackets } from './packet-input.ts';

/**
 * Writes the packets of one of our own streamed MP4s as a plain one, byte for byte and at the same times: one index for the
 * whole, which tells its length. A streamed one says nothing of that, so that some players show none or can't go anywhere in it.
 * @throws KijkkringError `ffmpegFailed` when it isn't such a film; the signal's reason; what source and sink throw
 */
export async function writePlainMp4(
  streamed: ByteSource,
  sink: ByteSink,
  signal: AbortSignal,
): Promise<void> {
  using input = openPackets(streamed, [MP4]);
  const picture = await input.getPrimaryVideoTrack();
  const sound = await input.getPrimaryAudioTrack();
  const decoderConfig = await picture?.getDecoderConfig();
  const soundConfig = await sound?.getDecoderConfig();
  if (!picture || !decoderConfig || (sound && !soundConfig)) throw new KijkkringError('ffmpegFailed');
  const sounds: EncodedPacket[] = [];
  if (sound) for await (const packet of packetsOf(sound, signal)) sounds.push(packet);
  await writeMp4(sink, {
    video: { decoderConfig, rotation: picture.rotation, packets: packetsOf(picture, signal) },
    audio: soundConfig ? { decoderConfig: soundConfig, packets: sounds } : null,
    bytes: (await bytesIn(picture)) + sounds.reduce((sum, { byteLength }) => sum + byteLength, 0),
  });
}

async function bytesIn(track: InputTrack): Promise<number> {
  let bytes = 0;
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true });
  for await (const { byteLength } of packets) bytes += byteLength;
  return bytes;
}

async function* packetsOf(track: InputTrack, signal: AbortSignal): AsyncGenerator<EncodedPacket> {
  for await (const packet of new EncodedPacketSink(track).packets()) {
    signal.throwIfAborted();
    yield packet;
  }
}
