import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';

/** What the made footage is like. */
export interface DemoFootage {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly rate: number;
  /** The most frames between two key frames. */
  readonly group: number;
  readonly bFrames: number;
}

export const demoFootage: DemoFootage = {
  seconds: 60,
  width: 640,
  height: 360,
  rate: 25,
  group: 250,
  bFrames: 3,
};

/** Bits of the frame number that is burnt in, as a row of light and dark squares at the top left. */
export const BURNT_BITS = 16;
/** Side of one square in pixels: large enough to survive any encoder. */
export const BURNT_SQUARE = 16;

/**
 * Makes footage as a camera would: H.264 with B-frames and long groups, a moving picture, a tone that changes every
 * second, and in every frame its own number, in squares that a program can read back.
 * @throws KijkkringError `ffmpegMissing`, `ffmpegFailed`, `cancelled`, and what the sink throws; it is aborted then
 */
export async function makeDemoFootage(sink: ByteSink, o: DemoFootage, signal: AbortSignal): Promise<void> {
  try {
    const report = await runFfmpeg({
      inputs: [{ lavfi: pictureOf(o) }, { lavfi: soundOf(o) }],
      outputArgs: [
        ...[
          '-map',
          '0:v',
          '-map',
          '1:a',
          '-c:v',
          'libx264',
          '-preset',
          'veryfast',
          '-crf',
          '20',
          '-pix_fmt',
          'yuv420p',
        ],
        ...[
          '-g',
          String(o.group),
          '-bf',
          String(o.bFrames),
          '-sc_threshold',
          '0',
          '-c:a',
          'aac',
          '-b:a',
          '96k',
        ],
        // Through a pipe nothing can be put in front afterwards, so the index comes in pieces.
        ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
      ],
      onStdout: (bytes) => sink.write(bytes),
      signal,
    });
    if (report.exitCode !== 0) throw new KijkkringError('ffmpegFailed');
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

function pictureOf({ seconds, width, height, rate }: DemoFootage): string {
  const side = BURNT_SQUARE;
  const ground = `drawbox=x=0:y=0:w=${side * BURNT_BITS}:h=${side}:color=black:t=fill`;
  const squares = Array.from({ length: BURNT_BITS }, (_unused, bit) => {
    const lit = `enable='gt(mod(floor(n/${2 ** bit}),2),0)'`;
    return `drawbox=x=${side * bit}:y=0:w=${side}:h=${side}:color=white:t=fill:${lit}`;
  });
  return [`testsrc2=size=${width}x${height}:rate=${rate}:duration=${seconds}`, ground, ...squares].join(',');
}

/** Each second has a pitch of its own, so that sound from elsewhere would be heard. */
function soundOf({ seconds }: DemoFootage): string {
  return `aevalsrc='0.4*sin(2*PI*t*(300+50*mod(floor(t),20)))':sample_rate=48000:duration=${seconds}`;
}

/**
 * Reads the number that is burnt into a frame.
 * @param luma the frame's brightness, row by row
 * @param width of a row, in pixels
 */
export function readBurntNumber(luma: Uint8Array, width: number): number {
  let number = 0;
  for (let bit = 0; bit < BURNT_BITS; bit += 1) {
    const centre = (BURNT_SQUARE / 2) * width + bit * BURNT_SQUARE + BURNT_SQUARE / 2;
    if ((luma[centre] ?? 0) > 127) number += 2 ** bit;
  }
  return number;
}
