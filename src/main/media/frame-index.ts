import { KijkkringError } from '../../shared/errors.ts';
import { type TimeBase, ticksToUs } from '../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { FrameLineReader } from './frame-lines.ts';
import { type CountedFrames, FrameTimesBuilder } from './frame-times-builder.ts';
import type { MediaProbe } from './media-probe.ts';
import { withSourceServer } from './source-server.ts';

export type FrameIndexOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Share of the source that has been read, 0 to 1, never falling. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly background?: boolean | undefined;
};

/** In the one output: stream 0 is what was decoded, stream 1 the packets it came from. */
const decodedStream = 0;

/** What FFmpeg 5, 6 and 7 say when a packet can't be decoded at all; faults inside a picture are patched up instead. */
const failedPacket =
  /^(?:Error while decoding stream|Error submitting (?:a )?packet to (?:the )?decoder|Decoding error)/;

/** FFmpeg's code for "more than two thirds of the packets failed" (`-max_error_rate`): what did decode still stands. */
const mostlyErrors = 69;

/**
 * Counts the displayed frames of a source by decoding all of it, once. Packets are not frames: some carry none, some are
 * cut off by an edit list, some don't decode. The packets come along in the same reading for one thing that a decoder
 * doesn't know: how long the last frame stays.
 * @throws KijkkringError `mediaDamaged` when no frame is displayed; `ffmpegFailed` when the decoder crashed or broke off;
 *   `cancelled`; and what the source throws.
 */
export async function buildFrameIndex(
  source: ByteSource,
  probe: MediaProbe,
  options: FrameIndexOptions = {},
): Promise<CountedFrames> {
  const builder = new FrameTimesBuilder(probe);
  await withSourceServer([source], async ([url = '']) => {
    const exitCode = await decodeAll(url, probe, options, source.size, builder);
    if (exitCode >= 128) throw new KijkkringError('ffmpegFailed', { reason: 'crash' });
    if (exitCode !== 0 && exitCode !== mostlyErrors) {
      throw new KijkkringError(builder.isEmpty ? 'mediaDamaged' : 'ffmpegFailed', { exitCode });
    }
  });
  return builder.finish();
}

async function decodeAll(
  url: string,
  probe: MediaProbe,
  options: FrameIndexOptions,
  sourceSize: number,
  builder: FrameTimesBuilder,
): Promise<number> {
  const timeBases: TimeBase[] = [];
  let bytesRead = 0;
  const reader = new FrameLineReader({
    onTimeBase: (stream, timeBase) => {
      timeBases[stream] = timeBase;
    },
    onLine: ({ stream, pts, duration, size, corrupt }) => {
      const timeBase = timeBases[stream];
      if (!timeBase) return;
      if (stream !== decodedStream) {
        bytesRead += size;
        if (corrupt) builder.noteBroken();
        if (pts !== null) builder.addPacket(ticksToUs(pts, timeBase), ticksToUs(duration, timeBase));
      } else if (pts !== null) {
        builder.addFrame(ticksToUs(pts, timeBase));
      }
    },
  });
  const report = await runFfmpeg({
    inputs: [{ url, args: ['-copyts', '-noautorotate'] }],
    outputArgs: frameListArgs(probe.video.streamIndex),
    onStdout: (bytes) => {
      reader.push(bytes);
      options.onProgress?.(Math.min(1, bytesRead / sourceSize));
    },
    onLog: ({ text }) => {
      if (failedPacket.test(text)) builder.noteBroken();
    },
    signal: options.signal,
    background: options.background,
  });
  if (report.exitCode === 0) options.onProgress?.(1);
  return report.exitCode;
}

function frameListArgs(stream: number): string[] {
  return [
    ...['-map', `0:${stream}`, '-map', `0:${stream}`],
    // A frame is passed on as a pointer, not as its pixels; its ticks stay the container's.
    ...['-c:v:0', 'wrapped_avframe', '-fps_mode', 'passthrough', '-enc_time_base', '-1'],
    ...['-c:v:1', 'copy', '-copyinkf:v:1'],
    // A long undecodable beginning must not fill the queue before the first frame.
    ...['-max_muxing_queue_size', '1000000', '-f', 'framecrc', 'pipe:1'],
  ];
}
