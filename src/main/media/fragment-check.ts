import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { allOrNone } from './all-or-none.ts';
import { checkBareFile } from './bare-file-check.ts';
import { CopyCheck } from './copy-check.ts';
import { checkCovers } from './cover-check.ts';
import { noCovers } from './cover-filters.ts';
import { RENDER_TICKS } from './fragment-filters.ts';
import type { FragmentRequest } from './fragment-render.ts';
import { durationOf, frameTimesOf, type PartSpan, spansOf } from './fragment-span.ts';
import { listPackets } from './packet-list.ts';
import { checkPictures } from './picture-check.ts';
import type { SmartCut } from './smart-cut-plan.ts';
import { AAC_FRAME_SAMPLES } from './smart-cut-render.ts';
import { withSourceServer } from './source-server.ts';

/** So many copied frames beside a seam are decoded again: more than any decoder holds back. */
const BESIDE_SEAM = 20;

/**
 * Holds a rendered fragment against the source: as many stored frames as asked for, edit lists ignored; each at its time;
 * each picture like the source's, and black where it is covered; no further stream, tag or note; no sound beyond the span,
 * and none where it is muted. Pictures are decoded and laid side by side. Of copied ones every byte is compared, which
 * says as much, and only those beside a seam are decoded: they have to be the same to the last bit.
 * @param o.cut what was copied; nothing unless given
 * @throws KijkkringError `fragmentNotExact` with `reason`; `ffmpegFailed`, `cancelled`, what the sources throw
 */
export async function checkFragment(
  o: FragmentRequest & {
    readonly rendered: ByteSource;
    readonly cut?: SmartCut | undefined;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const spans = spansOf(o.parts, o.inFrame, o.outFrame);
  const covers = o.covers ?? noCovers;
  const timesUs = frameTimesOf(spans);
  await withSourceServer(
    [o.rendered, ...o.parts.map(({ source }) => source)],
    async ([own = '', ...urls]) => {
      const made = { url: own, timesUs, endUs: durationOf(spans) };
      await allOrNone(o.signal, (signal) => [
        checkPackets(o, spans, signal),
        checkTimes(own, timesUs, signal),
        ...windowsOf(timesUs.length, o.cut).map((window) =>
          checkPictures({ ...o, ...window, made, urls, signal }),
        ),
      ]);
      await checkCovers(own, spans, covers, o.signal);
    },
  );
}

/** Looks at every packet: at what it may be, at the copied ones whether they are what they were, and at how much sound there is. */
async function checkPackets(
  o: Parameters<typeof checkFragment>[0],
  spans: readonly PartSpan[],
  signal: AbortSignal,
): Promise<void> {
  const copies = o.cut && new CopyCheck(o.cut, signal);
  const sound = await checkBareFile(o.rendered, {
    wantsSound: spans.some((span) => span.part.probe.audio !== null),
    onPicture: (packet) => copies?.take(packet),
  });
  await copies?.finish();
  if (sound !== null) checkSound(sound.packets, sound.sampleRate, durationOf(spans));
}

/** What is decoded again: everything, or what lies around the copied frames and a little of them. */
function windowsOf(
  frames: number,
  cut: SmartCut | undefined,
): { from: number; to: number; cut?: SmartCut }[] {
  if (cut === undefined) return [{ from: 0, to: frames }];
  const firstEnd = cut.copyFrom + BESIDE_SEAM;
  const lastBegin = cut.copyEnd - BESIDE_SEAM;
  if (firstEnd >= lastBegin) return [{ from: 0, to: frames, cut }];
  return [
    { from: 0, to: firstEnd, cut },
    { from: lastBegin, to: frames, cut },
  ];
}

function refuse(reason: string): never {
  throw new KijkkringError('fragmentNotExact', { reason });
}

/** One packet of priming made of silence before the sound, one that the encoder flushes after it. */
function checkSound(packets: number, sampleRate: number, durationUs: number): void {
  const wanted = Math.ceil((durationUs * sampleRate) / 1_000_000 / AAC_FRAME_SAMPLES);
  if (packets > wanted + 2) refuse('sound');
}

/** Counts what is stored, not what an edit list lets through, and reads when each frame is shown. */
async function checkTimes(url: string, expectedUs: readonly number[], signal: AbortSignal): Promise<void> {
  const [stored, shown] = await allOrNone(signal, (both) => [
    pictureTimes(url, ['-ignore_editlist', '1'], both),
    pictureTimes(url, [], both),
  ]);
  if (stored.length !== expectedUs.length || shown.length !== expectedUs.length) refuse('count');
  // One tick of the file, and half a microsecond of rounding.
  const mostUs = 1_000_000 / RENDER_TICKS + 0.5;
  if (shown.some((atUs, frame) => Math.abs(atUs - (expectedUs[frame] ?? 0)) > mostUs)) refuse('times');
}

async function pictureTimes(url: string, options: readonly string[], signal: AbortSignal): Promise<number[]> {
  const input = { url, args: ['-copyts', ...options] };
  const [packets = []] = await listPackets({ input, streams: ['0:v:0'], signal });
  return packets.map(({ atUs }) => atUs).sort((a, b) => a - b);
}
