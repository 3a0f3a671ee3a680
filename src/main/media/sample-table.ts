import {
  CustomSource,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MP4,
  QTFF,
} from 'mediabunny';
import { KijkkringError } from '../../shared/errors.ts';
import { ticksToUs } from '../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { FrameTimesBuilder } from './frame-times-builder.ts';
import { hasHonestCounts } from './honest-counts.ts';
import type { MediaProbe } from './media-probe.ts';
import { asItStands, viewOf } from './mp4-tree.ts';
import type { PacketIndex } from './packet-index.ts';
import { type PlainSampleTable, readPlainSampleTable } from './plain-sample-table.ts';
import { topBoxes } from './top-boxes.ts';

// what it makes of a file is for us to say, and its log would go to the console
Logging.level = LogLevel.Silent;

/**
 * What the sample table of an MP4 or MOV says of the picture, without reading the picture: a few chunks of the file, in
 * about two seconds for the longest lesson. It is a claim: a table may speak of bytes that are not there, and mediabunny
 * is known to be off where fragments are reordered or an edit begins between key frames. So it is never believed before
 * `decodeSpan` saw the same. As most cameras write it, it is read without mediabunny, which makes objects of each frame: 150 MB of them
 * for three hours.
 * @returns null where there is no such table, or none that speaks of this picture
 * @throws what the source throws
 */
export async function readSampleTable(
  source: ByteSource,
  probe: MediaProbe,
  signal?: AbortSignal,
): Promise<PacketIndex | null> {
  if (probe.container !== 'mp4') return null;
  if (!(await hasHonestCounts(source))) return null;
  const moov = await movieOf(source);
  if (signal?.aborted) throw new KijkkringError('cancelled');
  if (moov === null) return null;
  const plain = asItStands(() => readPlainSampleTable(moov, probe));
  return plain === null ? tableByLibrary(source, probe, signal) : indexOf(plain, probe);
}

async function movieOf(source: ByteSource): Promise<DataView | null> {
  for await (const { type, begin, end } of topBoxes(source))
    if (type === 'moov') return viewOf(await source.read(begin, end - begin));
  return null;
}

function indexOf({ timescale, eachSample }: PlainSampleTable, probe: MediaProbe): PacketIndex | null {
  const builder = new FrameTimesBuilder(probe);
  eachSample((ticks, durationTicks, isKey) => {
    const at = ticksToUs(ticks, [1, timescale]);
    builder.addPacket(at, ticksToUs(durationTicks, [1, timescale]), isKey);
    builder.addFrame(at);
  });
  return indexIn(builder);
}

function indexIn(builder: FrameTimesBuilder): PacketIndex | null {
  if (builder.isEmpty) return null;
  const { timesUs, endUs, keyGapUs, openGroups } = builder.finish();
  return { timesUs, endUs, keyGapUs, openGroups };
}

async function tableByLibrary(
  source: ByteSource,
  probe: MediaProbe,
  signal: AbortSignal | undefined,
): Promise<PacketIndex | null> {
  let failed: unknown;
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      return await source.read(start, end - start);
    } catch (error) {
      failed ??= error;
      throw error;
    }
  };
  const input = new Input({
    source: new CustomSource({ getSize: () => source.size, read, prefetchProfile: 'fileSystem' }),
    formats: [MP4, QTFF],
  });
  try {
    const track = await trackLike(input, probe);
    return track && (await packetsOf(track, probe, signal));
  } catch (error) {
    if (failed !== undefined) throw failed;
    if (error instanceof KijkkringError) throw error;
    return null; // whatever it stumbled over is the file's: ffmpeg will have its say
  } finally {
    input.dispose();
  }
}

/** The track of the picture that ffmpeg chose: mediabunny numbers them otherwise. */
async function trackLike(input: Input, { video }: MediaProbe): Promise<InputVideoTrack | null> {
  for (const track of await input.getVideoTracks()) {
    const [width, height] = [await track.getCodedWidth(), await track.getCodedHeight()];
    const ticks = await track.getTimeResolution();
    const alike = width === video.codedWidth && height === video.codedHeight;
    if (alike && ticks * video.timeBase[0] === video.timeBase[1]) return track;
  }
  return null;
}

async function packetsOf(
  track: InputVideoTrack,
  probe: MediaProbe,
  signal: AbortSignal | undefined,
): Promise<PacketIndex | null> {
  const builder = new FrameTimesBuilder(probe);
  const ticks = await track.getTimeResolution();
  const us = (seconds: number): number => ticksToUs(Math.round(seconds * ticks), [1, ticks]);
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true });
  for await (const packet of packets) {
    if (signal?.aborted) throw new KijkkringError('cancelled');
    const at = us(packet.timestamp);
    builder.addPacket(at, us(packet.duration), packet.type === 'key');
    builder.addFrame(at);
  }
  return indexIn(builder);
}
