import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink } from '../files/byte-source.ts';
import { type FragmentCovers, noCovers } from './cover-filters.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { bareMp4, pictureEncoding, type RenderQuality, soundEncoding } from './fragment-encoding.ts';
import { inputsFor, pictureChain, soundChain } from './fragment-filters.ts';
import { durationOf, type FragmentPart, frameTimesOf, spansOf } from './fragment-span.ts';
import { MeteredSink } from './metered-sink.ts';
import { withSourceServer } from './source-server.ts';

export type { FragmentPart } from './fragment-span.ts';

/** Changes whenever the same frames would be rendered into other bytes; a rendering under an older name is not reused. */
export const RENDER_RECIPE = 'smart-3';

export interface FragmentRequest {
  /** The files of the recording in order. */
  readonly parts: readonly FragmentPart[];
  /** First displayed frame, counted over the joined parts, and the one after the last. */
  readonly inFrame: number;
  readonly outFrame: number;
  /** What is burnt in; nothing unless given. */
  readonly covers?: FragmentCovers;
  /** Whether soft voices are made louder; not unless asked. */
  readonly levelled?: boolean;
}

export interface RenderedFragment {
  readonly frames: number;
  readonly durationUs: number;
  readonly bytes: number;
  /** SHA-256 of the rendered file, lowercase hexadecimal. */
  readonly sha256: string;
}

/**
 * Renders the displayed frames [inFrame, outFrame) and their sound as a streamed MP4 that holds nothing else: encoded anew, no
 * B-frames (so no reordering and no edit but the sound's priming), key frames at most twelve frames apart, each frame at
 * the time it has in the source, no metadata, no chapters, no data streams, no encoder's notes.
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, `fragmentOutside`, `fragmentEmpty`, what source and sink throw; the
 *   sink is aborted then
 */
export async function renderFragment(
  o: FragmentRequest & {
    readonly sink: ByteSink;
    readonly quality?: RenderQuality;
    readonly signal: AbortSignal;
    onProgress(share: number): void;
  },
): Promise<RenderedFragment> {
  const spans = spansOf(o.parts, o.inFrame, o.outFrame);
  const durationUs = durationOf(spans);
  const sink = new MeteredSink(o.sink);
  try {
    await withSourceServer(
      spans.map((span) => span.part.source),
      async (urls) => {
        const covers = o.covers ?? noCovers;
        const sound = soundChain(spans, covers, 'sound', o.levelled);
        const report = await runFfmpeg({
          inputs: inputsFor(spans, urls),
          outputArgs: [
            ...[
              '-filter_complex',
              [pictureChain(spans, covers, 0, 'picture'), ...(sound === null ? [] : [sound])].join(';'),
            ],
            ...['-map', '[picture]', ...(sound === null ? [] : ['-map', '[sound]'])],
            ...[
              '-pix_fmt',
              'yuv420p',
              ...pictureEncoding(o.quality ?? 'usual'),
              ...soundEncoding,
              ...bareMp4,
            ],
          ],
          onStdout: (piece) => sink.write(piece),
          onProgress: (outTimeUs) => o.onProgress(Math.min(1, outTimeUs / durationUs)),
          signal: o.signal,
        });
        if (report.exitCode !== 0 || sink.bytes === 0) throw new KijkkringError('ffmpegFailed');
      },
    );
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  return { frames: frameTimesOf(spans).length, durationUs, bytes: sink.bytes, sha256: sink.sha256 };
}
