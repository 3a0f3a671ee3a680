import type { LogLine } from './ffmpeg-log.ts';
import type { ContainerName, Rotation, Transfer } from './media-probe.ts';

export type DescribedStream = {
  readonly index: number;
  /** `Video`, `Audio`, `Subtitle`, `Data` or `Attachment`. */
  readonly kind: string;
  /** `none` or `unknown` when FFmpeg has no idea. */
  readonly codec: string;
  readonly profile: string | null;
  readonly pixelFormat: string | null;
  readonly transfer: Transfer;
  readonly width: number;
  readonly height: number;
  readonly sampleAspect: readonly [number, number];
  readonly fieldsApart: boolean;
  readonly isDefault: boolean;
  /** A cover or a thumbnail, not a film. */
  readonly isStill: boolean;
  readonly rotation: Rotation;
};

export type Description = {
  readonly container: ContainerName;
  /** What the container says of its own length, in microseconds; null when it says nothing. */
  readonly claimedUs: number | null;
  readonly streams: readonly DescribedStream[];
};

/**
 * Reads what `ffmpeg -i` says of an input. Only these lines are looked at: the one of the input, its length, those of its
 * streams, and the rotation under a stream (libavformat/dump.c; the same since FFmpeg 4). What the file says of itself stands four
 * or more spaces in and can't look like one of these.
 * @returns null when ffmpeg could not open the input.
 */
export function readDescription(lines: readonly LogLine[]): Description | null {
  let container: ContainerName | null = null;
  let claimedUs: number | null = null;
  const streams: DescribedStream[] = [];
  for (const { level, text } of lines) {
    if (level !== 'info') continue;
    const input = /^Input #0, ([\w,]+), from /.exec(text);
    if (input) container = containerName(input[1] ?? '');
    claimedUs ??= claimIn(text);
    const stream = readStream(text);
    if (stream) streams.push(stream);
    const turned = /^ {4,6}displaymatrix: rotation of (-?\d+(?:\.\d+)?) degrees/.exec(text);
    const last = streams.at(-1);
    if (turned && last) streams[streams.length - 1] = { ...last, rotation: clockwise(Number(turned[1])) };
  }
  return container && { container, claimedUs, streams };
}

/** Two spaces in stands the length of the input; the same word among its own metadata stands deeper. */
function claimIn(text: string): number | null {
  const match = /^ {2}Duration: (\d+):(\d\d):(\d\d)\.(\d\d)/.exec(text);
  if (!match) return null;
  const [hours = 0, minutes = 0, seconds = 0, hundredths = 0] = match.slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + hundredths * 10_000;
}

function containerName(demuxer: string): ContainerName | null {
  const first = demuxer.split(',')[0] ?? '';
  if (first === 'mov') return 'mp4';
  const known: readonly string[] = ['matroska', 'mpegts', 'mpeg', 'avi', 'asf', 'flv', 'nut'];
  return known.includes(first) ? (first as ContainerName) : null;
}

/** FFmpeg gives degrees counter-clockwise, -180 to 180. A picture turned by other than quarters is taken to the nearest. */
function clockwise(degrees: number): Rotation {
  const quarters = ((Math.round(-degrees / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarters] ?? 0;
}

function readStream(text: string): DescribedStream | null {
  const match = /^ {2}Stream #0:(\d+)(?:\[0x[\da-f]+\])?(?:\([^)]*\))?: (\w+): (.+)$/.exec(text);
  if (!match) return null;
  const [, index, kind = '', rest = ''] = match;
  const fields = splitOutsideBrackets(rest);
  const [codecField = '', formatField = ''] = fields;
  const size = /^(\d+)x(\d+)/.exec(fields.find((field) => /^\d+x\d+/.test(field)) ?? '');
  const format = kind === 'Video' ? (/^\w+/.exec(formatField)?.[0] ?? 'none') : 'none';
  return {
    index: Number(index),
    kind,
    codec: /^\w+/.exec(codecField)?.[0] ?? 'unknown',
    profile: profileIn(codecField),
    pixelFormat: format === 'none' ? null : format,
    transfer: transferIn(formatField),
    width: Number(size?.[1] ?? 0),
    height: Number(size?.[2] ?? 0),
    sampleAspect: sampleAspectIn(rest),
    fieldsApart: /\((?:[^)]*, )?(?:top|bottom) (?:coded )?first/.test(formatField),
    isDefault: /\(default\)/.test(rest),
    isStill: /\((?:attached pic|still image|timed thumbnails)\)/.test(rest),
    rotation: 0,
  };
}

/** The colour of a stream reads `bt2020nc/bt2020/smpte2084`: matrix, primaries, transfer. */
function transferIn(formatField: string): Transfer {
  if (/\bsmpte2084\b/.test(formatField)) return 'pq';
  return /\barib-std-b67\b/.test(formatField) ? 'hlg' : 'sdr';
}

/** The last group in brackets that is not the four-character code (`avc1 / 0x31637661`). */
function profileIn(codecField: string): string | null {
  const groups = [...codecField.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '');
  return groups.filter((group) => !group.includes(' / ')).at(-1) ?? null;
}

/** The container's own ratio comes after `, SAR`; the codec's in square brackets. The container's wins, as in Chromium. */
function sampleAspectIn(text: string): readonly [number, number] {
  const match = /, SAR (\d+):(\d+)/.exec(text) ?? /\[SAR (\d+):(\d+)/.exec(text);
  const [num, den] = [Number(match?.[1] ?? 1), Number(match?.[2] ?? 1)];
  return num > 0 && den > 0 ? [num, den] : [1, 1];
}

function splitOutsideBrackets(text: string): string[] {
  return text.split(/, (?![^([]*[)\]])/);
}
