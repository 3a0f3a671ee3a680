import { createHash } from 'node:crypto';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink } from '../files/byte-source.ts';
import { type FragmentCovers, noCovers } from './cover-filters.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { inputsFor, pictureChain, RENDER_TICKS, soundChain } from './fragment-filters.ts';
import { durationOf, type FragmentPart, frameTimesOf, spansOf } from './fragment-span.ts';
import { withSourceServer } from './source-server.ts';

export type { FragmentPart } from './fragment-span.ts';

/** Changes whenever the same frames would be rendered into other bytes; a rendering under an older name is not reused. */
export const RENDER_RECIPE = 'full-1';

/** How finely to encode: `usual` looks like the source, `finest` is for pictures that `usual` does not do justice. */
export type RenderQuality = 'usual' | 'finest';

const crfOf: Readonly<Record<RenderQuality, number>> = { usual: 16, finest: 4 };

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
 * Renders the displayed frames [inFrame, outFrame) and their sound as an MP4 that holds nothing else: encoded anew, no
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
  const hash = createHash('sha256');
  let bytes = 0;
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
            ...encoding(o.quality ?? 'usual'),
          ],
          onStdout: async (piece) => {
            hash.update(piece);
            bytes += piece.length;
            await o.sink.write(piece);
          },
          onProgress: (outTimeUs) => o.onProgress(Math.min(1, outTimeUs / durationUs)),
          signal: o.signal,
        });
        if (report.exitCode !== 0 || bytes === 0) throw new KijkkringError('ffmpegFailed');
      },
    );
    await o.sink.finish();
  } catch (error) {
    await o.sink.abort();
    throw error;
  }
  return { frames: frameTimesOf(spans).length, durationUs, bytes, sha256: hash.digest('hex') };
}

function encoding(quality: RenderQuality): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crfOf[quality]), '-pix_fmt', 'yuv420p'],
    ...['-bf', '0', '-g', '12', '-flags:v', '+cgop+bitexact', '-fps_mode', 'passthrough'],
    ...['-enc_time_base', `1:${RENDER_TICKS}`, '-video_track_timescale', String(RENDER_TICKS)],
    // Type 6 are the notes an encoder or a camera leaves between the pictures (H.264 7.4.1).
    ...['-bsf:v', 'filter_units=remove_types=6'],
    ...['-c:a', 'aac', '-b:a', '128k', '-flags:a', '+bitexact'],
    ...[
      '-map_metadata',
      '-1',
      '-map_chapters',
      '-1',
      '-sn',
      '-dn',
      '-write_tmcd',
      '0',
      '-fflags',
      '+bitexact',
    ],
    // The name of the encoder that the muxer writes by itself can only be replaced, by a blank.
    ...['-metadata:s:v:0', 'encoder= '],
    // With `empty_moov` the priming of the sound would shift every picture.
    ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
  ];
}
