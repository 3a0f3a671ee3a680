import { coverFilters, type FragmentCovers, muteFilters } from './cover-filters.ts';
import type { FfmpegInput } from './ffmpeg.ts';
import type { PartSpan } from './fragment-span.ts';
import { levelFilter } from './level-filter.ts';

/** Ticks a second of a rendered fragment: the usual 90 kHz, fine enough for any camera. */
export const RENDER_TICKS = 90_000;

/** Decoding starts this long before the first frame, so that the sound decoder has found its feet, in microseconds. */
export const PRE_ROLL_US = 2_000_000;

/** A picture needs the key frame before it and no more; how much later a frame is shown than decoded, in microseconds, at the most. */
const PICTURE_PRE_ROLL_US = 500_000;

/** A stream without an index is entered anywhere, and what can't be decoded before its next key frame is lost: enough for long groups. */
const UNINDEXED_PRE_ROLL_US = 12_000_000;

/** Inputs for a run over these parts. */
export function inputsFor(spans: readonly PartSpan[], urls: readonly string[]): FfmpegInput[] {
  return spans.map((span, at) => inputFor(span, urls[at] ?? ''));
}

/**
 * A part, entered at a key frame well before it. Where to begin and end exactly is left to the trim filters alone:
 * ffmpeg's own cutting adds the container's start a second time when times are kept.
 */
export function inputFor(
  span: PartSpan,
  url: string,
  preRollUs = usualPreRoll(span),
): { url: string; args: string[] } {
  const from = span.cutBeforeUs - preRollUs;
  const seek =
    from > span.part.probe.originUs ? ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', seconds(from)] : [];
  return { url, args: ['-copyts', ...seek] };
}

/** A part, entered for a few of its pictures alone. */
export function inputForPictures(span: PartSpan, url: string): { url: string; args: string[] } {
  return inputFor(span, url, span.part.probe.container === 'mpegts' ? PRE_ROLL_US : PICTURE_PRE_ROLL_US);
}

function usualPreRoll({ part }: PartSpan): number {
  const { container } = part.probe;
  return container === 'mpegts' || container === 'mpeg' ? UNINDEXED_PRE_ROLL_US : PRE_ROLL_US;
}

/**
 * The picture of the fragment and nothing else, each frame at its own time from zero; ffmpeg has turned it upright by
 * then. Even sizes are kept as they are, with their sample aspect, so that no pixel is resampled. Covers are drawn on the
 * joined frames, by their number: what lies under them is gone before anything is encoded.
 */
export function pictureChain(
  spans: readonly PartSpan[],
  covers: FragmentCovers,
  firstInput: number,
  label: string,
): string {
  const each = spans.map((span, at) => {
    const size = "crop='2*trunc(iw/2)':'2*trunc(ih/2)':0:0";
    return `${trimmedPicture(span, firstInput + at)},${size},format=yuv420p[${label}${at}]`;
  });
  // Interleaving goes by the times; a joining filter would put a part where the sound before it happened to end.
  const joining = spans.length === 1 ? 'null' : `interleave=nb_inputs=${spans.length}`;
  return [...each, `${padsOf(spans, label)}${joining}${coverFilters(spans, covers)}[${label}]`].join(';');
}

/**
 * Exactly the frames of a part, each at its time in the fragment. Two fields become one picture, as the viewer and the review copy show
 * them: before anything is cut off, since a field is judged by those around it.
 */
export function trimmedPicture(span: PartSpan, input: number): string {
  const whole = span.part.probe.video.interlaced ? 'bwdif=mode=send_frame:deint=interlaced,' : '';
  const trim = `trim=start=${seconds(span.cutBeforeUs)}:end=${seconds(span.cutAfterUs)}`;
  const shift = `settb=1/${RENDER_TICKS},setpts=PTS${signed(span.atUs - span.beginUs)}/TB`;
  return `[${input}:${span.part.probe.video.streamIndex}]${whole}${trim},${shift}`;
}

/**
 * The sound of exactly the span, in step with its picture: each part is cut, filled with silence where it has none, and
 * made exactly as long as its picture, so that no join can drift; what is muted is zero. Null without any sound.
 * @param levelled whether soft voices are made louder
 */
export function soundChain(
  spans: readonly PartSpan[],
  covers: FragmentCovers,
  label: string,
  levelled = false,
): string | null {
  const first = spans.map((span) => span.part.probe.audio).find((audio) => audio !== null);
  if (first === undefined || first === null) return null;
  const rate = Math.min(48_000, first.sampleRate);
  const channels = first.channels > 1 ? 2 : 1;
  const format = `sample_fmts=fltp:sample_rates=${rate}:channel_layouts=${channels > 1 ? 'stereo' : 'mono'}`;
  const each = spans.map((span, at) => {
    const length = seconds(span.endUs - span.beginUs);
    const fitted = `apad=whole_dur=${length},atrim=end=${length}`;
    return `${soundOf(span, at, rate)},aformat=${format},${fitted}[${label}${at}]`;
  });
  const muting = `${muteFilters(covers, rate, channels)}${levelled ? `,${levelFilter}` : ''}`;
  return [...each, `${padsOf(spans, label)}concat=n=${spans.length}:v=0:a=1${muting}[${label}]`].join(';');
}

/** The sound of one part from its own zero; silence for a part that has none. */
function soundOf(span: PartSpan, input: number, rate: number): string {
  const { audio } = span.part.probe;
  if (audio === null) return `anullsrc=sample_rate=${rate}`;
  const trim = `atrim=start=${seconds(span.beginUs)}:end=${seconds(span.endUs)}`;
  const shift = `asetpts=PTS${signed(-span.beginUs)}/TB`;
  return `[${input}:${audio.streamIndex}]${trim},${shift},aresample=${rate}:async=1:first_pts=0`;
}

function padsOf(spans: readonly PartSpan[], label: string): string {
  return spans.map((_span, at) => `[${label}${at}]`).join('');
}

/** Microseconds as ffmpeg reads seconds, exactly. */
export function seconds(us: number): string {
  return (us / 1_000_000).toFixed(6);
}

function signed(us: number): string {
  return us < 0 ? `-${seconds(-us)}` : `+${seconds(us)}`;
}
