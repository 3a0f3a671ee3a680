import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { makeNumberedFilm } from './numbered-film.ts';

/** Small enough to be decoded at once anywhere, large enough for its number. */
export const filmSize = { width: 320, height: 180 };

const SECONDS = 12;
const FRAME_US = 40_000;

/** A film, and of each frame when it begins and which number is burnt into it. */
export type PlayerFilm = {
  readonly path: string;
  readonly bytes: Buffer;
  readonly timesUs: readonly number[];
  readonly numbers: readonly number[];
  readonly endUs: number;
};

const video = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'];

/** H.264 with B-frames and one long group, as a camera makes it: 25 frames a second; its index stands in front. */
export function makePlainFilm(path: string): PlayerFilm {
  const group = ['-bf', '3', '-g', '250', '-sc_threshold', '0', '-movflags', '+faststart'];
  const encoding = [...video, ...group, '-c:a', 'aac', '-b:a', '64k'];
  makeNumberedFilm(path, { seconds: SECONDS, size: `${filmSize.width}x${filmSize.height}`, encoding });
  return filmOf(
    path,
    Array.from({ length: SECONDS * 25 }, (_, n) => n),
  );
}

/** The same as a phone makes it: every fifth frame is left out, and two seconds in which nothing moved. */
export function makeUnevenFilm(source: PlayerFilm, path: string): PlayerFilm {
  const isKept = (n: number): boolean => n % 5 !== 3 && !(n >= 101 && n <= 150);
  const select = "select='not(eq(mod(n,5),3))*not(between(n,101,150))'";
  encode(source.path, path, ['-vf', select, ...video, '-bf', '2', '-g', '50']);
  return filmOf(path, source.numbers.filter(isKept));
}

/** The same as a browser records it. */
export function makeWebFilm(source: PlayerFilm, path: string): PlayerFilm {
  const codec = [
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-b:v',
    '600k',
    '-g',
    '120',
  ];
  encode(source.path, path, [...codec, '-an']);
  return filmOf(path, source.numbers);
}

function encode(from: string, to: string, args: readonly string[]): void {
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', from, ...args, '-fps_mode', 'passthrough', to]);
}

function filmOf(path: string, numbers: readonly number[]): PlayerFilm {
  const timesUs = numbers.map((n) => n * FRAME_US);
  return { path, bytes: readFileSync(path), timesUs, numbers, endUs: (timesUs.at(-1) ?? 0) + FRAME_US };
}
