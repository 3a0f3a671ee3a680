import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink, ByteSource } from '../files/byte-source.ts';
import { noCovers } from './cover-filters.ts';
import { encodeSound, type SoundStretch } from './encoded-stretch.ts';
import { checkFragment } from './fragment-check.ts';
import { type FragmentRequest, type RenderedFragment, renderFragment } from './fragment-render.ts';
import { durationOf, type PartSpan, spansOf } from './fragment-span.ts';
import { MeteredSink } from './metered-sink.ts';
import { withPacketTracks } from './packet-tracks.ts';
import { writePlainMp4 } from './plain-mp4.ts';
import { type FullReason, plainlyFull, planSmartCut } from './smart-cut-plan.ts';
import { ENCODING_SHARE, renderSmartCut, type SmartRequest } from './smart-cut-render.ts';
import { withSourceServer } from './source-server.ts';

/** Where one rendering is kept. */
export interface RenderPlace {
  create(): Promise<ByteSink>;
  /** Opens what was finished; the caller closes it. */
  open(): Promise<ByteSource>;
  /** Takes away what was finished, if anything was. */
  discard(): Promise<void>;
}

export interface MadeFragment extends RenderedFragment {
  /** With its middle copied, or encoded anew from begin to end. */
  readonly path: 'smart' | 'full';
  /** Why it was encoded anew; null when it wasn't. */
  readonly reason: FullReason | null;
}

type Making = FragmentRequest & {
  readonly place: RenderPlace;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
};

/**
 * Makes a fragment the quick way where that is exact, else by encoding all of it, and checks what was made. A quick one that
 * fails its check is made again; one that fails after that is not kept.
 * @throws KijkkringError `fragmentNotExact` with `reason`, `ffmpegFailed`, `cancelled`, `fragmentOutside`, `fragmentEmpty`, what
 *   the sources and the place throw
 */
export async function makeFragment(o: Making): Promise<MadeFragment> {
  const spans = spansOf(o.parts, o.inFrame, o.outFrame);
  const cut = await tryCutting(o, spans);
  if (typeof cut !== 'string') return { ...cut, path: 'smart', reason: null };
  const streamed = await renderFragment({ ...o, sink: await o.place.create() });
  try {
    const rendered = { ...streamed, ...(await makePlain(o.place, o.signal)) };
    await withRendered(o.place, (made) => checkFragment({ ...o, rendered: made }));
    return { ...rendered, path: 'full', reason: cut };
  } catch (error) {
    await o.place.discard();
    throw error;
  }
}

/** Puts a plain file in the place of the one that ffmpeg could write without going back. */
async function makePlain(
  place: RenderPlace,
  signal: AbortSignal,
): Promise<Pick<RenderedFragment, 'bytes' | 'sha256'>> {
  const sink = new MeteredSink(await place.create());
  try {
    // it is closed before another file gets its name
    await withRendered(place, (streamed) => writePlainMp4(streamed, sink, signal));
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  const { bytes, sha256 } = sink;
  return { bytes, sha256 };
}

/** What went wrong with a cut that encoding everything may do right; all else is the disk's, the footage's or the user's doing. */
const worthAnotherWay: ReadonlySet<string> = new Set(['ffmpegFailed', 'fragmentNotExact']);

async function tryCutting(o: Making, spans: readonly PartSpan[]): Promise<RenderedFragment | FullReason> {
  const [span] = spans;
  const plainly = plainlyFull(spans, o.covers ?? noCovers);
  if (plainly !== null || span === undefined) return plainly ?? 'parts';
  try {
    return await cutFragment(o, span);
  } catch (error) {
    await o.place.discard();
    const isOurs = error instanceof KijkkringError;
    if (o.signal.aborted || (isOurs && !worthAnotherWay.has(error.code))) throw error;
    return 'check';
  }
}

async function cutFragment(o: Making, span: PartSpan): Promise<RenderedFragment | FullReason> {
  const { source } = span.part;
  return withSourceServer([source], ([url = '']) =>
    withSound(o, span, url, (sound) =>
      withPacketTracks(source, async (tracks) => {
        const cut = await planSmartCut(span, url, tracks, o.signal);
        return typeof cut === 'string' ? cut : putTogether({ ...o, span, url, cut, sound });
      }),
    ),
  );
}

/** It takes as long as finding what can be copied, and needs nothing of that. It is stopped when the work ends without it. */
async function withSound<Made>(
  o: Making,
  span: PartSpan,
  url: string,
  work: (sound: Promise<SoundStretch | null>) => Promise<Made>,
): Promise<Made> {
  const stop = new AbortController();
  const sound = encodeSound(span, url, {
    ...{ levelled: o.levelled, signal: AbortSignal.any([o.signal, stop.signal]) },
    onProgress: (share) => o.onProgress(share * ENCODING_SHARE),
  });
  // whoever waits for it hears of its failure, and nobody may
  const settled = Promise.allSettled([sound]);
  try {
    return await work(sound);
  } finally {
    stop.abort();
    await settled;
  }
}

type Cut = Making & Pick<SmartRequest, 'span' | 'url' | 'cut' | 'sound'>;

async function putTogether(o: Cut): Promise<RenderedFragment | FullReason> {
  const sink = new MeteredSink(await o.place.create());
  try {
    const refused = await renderSmartCut({ ...o, sink });
    if (refused !== null) {
      await sink.abort();
      return refused;
    }
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await withRendered(o.place, (rendered) => checkFragment({ ...o, rendered }));
  const { bytes, sha256 } = sink;
  return { frames: o.span.timesUs.length, durationUs: durationOf([o.span]), bytes, sha256 };
}

async function withRendered(
  place: RenderPlace,
  check: (rendered: ByteSource) => Promise<void>,
): Promise<void> {
  const rendered = await place.open();
  try {
    await check(rendered);
  } finally {
    await rendered.close();
  }
}
