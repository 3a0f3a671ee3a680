import { KijkkringError } from '../../shared/errors.ts';
import { ticksToUs } from '../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { type Fmp4Init, readFmp4Init, readFmp4Piece } from './fmp4-boxes.ts';
import { Fmp4Splitter } from './fmp4-splitter.ts';
import { seconds } from './fragment-filters.ts';
import type { MediaProbe } from './media-probe.ts';
import { canToneMap, reviewEncoder } from './review-encoder.ts';
import {
  fragmentedOutput,
  pictureEncoding,
  type ReviewSize,
  reviewPicture,
  reviewSize,
  reviewSound,
} from './review-recipe.ts';
import { withSourceServer } from './source-server.ts';

/** A piece of the copy, with where its frames are on the original's own clock, in ticks. */
export interface MadePiece {
  readonly bytes: Uint8Array;
  readonly ticks: readonly number[];
  /** In ticks of the file itself. */
  readonly endTicks: number;
}

export interface ReviewRunRequest {
  readonly source: ByteSource;
  readonly probe: MediaProbe;
  /** The first frame to show, in ticks of `timescale`, on the original's own clock. */
  readonly firstTicks: number;
  readonly timescale: number;
  /** Where the original ends on its own clock, in microseconds; null when nobody counted it yet. */
  readonly endUs: number | null;
  readonly size: ReviewSize;
  readonly signal: AbortSignal;
  /** Gives way to everything else on the machine. */
  readonly background: boolean;
  /** The file's beginning: `firstTicks` is where its zero is in the end. */
  onInit(bytes: Uint8Array, init: Fmp4Init, firstTicks: number): Promise<void>;
  onPiece(piece: MadePiece): Promise<void>;
}

/** Ticks a second in which every time of the picture is a whole number. */
export function reviewTimescale({ video }: MediaProbe): number {
  return video.timeBase[1];
}

/** Where the first displayed frame is on the original's own clock, in ticks of its timescale. */
export function firstTicksOf(probe: MediaProbe): number {
  return ticksOf(probe.video.startUs + probe.originUs, reviewTimescale(probe));
}

/** Whole seconds are split off first, so that days stay exact. */
function ticksOf(us: number, timescale: number): number {
  const whole = Math.floor(us / 1_000_000);
  return whole * timescale + Math.round(((us - whole * 1_000_000) * timescale) / 1_000_000);
}

/** The size that a copy of this film has on this machine. */
export async function chooseReviewSize({ video }: MediaProbe): Promise<ReviewSize> {
  const { fast } = await reviewEncoder();
  return reviewSize(video, fast);
}

/** Decoding starts so long before the first frame; more when that was too little, in microseconds. Null: at the start. */
const PRE_ROLLS_US = [2_000_000, 60_000_000, null] as const;

/** What ffmpeg ends with when most packets did not decode (`-max_error_rate`): what did stands. */
const MOSTLY_ERRORS = 69;

/**
 * Encodes the rest of an original from a frame on, and hands out the copy piece by piece as it comes: every displayed frame
 * once, at its own time, none of them needing a later one.
 * @throws KijkkringError `ffmpegFailed`, `cancelled`; what the source and the takers throw. What was handed out stands.
 */
export async function makeReviewRun(o: ReviewRunRequest): Promise<void> {
  const fromStartUs = ticksToUs(o.firstTicks - firstTicksOf(o.probe), [1, o.timescale]);
  let start: RunStart = 'nothing';
  for (const preRollUs of PRE_ROLLS_US) {
    if (preRollUs !== null && preRollUs >= fromStartUs) continue;
    start = await encodeFrom(o, o.firstTicks, preRollUs);
    if (start === 'made') return;
  }
  // Decoded from its very first packet: there is nothing left to copy.
  if (start === 'nothing') return;
  // The frame that was expected does not exist: the copy begins at the next one.
  start = await encodeFrom(o, o.firstTicks + start.lateTicks, null);
  if (start !== 'made') throw new KijkkringError('ffmpegFailed', { reason: 'start' });
}

/**
 * How a run began: with the frame it was to, so many ticks later (nothing was handed out then), or not at all. A stream in
 * which no packet is marked as a key gives nothing when it is entered anywhere but at its start.
 */
type RunStart = 'made' | 'nothing' | { readonly lateTicks: number };

/** Ends a run that began at another frame than it was to; never leaves this file. */
class LateStart extends Error {
  readonly ticks: number;

  constructor(ticks: number) {
    super('the first frame comes late');
    this.ticks = ticks;
  }
}

async function encodeFrom(
  o: ReviewRunRequest,
  firstTicks: number,
  preRollUs: number | null,
): Promise<RunStart> {
  const firstUs = ticksToUs(firstTicks, [1, o.timescale]);
  let pieces = 0;
  const onPiece = (piece: MadePiece): Promise<void> => {
    pieces += 1;
    return o.onPiece(piece);
  };
  const splitter = splitterFor({ ...o, onPiece }, firstTicks);
  const outputArgs = await reviewOutput({ ...o, firstTicks, atOnce: !o.background });
  const seek =
    preRollUs === null
      ? []
      : ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', seconds(firstUs - preRollUs)];
  try {
    await withSourceServer([o.source], async ([url = '']) => {
      const { exitCode } = await runFfmpeg({
        inputs: [{ url, args: ['-copyts', ...seek] }],
        outputArgs: [...outputArgs, 'pipe:1'],
        onStdout: (bytes) => splitter.push(bytes),
        signal: o.signal,
        background: o.background,
      });
      if (exitCode !== 0 && exitCode !== MOSTLY_ERRORS)
        throw new KijkkringError('ffmpegFailed', { reason: exitCode >= 128 ? 'crash' : 'encode' });
    });
    return pieces === 0 ? 'nothing' : 'made';
  } catch (error) {
    if (error instanceof LateStart) return { lateTicks: error.ticks };
    throw error;
  }
}

/**
 * All that follows the input, but for where it goes.
 * @param o `atOnce` where somebody waits for the first pictures
 */
export async function reviewOutput(
  o: Pick<ReviewRunRequest, 'probe' | 'firstTicks' | 'timescale' | 'endUs' | 'size'> & {
    readonly atOnce?: boolean;
  },
): Promise<string[]> {
  const { probe, firstTicks, timescale, endUs, size, atOnce = false } = o;
  const [encoder, toneMap] = await Promise.all([reviewEncoder(), isHdr(probe) && canToneMap()]);
  const firstUs = ticksToUs(firstTicks, [1, timescale]);
  const endTicks = endUs === null ? null : ticksOf(endUs, timescale);
  const picture = reviewPicture({ probe, firstTicks, endTicks, timescale, size, toneMap });
  const sound = reviewSound(probe, firstUs, endUs === null ? null : endUs - firstUs);
  return [
    ...['-filter_complex', sound === null ? picture : `${picture};${sound}`, '-map', '[picture]'],
    ...(sound === null ? [] : ['-map', '[sound]', '-c:a', 'aac', '-b:a', '96k']),
    ...['-flags:a', '+bitexact', '-max_muxing_queue_size', '1000000'],
    ...pictureEncoding(encoder, size, timescale),
    ...(atOnce ? (encoder.atOnce ?? []) : []),
    ...fragmentedOutput(timescale),
  ];
}

/** The beginning is handed out with the first picture: sound alone is no copy, and another start may still be tried. */
function splitterFor(o: ReviewRunRequest, firstTicks: number): Fmp4Splitter {
  let init: Fmp4Init | null = null;
  let beginning: Uint8Array | null = null;
  return new Fmp4Splitter({
    onInit: (bytes) => {
      init = readFmp4Init(bytes);
      if (init.timescale !== o.timescale) throw new KijkkringError('ffmpegFailed', { reason: 'timescale' });
      if (init.lateTicks !== 0) throw new LateStart(init.lateTicks);
      beginning = bytes;
    },
    onPiece: async (bytes, moofBytes) => {
      if (init === null) throw new KijkkringError('ffmpegFailed', { reason: 'output' });
      const { ticks, endTicks } = readFmp4Piece(bytes.subarray(0, moofBytes), init);
      if (ticks.length === 0) return;
      if (beginning !== null) await o.onInit(beginning, init, firstTicks);
      beginning = null;
      await o.onPiece({ bytes, endTicks, ticks: ticks.map((tick) => tick + firstTicks) });
    },
  });
}

function isHdr({ video }: MediaProbe): boolean {
  return video.transfer !== 'sdr';
}
