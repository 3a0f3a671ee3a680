import type { CountedFrames } from './frame-times-builder.ts';
import type { ContainerName, MediaProbe } from './media-probe.ts';

export type Judgement =
  | { readonly playable: true }
  | {
      readonly playable: false;
      readonly code: 'mediaNotPlayable';
      readonly params: { readonly codec: string; readonly container: string };
    }
  | {
      readonly playable: false;
      readonly code: 'mediaPartlyDamaged';
      readonly params: { readonly at: string };
    };

const containers: readonly ContainerName[] = ['mp4', 'matroska'];

const videoCodecs = ['h264', 'vp8', 'vp9', 'av1'];

/** Planar YUV of 8, 10 or 12 bits with colour at a quarter, half or full size; `yuvj` is FFmpeg's name for full range. */
const pixelFormat = /^(?:gray|yuvj?4(?:20|22|44)p(?:10le|12le)?)$/;

const audioCodecs = ['aac', 'mp3', 'opus', 'vorbis', 'flac'];

const plainAudio = /^pcm_(?:u8|s16[bl]e|s24[bl]e|s32le|f32le|mulaw|alaw)$/;

/** A place in a film as people read it: `0:09`, `12:34`, `1:02:03`. */
function clockTime(us: number): string {
  const seconds = Math.floor(us / 1_000_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/**
 * Whether Chromium plays this, picture and sound, from the first frame to the last. Every line of it is held against a
 * real Chromium in tests/integration/chromium-truth.test.ts. HEVC is left out: it plays only where the machine has a
 * decoder for it. Sound that Chromium can't decode it leaves out without a word, so that is refused too.
 * @param counted what decoding all of it found: Chromium stops for good at a packet that can't be decoded.
 */
export function judgePlayable(
  probe: Pick<MediaProbe, 'container' | 'video' | 'audio'>,
  counted?: Pick<CountedFrames, 'brokenAtUs'>,
): Judgement {
  const { container, video, audio } = probe;
  const refuse = (codec: string): Judgement => ({
    playable: false,
    code: 'mediaNotPlayable',
    params: { codec, container },
  });
  if (!containers.includes(container) || !videoCodecs.includes(video.codec)) return refuse(video.codec);
  if (video.pixelFormat === null || !pixelFormat.test(video.pixelFormat)) {
    return refuse(`${video.codec} ${video.pixelFormat ?? ''}`.trim());
  }
  if (audio && !audioCodecs.includes(audio.codec) && !plainAudio.test(audio.codec))
    return refuse(audio.codec);
  if (counted && counted.brokenAtUs !== null) {
    return { playable: false, code: 'mediaPartlyDamaged', params: { at: clockTime(counted.brokenAtUs) } };
  }
  return { playable: true };
}
