import { execFileSync } from 'node:child_process';
import type { CopyRun } from '../../src/renderer/player/review-copy.ts';

/** Frames from one key frame to the next. */
const GROUP = 12;

/** One file of a review copy as ffmpeg leaves it, and what the page has to know of it. */
export type CopyFile = { readonly bytes: Buffer; readonly run: CopyRun };

/**
 * Makes one file of a review copy with the settings that were measured to be exact: GOP of 12, no B-frames, fragmented.
 * @param timesUs start of every frame of the film, and the end of the last
 * @param from the first frame of it
 * @param frames how many
 */
export function makeCopyFile(
  path: string,
  url: string,
  timesUs: readonly number[],
  { from, frames }: { readonly from: number; readonly frames: number },
): CopyFile {
  const beginUs = timesUs[from] ?? 0;
  // a hair before the frame, so that rounding never leaves it out
  const input = ['-ss', `${Math.max(0, beginUs - 2000) / 1e6}`, '-i', path];
  const durationUs = (timesUs[from + frames] ?? 0) - beginUs;
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', `${GROUP}`, '-keyint_min', `${GROUP}`];
  const bytes = execFileSync(
    'ffmpeg',
    [
      ...['-v', 'error', ...input, '-t', `${durationUs / 1e6}`, '-frames:v', `${frames}`],
      ...['-map', '0:v:0', '-map', '0:a:0?', '-fps_mode', 'passthrough', ...video],
      ...['-sc_threshold', '0', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '64k'],
      ...['-video_track_timescale', '90000', '-movflags', 'frag_keyframe+delay_moov+default_base_moof'],
      ...['-f', 'mp4', 'pipe:1'],
    ],
    { maxBuffer: 512 * 1024 * 1024 },
  );
  const offsets = boxesOf(bytes).flatMap(({ type, at }) => (type === 'moof' ? [at] : []));
  const end = boxesOf(bytes).find(({ type }) => type === 'mfra')?.at ?? bytes.length;
  const first = offsets[0] ?? 0;
  return {
    bytes,
    run: {
      ...{ url, initBytes: first, endOffset: end, endUs: timesUs[from + frames] ?? 0 },
      mimeType: 'video/mp4; codecs="avc1.64001F, mp4a.40.2"',
      offsetUs: beginUs,
      pieces: offsets.map((offset, n) => ({ offset, startUs: timesUs[from + n * GROUP] ?? 0 })),
    },
  };
}

function boxesOf(bytes: Buffer): { readonly type: string; readonly at: number }[] {
  const boxes: { type: string; at: number }[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += bytes.readUInt32BE(at))
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), at });
  return boxes;
}
