import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { type RunOptions, runFfmpeg } from './ffmpeg.ts';
import type { LogLine } from './ffmpeg-log.ts';
import type { AudioProbe, MediaProbe, VideoProbe } from './media-probe.ts';
import { type DescribedStream, type Description, readDescription } from './probe-description.ts';
import { lookAtAudio, lookAtVideo, type VideoLook } from './probe-look.ts';
import { refusalOf } from './probe-refusal.ts';
import { withSourceServer } from './source-server.ts';

type ProbeOptions = Pick<RunOptions, 'signal' | 'background'>;

/**
 * Finds out what a source is, and really decodes a few frames and a little sound of it.
 * @throws KijkkringError `fileEmpty`; `notAVideo`; `mediaFormatRefused` for a container off the list (a playlist, a session
 *   description…); `mediaHasNoPicture` for sound alone; `mediaNotPlayable` for a picture in no codec we know;
 *   `mediaDamaged` when nothing decodes into a frame to show; `cancelled`; and what the source throws.
 */
export async function probeMedia(source: ByteSource, options: ProbeOptions = {}): Promise<MediaProbe> {
  if (source.size === 0) throw new KijkkringError('fileEmpty');
  return withSourceServer([source], async ([url = '']) => {
    const description = await describe(url, options);
    const video = choose(description.streams, 'Video');
    if (!video) throw new KijkkringError('mediaHasNoPicture');
    if (!isKnown(video)) {
      throw new KijkkringError('mediaNotPlayable', { codec: video.codec, container: description.container });
    }
    const hidesBeforeZero = description.container === 'mp4' || description.container === 'matroska';
    // side by side, as somebody waits for her first picture; both are over before the source goes
    const [looked, listened] = await Promise.allSettled([
      lookAtVideo(url, video.index, hidesBeforeZero, options),
      listen(url, choose(description.streams, 'Audio'), options),
    ]);
    const look = settledValue(looked);
    if (!look) throw new KijkkringError('mediaDamaged');
    return onOurTimeline(description, video, look, settledValue(listened), hidesBeforeZero);
  });
}

/** @throws what it was rejected with */
function settledValue<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

async function describe(url: string, options: ProbeOptions): Promise<Description> {
  const lines: LogLine[] = [];
  // Without an output ffmpeg describes its input and ends with an error: both are what we want.
  await runFfmpeg({ inputs: [{ url }], outputArgs: [], onLog: (line) => keep(lines, line), ...options });
  const description = readDescription(lines);
  if (!description) throw refusalOf(lines);
  return description;
}

/** A hostile file could describe itself at any length. */
const mostLines = 5_000;

function keep(lines: LogLine[], line: LogLine): void {
  if (lines.length < mostLines) lines.push(line);
}

/** The stream that a player would take: the first marked as default, else the first. Never stream 0 for its number. */
function choose(streams: readonly DescribedStream[], kind: 'Video' | 'Audio'): DescribedStream | undefined {
  const candidates = streams.filter((stream) => stream.kind === kind && !stream.isStill);
  return candidates.find((stream) => stream.isDefault) ?? candidates[0];
}

function isKnown(stream: DescribedStream): boolean {
  return stream.codec !== 'none' && stream.codec !== 'unknown';
}

/** Start and kind of the sound, in container time; sound that can't be decoded counts as no sound. */
async function listen(
  url: string,
  stream: DescribedStream | undefined,
  options: ProbeOptions,
): Promise<AudioProbe | null> {
  if (!stream || !isKnown(stream)) return null;
  const look = await lookAtAudio(url, stream.index, options);
  return look && { streamIndex: stream.index, codec: stream.codec, ...look };
}

/** Zero is the first thing seen or heard, but never what an edit hides (docs/adr/0010). */
function onOurTimeline(
  { container, claimedUs }: Description,
  video: DescribedStream,
  look: VideoLook,
  audio: AudioProbe | null,
  hidesBeforeZero: boolean,
): MediaProbe {
  const first = Math.min(look.startUs, audio?.startUs ?? look.startUs);
  const originUs = hidesBeforeZero ? Math.max(0, first) : first;
  return {
    container,
    video: { ...pictureOf(video, look), startUs: look.startUs - originUs },
    audio: audio && { ...audio, startUs: audio.startUs - originUs },
    originUs,
    claimedUs,
    hidesBeforeZero,
  };
}

function pictureOf(stream: DescribedStream, look: VideoLook): Omit<VideoProbe, 'startUs'> {
  const [num, den] = stream.sampleAspect;
  // As Chromium does: a picture is stretched to its shape, never shrunk.
  const wide = num > den ? Math.round((stream.width * num) / den) : stream.width;
  const high = num < den ? Math.round((stream.height * den) / num) : stream.height;
  const upright = stream.rotation === 0 || stream.rotation === 180;
  return {
    streamIndex: stream.index,
    codec: stream.codec,
    profile: stream.profile,
    pixelFormat: stream.pixelFormat,
    bitDepth: bitDepthOf(stream.pixelFormat),
    transfer: stream.transfer,
    codedWidth: stream.width,
    codedHeight: stream.height,
    width: upright ? wide : high,
    height: upright ? high : wide,
    rotation: stream.rotation,
    sampleAspect: stream.sampleAspect,
    interlaced: look.interlaced || stream.fieldsApart,
    timeBase: look.timeBase,
  };
}

/** FFmpeg writes more than eight bits behind the format's name, such as `yuv420p10le` and `p010le`. */
function bitDepthOf(pixelFormat: string | null): number {
  return Number(/(?:p0?|gray)(9|1[0246])(?:le|be)$/.exec(pixelFormat ?? '')?.[1] ?? 8);
}
