import { KijkkringError } from '../../shared/errors.ts';
import { type TimeBase, ticksToUs } from '../../shared/kernels/frame-times.ts';
import { type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { FrameLineReader } from './frame-lines.ts';

export type VideoLook = {
  readonly timeBase: TimeBase;
  /** Container time of the first frame that is displayed. */
  readonly startUs: number;
  readonly interlaced: boolean;
};

export type AudioLook = {
  /** Container time of the first sample that is heard. */
  readonly startUs: number;
  readonly sampleRate: number;
  readonly channels: number;
};

/** As many frames as show that a film decodes; the first of them could be alone. */
const framesWanted = 5;

type LookOptions = Pick<RunOptions, 'signal' | 'background'>;

/**
 * Decodes from the start until a few displayed frames are there.
 * @returns null when nothing of the stream decodes into a frame that would be shown.
 */
export async function lookAtVideo(
  url: string,
  stream: number,
  hidesBeforeZero: boolean,
  options: LookOptions,
): Promise<VideoLook | null> {
  let interlaced = false;
  const seen = await decodeSome(url, stream, options, {
    inputArgs: ['-noautorotate'],
    outputArgs: [
      '-vf',
      'showinfo',
      '-fps_mode',
      'passthrough',
      '-enc_time_base',
      '-1',
      '-c:v',
      'wrapped_avframe',
    ],
    wanted: framesWanted,
    counts: (us) => !hidesBeforeZero || us >= 0,
    onLog: (text) => {
      // showinfo says of each frame `i:P`, or `i:T` and `i:B` for fields, the top or bottom one first.
      interlaced ||= / i:[TB] /.test(text);
    },
  });
  if (seen.frames.length === 0) return null;
  return { timeBase: seen.timeBase, startUs: Math.min(...seen.frames.map((frame) => frame.us)), interlaced };
}

/** Decodes the first sound. @returns null when there is none to be had. */
export async function lookAtAudio(
  url: string,
  stream: number,
  options: LookOptions,
): Promise<AudioLook | null> {
  const seen = await decodeSome(url, stream, options, {
    inputArgs: [],
    outputArgs: ['-c:a', 'pcm_s16le'],
    wanted: 1,
    counts: () => true,
    onLog: () => undefined,
  });
  const [first] = seen.frames;
  if (!first || first.duration === 0) return null;
  const [num, den] = seen.timeBase;
  const bytesPerSample = 2;
  return {
    startUs: first.us,
    sampleRate: Math.round(den / num),
    channels: Math.round(first.size / (first.duration * bytesPerSample)),
  };
}

type Decoding = {
  readonly inputArgs: readonly string[];
  readonly outputArgs: readonly string[];
  readonly wanted: number;
  readonly counts: (us: number) => boolean;
  readonly onLog: (text: string) => void;
};
type SeenFrame = { readonly us: number; readonly duration: number; readonly size: number };
type Seen = { readonly timeBase: TimeBase; readonly frames: readonly SeenFrame[] };

async function decodeSome(
  url: string,
  stream: number,
  options: LookOptions,
  decoding: Decoding,
): Promise<Seen> {
  const enough = new AbortController();
  const frames: SeenFrame[] = [];
  let timeBase: TimeBase = [1, 1_000_000];
  const reader = new FrameLineReader({
    onTimeBase: (_stream, base) => {
      timeBase = base;
    },
    onLine: ({ pts, duration, size }) => {
      const us = pts === null ? null : ticksToUs(pts, timeBase);
      if (us !== null && decoding.counts(us)) frames.push({ us, duration, size });
      if (frames.length >= decoding.wanted) enough.abort();
    },
  });
  const signals = options.signal ? [options.signal, enough.signal] : [enough.signal];
  try {
    await runFfmpeg({
      inputs: [{ url, args: ['-copyts', ...decoding.inputArgs] }],
      outputArgs: [
        ...['-map', `0:${stream}`, ...decoding.outputArgs],
        ...['-flush_packets', '1', '-f', 'framecrc', 'pipe:1'],
      ],
      onStdout: (bytes) => reader.push(bytes),
      onLog: ({ text }) => decoding.onLog(text),
      background: options.background,
      signal: AbortSignal.any(signals),
    });
  } catch (error) {
    const endedByUs = error instanceof KijkkringError && error.code === 'cancelled' && enough.signal.aborted;
    if (!endedByUs || options.signal?.aborted) throw error;
  }
  return { timeBase, frames };
}
