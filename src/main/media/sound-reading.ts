import { KijkkringError } from '../../shared/errors.ts';
import { SOUND_RATE } from '../../shared/kernels/sound-envelope.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { seconds } from './fragment-filters.ts';
import type { FragmentPart } from './fragment-span.ts';
import { SampleReader } from './sample-reader.ts';
import { withSourceServer } from './source-server.ts';

/** Decoding begins so long before what is asked, so that the decoder has found its feet, in microseconds. */
const PRE_ROLL_US = 2_000_000;

export type SoundSpan = {
  /** On the recording's own timeline, in microseconds; what lies outside the film is silence. */
  readonly fromUs: number;
  readonly toUs: number;
};

/**
 * Reads the sound of a span of a recording: one channel, `SOUND_RATE` samples a second, exactly as many as the span is long, silence
 * where a file has none.
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, what the sources throw
 */
export async function readSound(
  parts: readonly FragmentPart[],
  span: SoundSpan,
  o: { readonly signal: AbortSignal; readonly onSamples: (samples: Int16Array) => void },
): Promise<void> {
  let startUs = 0;
  const silence = (us: number) => o.onSamples(new Int16Array(samplesIn(us)));
  if (span.fromUs < 0) silence(Math.min(0, span.toUs) - span.fromUs);
  for (const part of parts) {
    const endUs = startUs + part.index.endUs;
    const [fromUs, toUs] = [Math.max(span.fromUs, startUs), Math.min(span.toUs, endUs)];
    if (fromUs < toUs && part.probe.audio === null) silence(toUs - fromUs);
    else if (fromUs < toUs) await readPart(part, { fromUs: fromUs - startUs, toUs: toUs - startUs }, o);
    startUs = endUs;
  }
  if (span.toUs > startUs) silence(span.toUs - Math.max(startUs, span.fromUs));
}

function samplesIn(us: number): number {
  return Math.round((us * SOUND_RATE) / 1e6);
}

async function readPart(
  { source, probe, index }: FragmentPart,
  { fromUs, toUs }: SoundSpan,
  o: { readonly signal: AbortSignal; readonly onSamples: (samples: Int16Array) => void },
): Promise<void> {
  const { originUs } = probe;
  const [begin, end] = [fromUs + originUs, toUs + originUs];
  const seek =
    fromUs > PRE_ROLL_US
      ? ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', seconds(begin - PRE_ROLL_US)]
      : [];
  const length = seconds(toUs - fromUs);
  const filters = [
    ...(toUs < index.endUs
      ? [`atrim=start=${seconds(begin)}:end=${seconds(end)}`]
      : [`atrim=start=${seconds(begin)}`]),
    `asetpts=PTS-(${seconds(begin)})/TB,aresample=${SOUND_RATE}:async=1:first_pts=0`,
    `aformat=sample_fmts=s16:channel_layouts=mono,apad=whole_dur=${length},atrim=end=${length}`,
  ];
  let left = samplesIn(toUs - fromUs);
  const reader = new SampleReader((samples) => {
    const wanted = samples.subarray(0, left);
    left -= wanted.length;
    o.onSamples(wanted);
  });
  const report = await withSourceServer([source], ([url = '']) =>
    runFfmpeg({
      inputs: [{ url, args: ['-copyts', ...seek] }],
      outputArgs: [
        ...['-map', `0:${probe.audio?.streamIndex ?? 0}`, '-vn', '-sn', '-dn', '-af', filters.join(',')],
        ...['-f', 's16le', 'pipe:1'],
      ],
      onStdout: (bytes) => reader.push(bytes),
      signal: o.signal,
      background: true,
    }),
  );
  if (report.exitCode !== 0) throw new KijkkringError('ffmpegFailed');
  // a sound that can't be decoded to its end counts as silent there
  if (left > 0) o.onSamples(new Int16Array(left));
}
