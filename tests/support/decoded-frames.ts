import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The planes of a film's stored frames, edit lists ignored, in the order of showing; those of colour have half the width and height. */
export interface DecodedFrames {
  readonly width: number;
  readonly height: number;
  readonly luma: readonly Uint8Array[];
  readonly cb: readonly Uint8Array[];
  readonly cr: readonly Uint8Array[];
}

/**
 * Decodes a whole film with the plain ffmpeg, independent of the product.
 * @param filter one that gives a frame for a frame, such as `bwdif=mode=send_frame`
 */
export async function decodeFrames(
  path: string,
  width: number,
  height: number,
  filter = 'null',
): Promise<DecodedFrames> {
  const child = spawn(
    'ffmpeg',
    [
      ...['-v', 'error', ...(path.endsWith('.mp4') ? ['-ignore_editlist', '1'] : [])],
      ...['-i', path, '-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough'],
      ...['-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ofLuma = width * height;
  const size = ofLuma * 1.5;
  const frames: Uint8Array[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of child.stdout) {
    rest = Buffer.concat([rest, piece as Buffer]);
    while (rest.length >= size) {
      frames.push(Uint8Array.from(rest.subarray(0, size)));
      rest = rest.subarray(size);
    }
  }
  if (child.exitCode === null) await once(child, 'close');
  const plane = (from: number, to: number) => frames.map((frame) => frame.subarray(from, to));
  return {
    ...{ width, height, luma: plane(0, ofLuma) },
    ...{ cb: plane(ofLuma, ofLuma * 1.25), cr: plane(ofLuma * 1.25, size) },
  };
}

/** Likeness of two planes in decibels (ITU-T J.340); infinite when they are equal. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((255 * 255 * a.length) / sum);
}
