import { KijkkringError } from '../../shared/errors.ts';
import { type TimeBase, ticksToUs } from '../../shared/kernels/frame-times.ts';
import { type FfmpegInput, runFfmpeg } from './ffmpeg.ts';
import { FrameLineReader } from './frame-lines.ts';

/** A packet as ffmpeg finds it in a container. */
export interface ListedPacket {
  /** When it is shown, in microseconds of the container. */
  readonly atUs: number;
  readonly size: number;
}

export interface PacketList {
  /** With the options that say where to begin. */
  readonly input: FfmpegInput;
  /** Which streams, as ffmpeg selects them: one list comes out for each. */
  readonly streams: readonly string[];
  /** Stops before the first packet that is decoded at this time, in microseconds of the container. */
  readonly untilUs?: number;
  readonly signal: AbortSignal;
}

/**
 * Lists the packets of streams in the order of decoding. ffmpeg is the authority on where edit lists and starts put them,
 * as it is for the frame index.
 * @throws KijkkringError `ffmpegFailed`, `cancelled`; a packet without a time counts as a failure
 */
export async function listPackets(o: PacketList): Promise<ListedPacket[][]> {
  const lists: ListedPacket[][] = o.streams.map(() => []);
  const timeBases: TimeBase[] = [];
  let isTimeless = false;
  const reader = new FrameLineReader({
    onTimeBase: (stream, timeBase) => {
      timeBases[stream] = timeBase;
    },
    onLine: ({ stream, pts, size }) => {
      const timeBase = timeBases[stream];
      if (pts === null || timeBase === undefined) isTimeless = true;
      else lists[stream]?.push({ atUs: ticksToUs(pts, timeBase), size });
    },
  });
  const report = await runFfmpeg({
    inputs: [o.input],
    outputArgs: [
      ...o.streams.flatMap((stream) => ['-map', stream]),
      ...['-c', 'copy', '-copyinkf'],
      ...(o.untilUs === undefined ? [] : ['-to', (o.untilUs / 1_000_000).toFixed(6)]),
      ...['-f', 'framecrc', 'pipe:1'],
    ],
    onStdout: (bytes) => reader.push(bytes),
    signal: o.signal,
  });
  if (report.exitCode !== 0 || isTimeless) throw new KijkkringError('ffmpegFailed');
  return lists;
}
