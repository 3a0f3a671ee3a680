import { type TimeBase, ticksToUs } from '../../shared/kernels/frame-times.ts';
import { seconds } from './fragment-filters.ts';
import { FrameLineReader } from './frame-lines.ts';
import type { FrameTimesBuilder } from './frame-times-builder.ts';
import type { MediaProbe } from './media-probe.ts';

/** Seconds between two pictures of a filmstrip. */
export const FILMSTRIP_INTERVAL_S = 5;

/** Height of a picture: twice what the timeline draws, for sharp screens. */
const PICTURE_HEIGHT = 80;

/** Enough to see speech and silence; eighty samples are a hundredth of a second. */
export const SAMPLE_RATE = 8000;
export const SAMPLES_PER_BUCKET = 80;

/** For a second output: ffmpeg sends every packet by itself otherwise, which takes both sides longer than making it. */
const gatheredPut = ['-flush_packets', '0', '-method', 'PUT'];

/**
 * One picture at each interval from our zero: the last that begins no later, so rounded up to the moment that it is for. The first
 * frame stands in for what comes before it; what an edit hides never does, and a rounded zero is not hidden.
 * @param zeroUs where our zero is in the film that is read; @param upright filters that turn it, where ffmpeg doesn't
 */
export function pictureArgs(stream: string, zeroUs: number, upright: readonly string[] = []): string[] {
  const filters = [
    `setpts=PTS-${seconds(zeroUs)}/TB`,
    'trim=start=-0.000002',
    `fps=fps=1/${FILMSTRIP_INTERVAL_S}:start_time=0:round=up:eof_action=pass`,
    ...upright,
    `scale=w='max(2,2*trunc(${PICTURE_HEIGHT}*dar/2))':h=${PICTURE_HEIGHT}`,
    'setsar=1',
    'format=yuvj420p',
  ];
  return [
    ...['-map', stream, '-an', '-sn', '-dn', '-vf', filters.join(',')],
    ...['-fps_mode', 'passthrough', '-c:v', 'mjpeg', '-q:v', '5', '-f', 'image2pipe', 'pipe:1'],
  ];
}

/** Sound from our zero: silence where it starts late or has gaps, cut where it starts early. */
export function soundArgs(probe: MediaProbe, url: string): string[] {
  const filters = [
    `asetpts=PTS-${seconds(probe.originUs)}/TB`,
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    'aformat=sample_fmts=s16:channel_layouts=mono',
  ];
  return [
    ...['-map', `0:${probe.audio?.streamIndex ?? 0}`, '-vn', '-sn', '-dn', '-af', filters.join(',')],
    ...[...gatheredPut, '-f', 's16le', url],
  ];
}

/** Packets as `framecrc` tells of them; @param output `pipe:1`, or the address of a sink */
export function packetArgs({ video }: MediaProbe, output: string): string[] {
  return [
    ...['-map', `0:${video.streamIndex}`, '-c:v', 'copy', '-copyinkf', '-an', '-sn', '-dn'],
    ...['-flush_packets', '0', ...(output === 'pipe:1' ? [] : ['-method', 'PUT']), '-f', 'framecrc', output],
  ];
}

/** A packet of the picture that has a time, in ticks of its stream and in microseconds of the container. */
export type ToldPacket = { readonly pts: number; readonly atUs: number; readonly key: boolean };

/** Takes the packets of the picture as `framecrc` tells of them, each for a frame; `onPacket` is told of them too, null for one without a time. */
export function packetReader(
  builder: FrameTimesBuilder,
  onPacket?: (packet: ToldPacket | null) => void,
): (bytes: Uint8Array) => void {
  let timeBase: TimeBase = [1, 1_000_000];
  const reader = new FrameLineReader({
    onTimeBase: (_stream, base) => {
      timeBase = base;
    },
    onLine: ({ pts, duration, corrupt, key }) => {
      if (pts === null) return onPacket?.(null);
      const atUs = ticksToUs(pts, timeBase);
      if (corrupt) builder.noteBroken(atUs);
      builder.addPacket(atUs, ticksToUs(duration, timeBase), key);
      builder.addFrame(atUs);
      onPacket?.({ pts, atUs, key });
    },
  });
  return (bytes) => reader.push(bytes);
}
