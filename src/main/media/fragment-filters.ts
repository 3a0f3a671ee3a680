import type { FfmpegInput } from './ffmpeg.ts';
import type { PartSpan } from './fragment-span.ts';

/** Ticks a second of a rendered fragment: the usual 90 kHz, fine enough for any camera. */
export const RENDER_TICKS = 90_000;

/** Decoding starts this long before the first frame, so that the sound decoder has found its feet, in microseconds. */
const PRE_ROLL_US = 2_000_000;

/**
 * Inputs for a run over these parts, each entered at a key frame well before it. Where to begin and end exactly is left
 * to the trim filters alone: ffmpeg's own cutting adds the container's start a second time when times are kept.
 */
export function inputsFor(spans: readonly PartSpan[], urls: readonly string[]): FfmpegInput[] {
  return spans.map((span, at) => {
    const from = span.cutBeforeUs - PRE_ROLL_US;
    const seek =
      from > span.part.probe.originUs
        ? ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', seconds(from)]
        : [];
    return { url: urls[at] ?? '', args: ['-copyts', ...seek] };
  });
}

/**
 * The picture of the fragment and nothing else, each frame at its own time from zero; ffmpeg has turned it upright by
 * then. Even sizes are kept as they are, with their sample aspect, so that no pixel is resampled.
 */
export function pictureChain(spans: readonly PartSpan[], firstInput: number, label: string): string {
  const each = spans.map((span, at) => {
    const { video } = span.part.probe;
    const trim = `trim=start=${seconds(span.cutBeforeUs)}:end=${seconds(span.cutAfterUs)}`;
    const shift = `settb=1/${RENDER_TICKS},setpts=PTS${signed(span.atUs - span.beginUs)}/TB`;
    const size = "crop='2*trunc(iw/2)':'2*trunc(ih/2)':0:0";
    return `[${firstInput + at}:${video.streamIndex}]${trim},${shift},${size},format=yuv420p[${label}${at}]`;
  });
  return [...each, join(spans.length, label, 'interleave')].join(';');
}

/** The sound of exactly the span, in step with its picture: silence where there is none. Null without any sound. */
export function soundChain(spans: readonly PartSpan[], label: string): string | null {
  const heard = spans.flatMap((span, at) =>
    span.part.probe.audio === null ? [] : [{ span, at, audio: span.part.probe.audio }],
  );
  const [first] = heard;
  if (first === undefined) return null;
  const rate = Math.min(48_000, first.audio.sampleRate);
  const layout = first.audio.channels > 1 ? 'stereo' : 'mono';
  const each = heard.map(({ span, at, audio }, nth) => {
    const trim = `atrim=start=${seconds(span.beginUs)}:end=${seconds(span.endUs)}`;
    const shift = `asetpts=PTS${signed(span.atUs - span.beginUs)}/TB`;
    const shape = `aresample=${rate},aformat=sample_fmts=fltp:channel_layouts=${layout}`;
    return `[${at}:${audio.streamIndex}]${trim},${shift},${shape}[${label}p${nth}]`;
  });
  const joined = join(heard.length, `${label}p`, 'ainterleave').replace(`[${label}p]`, `[${label}j]`);
  return [...each, joined, `[${label}j]aresample=${rate}:async=1:first_pts=0[${label}]`].join(';');
}

/** Puts the parts behind one another by their times; one part passes as it is. */
function join(count: number, label: string, filter: 'interleave' | 'ainterleave'): string {
  const pads = Array.from({ length: count }, (_unused, at) => `[${label}${at}]`).join('');
  const pass = filter === 'interleave' ? 'null' : 'anull';
  return count === 1 ? `${pads}${pass}[${label}]` : `${pads}${filter}=nb_inputs=${count}[${label}]`;
}

/** Microseconds as ffmpeg reads seconds, exactly. */
export function seconds(us: number): string {
  return (us / 1_000_000).toFixed(6);
}

function signed(us: number): string {
  return us < 0 ? `-${seconds(-us)}` : `+${seconds(us)}`;
}
