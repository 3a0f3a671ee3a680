import { KijkkringError } from '../../shared/errors.ts';
import { noCovers } from './cover-filters.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { inputFor, inputForPictures, pictureChain, trimmedPicture } from './fragment-filters.ts';
import type { FragmentRequest } from './fragment-render.ts';
import { type PartSpan, spansOf } from './fragment-span.ts';
import type { SmartCut } from './smart-cut-plan.ts';

/** Below this a rendered frame does not show what the source shows, in decibels. */
const LEAST_PSNR_DB = 35;

export interface PictureWindow extends FragmentRequest {
  /** The frames to look at, counted from the fragment's first. */
  readonly from: number;
  readonly to: number;
  /** Frames that were copied have to be the same to the last bit. */
  readonly cut?: SmartCut | undefined;
  readonly made: { readonly url: string; readonly timesUs: readonly number[]; readonly endUs: number };
  /** Where ffmpeg reads each part. */
  readonly urls: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Lays rendered frames on the source's frames of the same number and measures the difference.
 * @throws KijkkringError `fragmentNotExact` with reason `pictures` or `quality`; `ffmpegFailed`, `cancelled`
 */
export async function checkPictures(o: PictureWindow): Promise<void> {
  const spans = spansOf(o.parts, o.inFrame + o.from, o.inFrame + o.to);
  const own = ownSpan(o, spans);
  const enter = o.cut === undefined ? inputFor : inputForPictures;
  const wanted = spans.map((span) => enter(span, o.urls[o.parts.indexOf(span.part)] ?? ''));
  const measured = await measure(
    {
      inputs: [inputForPictures(own, o.made.url), ...wanted],
      made: `${trimmedPicture(own, 0)},format=yuv420p`,
      source: pictureChain(spans, o.covers ?? noCovers, 1, 'source'),
    },
    o.signal,
  );
  if (measured.length !== o.to - o.from) refuse('pictures');
  for (const [at, psnr] of measured.entries()) {
    const isCopied = o.cut !== undefined && o.from + at >= o.cut.copyFrom && o.from + at < o.cut.copyEnd;
    if (psnr < (isCopied ? Number.POSITIVE_INFINITY : LEAST_PSNR_DB)) refuse('quality');
  }
}

function refuse(reason: string): never {
  throw new KijkkringError('fragmentNotExact', { reason });
}

/** The rendered file as a part like any other, so that the same filters cut it. */
function ownSpan({ made, from, to, parts: [part] }: PictureWindow, spans: readonly PartSpan[]): PartSpan {
  const like = spans[0]?.part ?? part;
  if (like === undefined) return refuse('pictures');
  const probe = { ...like.probe, originUs: 0, video: { ...like.probe.video, streamIndex: 0 } };
  const index = { timesUs: Float64Array.from(made.timesUs), endUs: made.endUs };
  const [span] = spansOf([{ source: like.source, probe, index }], from, to);
  return span ?? refuse('pictures');
}

type Comparison = {
  readonly inputs: readonly { readonly url: string; readonly args: readonly string[] }[];
  readonly made: string;
  readonly source: string;
};

async function measure({ inputs, made, source }: Comparison, signal: AbortSignal): Promise<number[]> {
  // Paired by number, not by time: a clock of its own for each side can't hide a frame too many.
  const byNumber = 'settb=1/1000,setpts=N';
  const graph = [
    `${made},${byNumber}[made]`,
    source,
    `[source]${byNumber}[wanted]`,
    '[made][wanted]psnr=stats_file=-:eof_action=endall[compared]',
  ].join(';');
  let text = '';
  const decoder = new TextDecoder();
  const report = await runFfmpeg({
    inputs,
    outputArgs: [
      ...['-filter_complex', graph, '-map', '[compared]', '-fps_mode', 'passthrough', '-f', 'null', '-'],
    ],
    onStdout: (bytes) => {
      text += decoder.decode(bytes, { stream: true });
    },
    signal,
  });
  if (report.exitCode !== 0) throw new KijkkringError('ffmpegFailed');
  return [...text.matchAll(/psnr_avg:(inf|[\d.]+)/g)].map(([, value]) =>
    value === 'inf' ? Number.POSITIVE_INFINITY : Number(value),
  );
}
