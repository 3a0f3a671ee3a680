import { KijkkringError } from '../../shared/errors.ts';
import { type TimeBase, ticksToUs } from '../../shared/kernels/frame-times.ts';
import { PeaksBuilder } from '../../shared/kernels/peaks.ts';
import type { ByteSink, ByteSource } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { encodeFilmstrip } from './filmstrip-file.ts';
import { FrameLineReader } from './frame-lines.ts';
import { type CountedFrames, FrameTimesBuilder } from './frame-times-builder.ts';
import { JpegSplitter } from './jpeg-splitter.ts';
import type { MediaProbe } from './media-probe.ts';
import { encodePeaks } from './peaks-file.ts';
import { SampleReader } from './sample-reader.ts';
import { withSourceServer } from './source-server.ts';

/** Seconds between two pictures of a filmstrip. */
export const FILMSTRIP_INTERVAL_S = 5;

/** Height of a picture: twice what the timeline draws, for sharp screens. */
const PICTURE_HEIGHT = 80;

/** Enough to see speech and silence; eighty samples are a hundredth of a second. */
const SAMPLE_RATE = 8000;
const SAMPLES_PER_BUCKET = 80;

/** Up to this long every frame is decoded; longer films show the key frame before each moment, ten times faster. */
const FULL_DECODE_US = 120_000_000;

export interface OverviewOptions {
  /** Length of the film where its frames are known; null to have its packets told along, in the same reading. */
  readonly durationUs: number | null;
  readonly filmstripSink: ByteSink;
  readonly peaksSink: ByteSink;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

/**
 * Makes the filmstrip and the peaks of a source in one reading, on our own timeline, and writes them to their sinks.
 * Both together stay in memory until they are written: about 3 MiB for an hour.
 * @returns what the packets tell of the frames, where that was asked for
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, `mediaDamaged` when no packet has a time, and what the source and the sinks throw
 */
export async function makeOverview(
  source: ByteSource,
  probe: MediaProbe,
  o: OverviewOptions,
): Promise<CountedFrames | null> {
  const pictures: Uint8Array[] = [];
  const peaks = new PeaksBuilder(SAMPLES_PER_BUCKET);
  const splitter = new JpegSplitter((picture) => pictures.push(picture));
  const samples = new SampleReader((values) => peaks.push(values));
  const packets = o.durationUs === null ? new FrameTimesBuilder(probe) : null;
  const expectedUs = o.durationUs ?? probe.claimedUs ?? 0;
  const wanted = picturesFor(expectedUs);
  await withSourceServer([source], async ([url = ''], openSink) => {
    const sound = probe.audio === null ? null : openSink((bytes) => samples.push(bytes));
    const told = packets && openSink(packetReader(packets));
    const keyFrames = expectedUs > FULL_DECODE_US ? ['-skip_frame', 'nokey'] : [];
    const report = await runFfmpeg({
      inputs: [{ url, args: ['-copyts', ...keyFrames] }],
      outputArgs: [
        ...pictureArgs(probe),
        ...(sound === null ? [] : soundArgs(probe, sound.url)),
        ...(told === null ? [] : packetArgs(probe, told.url)),
      ],
      onStdout: (bytes) => {
        splitter.push(bytes);
        o.onProgress(Math.min(1, pictures.length / wanted));
      },
      signal: o.signal,
      background: true,
    });
    if (report.exitCode !== 0 && pictures.length === 0) throw new KijkkringError('ffmpegFailed');
    await sound?.finished();
    await told?.finished();
  });
  const frames = packets?.finish() ?? null;
  const kept = pictures.slice(0, picturesFor(frames?.endUs ?? expectedUs));
  await write(o.filmstripSink, encodeFilmstrip(FILMSTRIP_INTERVAL_S * 1000, kept));
  await write(o.peaksSink, encodePeaks(SAMPLE_RATE, SAMPLES_PER_BUCKET, peaks.finish()));
  o.onProgress(1);
  return frames;
}

function picturesFor(durationUs: number): number {
  return Math.max(1, Math.ceil(durationUs / (FILMSTRIP_INTERVAL_S * 1_000_000)));
}

/** Takes the packets of the picture as `framecrc` tells of them, each for a frame. */
function packetReader(builder: FrameTimesBuilder): (bytes: Uint8Array) => void {
  let timeBase: TimeBase = [1, 1_000_000];
  const reader = new FrameLineReader({
    onTimeBase: (_stream, base) => {
      timeBase = base;
    },
    onLine: ({ pts, duration, corrupt, key }) => {
      if (pts === null) return;
      const at = ticksToUs(pts, timeBase);
      if (corrupt) builder.noteBroken(at);
      builder.addPacket(at, ticksToUs(duration, timeBase), key);
      builder.addFrame(at);
    },
  });
  return (bytes) => reader.push(bytes);
}

function packetArgs({ video }: MediaProbe, url: string): string[] {
  return [
    ...['-map', `0:${video.streamIndex}`, '-c:v', 'copy', '-copyinkf', '-an', '-sn', '-dn'],
    ...['-f', 'framecrc', '-method', 'PUT', url],
  ];
}

async function write(sink: ByteSink, bytes: Uint8Array): Promise<void> {
  await sink.write(bytes);
  await sink.finish();
}

/** One picture at each interval from our zero; the first frame stands in for what comes before it. */
function pictureArgs(probe: MediaProbe): string[] {
  const filters = [
    `setpts=PTS-${seconds(probe.originUs)}/TB`,
    `fps=fps=1/${FILMSTRIP_INTERVAL_S}:start_time=0:round=down:eof_action=pass`,
    `scale=w='max(2,2*trunc(${PICTURE_HEIGHT}*dar/2))':h=${PICTURE_HEIGHT}`,
    'setsar=1',
    'format=yuvj420p',
  ];
  return [
    ...['-map', `0:${probe.video.streamIndex}`, '-an', '-sn', '-dn', '-vf', filters.join(',')],
    ...['-fps_mode', 'passthrough', '-c:v', 'mjpeg', '-q:v', '5', '-f', 'image2pipe', 'pipe:1'],
  ];
}

/** Sound from our zero: silence where it starts late or has gaps, cut where it starts early. */
function soundArgs(probe: MediaProbe, url: string): string[] {
  const filters = [
    `asetpts=PTS-${seconds(probe.originUs)}/TB`,
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    'aformat=sample_fmts=s16:channel_layouts=mono',
  ];
  return [
    ...['-map', `0:${probe.audio?.streamIndex ?? 0}`, '-vn', '-sn', '-dn', '-af', filters.join(',')],
    ...['-f', 's16le', '-method', 'PUT', url],
  ];
}

/** Microseconds as ffmpeg reads seconds, exactly. */
function seconds(us: number): string {
  return (us / 1_000_000).toFixed(6);
}
