import { drop, invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { readFmp4Init, readFmp4Piece } from './fmp4-boxes.ts';
import { Fmp4Splitter } from './fmp4-splitter.ts';
import { encodersFor, fragmentedOutput, pictureEncoding, type ReviewEncoder } from './review-recipe.ts';

/** A second of a picture that moves, large enough that a chip takes it. */
const trial = { size: { width: 640, height: 360, group: 12 }, timescale: 25, frames: 25 };

/** A chip that hangs is not used. */
const TRIAL_MS = 10_000;

let chosen: Promise<ReviewEncoder> | undefined;
let toneMaps: Promise<boolean> | undefined;

/** The encoder for review copies on this machine: the first that really encodes a second as we need it. Found once. */
export function reviewEncoder(): Promise<ReviewEncoder> {
  chosen ??= firstThatWorks(encodersFor(process.platform)).catch((error: unknown) => {
    chosen = undefined;
    throw error;
  });
  return chosen;
}

/** Begins to find it ahead of need. What goes wrong is reported; `reviewEncoder` tries anew when it is needed. */
export function prepareReviewEncoder(report: (error: unknown) => void): void {
  drop(reviewEncoder(), report);
}

async function firstThatWorks(candidates: readonly ReviewEncoder[]): Promise<ReviewEncoder> {
  const last = candidates.at(-1);
  for (const encoder of candidates) if (encoder !== last && (await encodes(encoder))) return encoder;
  invariant(last !== undefined, 'x264 is always among them');
  return last;
}

/** Whether a second comes out with a key frame at every twelfth, all frames there, none out of order. */
async function encodes(encoder: ReviewEncoder): Promise<boolean> {
  const counts: number[] = [];
  let init: ReturnType<typeof readFmp4Init> | null = null;
  const splitter = new Fmp4Splitter({
    onInit: (bytes) => {
      init = readFmp4Init(bytes);
    },
    onPiece: (bytes, moofBytes) => {
      if (init !== null) counts.push(readFmp4Piece(bytes.subarray(0, moofBytes), init).ticks.length);
    },
  });
  return succeeds(async () => {
    const { exitCode } = await runFfmpeg({
      inputs: [{ lavfi: `testsrc2=size=640x360:rate=${trial.timescale}` }],
      outputArgs: [
        ...['-frames:v', String(trial.frames)],
        ...pictureEncoding(encoder, trial.size, trial.timescale),
        ...fragmentedOutput(trial.timescale),
        'pipe:1',
      ],
      onStdout: (bytes) => splitter.push(bytes),
      timeoutMs: TRIAL_MS,
    });
    return exitCode === 0 && counts.join() === '12,12,1';
  });
}

/** Whether this ffmpeg can bring HDR within usual colours; not every build has `zscale`. */
export function canToneMap(): Promise<boolean> {
  toneMaps ??= succeeds(async () => {
    const filters = 'zscale=t=linear:npl=100,format=gbrpf32le,tonemap=tonemap=hable,zscale=t=bt709';
    const { exitCode } = await runFfmpeg({
      inputs: [{ lavfi: 'color=size=64x64:duration=0.1' }],
      outputArgs: ['-vf', `setparams=color_trc=smpte2084,${filters}`, '-frames:v', '1', '-f', 'null', '-'],
      timeoutMs: TRIAL_MS,
    });
    return exitCode === 0;
  });
  return toneMaps;
}

/** An encoder or filter that fails in its trial is not there for us. */
async function succeeds(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'ffmpegFailed') return false;
    throw error;
  }
}
