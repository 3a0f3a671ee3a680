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

/** What the demuxers of MP4 and Matroska say when the file ends before what they were told of. */
const missingBytes = /partial file$|^File ended prematurely/;

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

/** ffmpeg looks at so much before it decides what a film is, in bytes and in microseconds. */
const LOOKED_AT = 5_000_000;

/** A stretch of a film to decode instead of all of it. */
export type DecodeSpan = {
  /** Where it begins, in microseconds of our timeline. */
  readonly fromUs: number;
  /** So many displayed frames are enough; absent for all up to the end. */
  readonly frames?: number;
  /** The source itself begins close by, so that nothing has to be looked for; this much of it has a key frame in it. */
  readonly keyWithin?: { readonly us: number; readonly bytes: number };
};

/**
 * Decodes a stretch of a source, by the same means as `buildFrameIndex`.
 * @returns its displayed frames; null when there is none, which says nothing of why
 * @throws KijkkringError `ffmpegFailed` when the decoder crashed; `cancelled`; and what the source throws
 */
export async function decodeSpan(
  source: ByteSource,
  probe: MediaProbe,
  span: DecodeSpan,
  options: FrameIndexOptions = {},
): Promise<CountedFrames | null> {
  const builder = new FrameTimesBuilder(probe, span.fromUs);
  const enough = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, enough.signal]) : enough.signal;
  const onFrame = (): void => {
    if (span.frames !== undefined && builder.count >= span.frames) enough.abort();
  };
  try {
    await withSourceServer([source], async ([url = '']) => {
      const spanOptions = { ...options, signal, onProgress: undefined };
      const exitCode = await decodeAll(url, probe, spanOptions, source.size, builder, { ...span, onFrame });
      if (exitCode >= 128) throw new KijkkringError('ffmpegFailed', { reason: 'crash' });
    });
  } catch (error) {
    if (!enough.signal.aborted || options.signal?.aborted) throw error;
  }
  return builder.isEmpty ? null : builder.finish();
}

async function decodeAll(
  url: string,
  probe: MediaProbe,
  options: FrameIndexOptions,
  sourceSize: number,
  builder: FrameTimesBuilder,
  span?: DecodeSpan & { onFrame(): void },
): Promise<number> {
  const timeBases: TimeBase[] = [];
  let bytesRead = 0;
  const reader = new FrameLineReader({
    onTimeBase: (stream, timeBase) => {
      timeBases[stream] = timeBase;
    },
    onLine: ({ stream, pts, duration, size, corrupt, key }) => {
      const timeBase = timeBases[stream];
      if (!timeBase) return;
      if (stream !== decodedStream) {
        bytesRead += size;
        const at = pts === null ? null : ticksToUs(pts, timeBase);
        if (corrupt) builder.noteBroken(at);
        if (at !== null) builder.addPacket(at, ticksToUs(duration, timeBase), key);
      } else if (pts !== null) {
        builder.addFrame(ticksToUs(pts, timeBase));
        span?.onFrame();
      }
    },
  });
  const report = await runFfmpeg({
    inputs: [{ url, args: ['-copyts', '-noautorotate', ...(span ? seekArgs(span, probe) : [])] }],
    outputArgs: frameListArgs(probe.video.streamIndex),
    onStdout: (bytes) => {
      reader.push(bytes);
      options.onProgress?.(Math.min(1, bytesRead / sourceSize));
    },
    onLog: ({ text }) => {
      if (failedPacket.test(text)) builder.noteBroken();
      if (missingBytes.test(text)) builder.noteBrokenOff();
    },
    signal: options.signal,
    background: options.background,
  });
  if (report.exitCode === 0) options.onProgress?.(1);
  return report.exitCode;
}

/**
 * To the key frame before a time of the container itself, whatever it says that it starts at. Not to the frame: ffmpeg
 * would look for that at twice the start.
 */
function seekArgs({ fromUs, keyWithin }: DecodeSpan, { originUs }: MediaProbe): string[] {
  if (keyWithin !== undefined) {
    // ffmpeg learns what the picture is from its first key frame
    const { us, bytes } = keyWithin;
    const reach = ['-probesize', Math.max(LOOKED_AT, bytes), '-analyzeduration', Math.max(LOOKED_AT, us)];
    return ['-seekable', '0', ...reach.map(String)];
  }
  return ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', ((originUs + fromUs) / 1_000_000).toFixed(6)];
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
