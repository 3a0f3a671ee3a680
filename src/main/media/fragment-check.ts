import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { checkCovers } from './cover-check.ts';
import { type FragmentCovers, noCovers } from './cover-filters.ts';
import { readFfprobeJson, runFfmpeg, runFfprobe } from './ffmpeg.ts';
import { inputsFor, pictureChain, RENDER_TICKS } from './fragment-filters.ts';
import type { FragmentRequest } from './fragment-render.ts';
import { durationOf, frameTimesOf, type PartSpan, spansOf } from './fragment-span.ts';
import { withSourceServer } from './source-server.ts';

/** Below this a rendered frame does not show what the source shows, in decibels. */
const LEAST_PSNR_DB = 35;

/** Samples in one packet of AAC (ISO/IEC 14496-3). */
const AAC_FRAME_SAMPLES = 1024;

/** The only tags a rendered fragment may carry: what every MP4 says of itself. */
const harmlessTags = new Set([
  'major_brand',
  'minor_version',
  'compatible_brands',
  'handler_name',
  'vendor_id',
  'language',
]);

/** The mark that x264 sets before its notes (x264 encoder/set.c, x264_sei_version_write). */
const X264_NOTES = Buffer.from('dc45e9bde6d948b7962cd820d923eeef', 'hex');

/**
 * Decodes a rendered fragment again and holds it against the source: as many stored frames as asked for, edit lists
 * ignored; each at its time; each picture like the source's, and black where it is covered; no further stream, tag or note; no sound
 * beyond the span, and none where it is muted.
 * @throws KijkkringError `fragmentNotExact` with `reason`; `ffmpegFailed`, `cancelled`, what the sources throw
 */
export async function checkFragment(
  o: FragmentRequest & { readonly rendered: ByteSource; readonly signal: AbortSignal },
): Promise<void> {
  const spans = spansOf(o.parts, o.inFrame, o.outFrame);
  const covers = o.covers ?? noCovers;
  await refuseNotes(o.rendered);
  await withSourceServer(
    [o.rendered, ...spans.map((span) => span.part.source)],
    async ([own = '', ...urls]) => {
      await checkStreams(own, spans, o.signal);
      await checkTimes(own, frameTimesOf(spans), o.signal);
      await checkPictures(own, spans, urls, covers, o.signal);
      await checkCovers(own, spans, covers, o.signal);
    },
  );
}

function refuse(reason: string): never {
  throw new KijkkringError('fragmentNotExact', { reason });
}

async function refuseNotes(rendered: ByteSource): Promise<void> {
  const step = 1024 * 1024;
  for (let at = 0; at < rendered.size; at += step) {
    const piece = await rendered.read(at, step + X264_NOTES.length);
    if (Buffer.from(piece).includes(X264_NOTES)) refuse('notes');
  }
}

const description = z.object({
  streams: z.array(
    z.object({
      codec_name: z.string(),
      codec_type: z.string(),
      nb_read_packets: z.string().optional(),
      sample_rate: z.string().optional(),
      tags: z.record(z.string(), z.string()).optional(),
    }),
  ),
  chapters: z.array(z.unknown()),
  format: z.object({ tags: z.record(z.string(), z.string()).optional() }),
});

async function checkStreams(url: string, spans: readonly PartSpan[], signal: AbortSignal): Promise<void> {
  const { answer } = await readFfprobeJson({
    url,
    args: ['-count_packets', '-show_streams', '-show_chapters', '-show_format'],
    schema: description,
    signal,
  });
  if (answer === null) throw new KijkkringError('ffmpegFailed');
  const expected = spans.some((span) => span.part.probe.audio !== null) ? 'h264 aac' : 'h264';
  if (answer.streams.map((stream) => stream.codec_name).join(' ') !== expected) refuse('streams');
  if (answer.chapters.length > 0) refuse('chapters');
  const tags = [answer.format.tags, ...answer.streams.map((stream) => stream.tags)].flatMap((one) =>
    Object.entries(one ?? {}),
  );
  if (tags.some(([tag, value]) => !harmlessTags.has(tag) && value.trim() !== '')) refuse('metadata');
  const sound = answer.streams.find((stream) => stream.codec_type === 'audio');
  if (sound !== undefined)
    checkSound(Number(sound.nb_read_packets), Number(sound.sample_rate), durationOf(spans));
}

/** One packet of priming made of silence before the sound, one that the encoder flushes after it. */
function checkSound(packets: number, sampleRate: number, durationUs: number): void {
  const wanted = Math.ceil((durationUs * sampleRate) / 1_000_000 / AAC_FRAME_SAMPLES);
  if (packets > wanted + 2) refuse('sound');
}

/** Counts what is stored, not what an edit list lets through, and reads when each frame is shown. */
async function checkTimes(url: string, expectedUs: readonly number[], signal: AbortSignal): Promise<void> {
  const stored = await packetTicks(url, ['-ignore_editlist', '1'], signal);
  const shown = await packetTicks(url, [], signal);
  if (stored.length !== expectedUs.length || shown.length !== expectedUs.length) refuse('count');
  const zero = shown[0] ?? 0;
  const late = shown.some((ticks, at) => {
    const expected = (((expectedUs[at] ?? 0) - (expectedUs[0] ?? 0)) * RENDER_TICKS) / 1_000_000;
    return Math.abs(ticks - zero - expected) > 1;
  });
  if (late || Math.abs(zero - ((expectedUs[0] ?? 0) * RENDER_TICKS) / 1_000_000) > 1) refuse('times');
}

async function packetTicks(
  url: string,
  inputArgs: readonly string[],
  signal: AbortSignal,
): Promise<number[]> {
  let text = '';
  const decoder = new TextDecoder();
  await runFfprobe({
    url,
    args: [...inputArgs, '-select_streams', 'v:0', '-show_entries', 'packet=pts', '-of', 'csv=p=0'],
    onStdout: (bytes) => {
      text += decoder.decode(bytes, { stream: true });
    },
    signal,
  });
  return text
    .split('\n')
    .map((line) => line.replace(/,.*$/, '').trim())
    .filter((line) => line !== '')
    .map(Number)
    .sort((a, b) => a - b);
}

/** Lays every rendered frame on the source's frame of the same number and measures the difference. */
async function checkPictures(
  own: string,
  spans: readonly PartSpan[],
  urls: readonly string[],
  covers: FragmentCovers,
  signal: AbortSignal,
): Promise<void> {
  // Paired by number, not by time: a clock of its own for each side can't hide a frame too many.
  const byNumber = 'settb=1/1000,setpts=N';
  const graph = [
    `[0:v:0]format=yuv420p,${byNumber}[made]`,
    pictureChain(spans, covers, 1, 'source'),
    `[source]${byNumber}[wanted]`,
    '[made][wanted]psnr=stats_file=-:eof_action=endall[compared]',
  ].join(';');
  let text = '';
  const decoder = new TextDecoder();
  const report = await runFfmpeg({
    inputs: [{ url: own, args: [] }, ...inputsFor(spans, urls)],
    outputArgs: [
      '-filter_complex',
      graph,
      '-map',
      '[compared]',
      '-fps_mode',
      'passthrough',
      '-f',
      'null',
      '-',
    ],
    onStdout: (bytes) => {
      text += decoder.decode(bytes, { stream: true });
    },
    signal,
  });
  if (report.exitCode !== 0) throw new KijkkringError('ffmpegFailed');
  const measured = [...text.matchAll(/psnr_avg:(inf|[\d.]+)/g)].map((match) =>
    match[1] === 'inf' ? 100 : Number(match[1]),
  );
  if (measured.length !== frameTimesOf(spans).length) refuse('pictures');
  if (measured.some((psnr) => psnr < LEAST_PSNR_DB)) refuse('quality');
}
