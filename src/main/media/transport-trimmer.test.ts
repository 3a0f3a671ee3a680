import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { FrameLineReader } from './frame-lines.ts';
import { PicturePlaces } from './picture-places.ts';
import { TransportTrimmer } from './transport-trimmer.ts';

const folder = scratchFolder('transport-trimmer');

/** As a camcorder writes it, with pictures of thirty packets and more. */
function camcorderFilm(packet: 188 | 192): Buffer {
  const path = join(folder, `film-${packet}.ts`);
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=12'],
    ...['-f', 'lavfi', '-i', 'sine=d=12', '-c:a', 'ac3', '-vf', 'interlace', '-flags', '+ilme+ildct'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '6', '-bf', '2'],
    ...['-b:v', '1M', '-maxrate', '1M', '-bufsize', '200k', '-x264-params', 'nal-hrd=cbr'],
    ...['-mpegts_m2ts_mode', packet === 192 ? '1' : '0', '-omit_video_pes_length', '0', '-f', 'mpegts', path],
  ]);
  return readFileSync(path);
}

type Told = { readonly pictures: unknown[]; readonly sound: string[] };

/** What ffmpeg tells of a film: when its pictures are shown, which are key pictures or damaged; and every packet of its sound. */
function told(film: Uint8Array): Told {
  const path = join(folder, 'told.ts');
  writeFileSync(path, film);
  const args = (stream: string) => ['-v', 'error', '-copyts', '-i', path, '-map', stream, '-c', 'copy'];
  const list = (stream: string) =>
    execFileSync('ffmpeg', [...args(stream), '-copyinkf', '-f', 'framecrc', '-']);
  const pictures: unknown[] = [];
  const reader = new FrameLineReader({
    onTimeBase: () => undefined,
    onLine: ({ pts, duration, key, corrupt }) => pictures.push({ pts, duration, key, corrupt }),
  });
  reader.push(list('0:v'));
  return { pictures, sound: list('0:a').toString().split('\n') };
}

function trimmed(film: Buffer, packet: number) {
  const trimmer = new TransportTrimmer(film.subarray(0, 2_000), 200_000);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < film.length; at += 1_000 * packet)
    pieces.push(trimmer.trim(Buffer.from(film.subarray(at, at + 1_000 * packet))).slice());
  return { film: Buffer.concat(pieces), places: trimmer.places };
}

test.each([188, 192] as const)(
  'shortened to its headers, a film of packets of %i tells the same',
  (packet) => {
    const film = camcorderFilm(packet);
    const short = trimmed(film, packet);
    expect(short.film.length).toBeLessThan(film.length * 0.6);
    const whole = told(film);
    expect(whole.pictures.length).toBe(150);
    expect(told(short.film)).toEqual(whole);
    const isPlaced = (picture: unknown, n: number): boolean =>
      short.places.isAt(n, (picture as { pts: number }).pts) &&
      film[(short.places.startOf(n) ?? 0) + packet - 188] === 0x47;
    expect({ count: short.places.count, all: whole.pictures.every(isPlaced) }).toEqual({
      count: 150,
      all: true,
    });
  },
);

test('what is wrong or missing far inside a picture is still told of where it was', () => {
  const film = camcorderFilm(188);
  const { places } = trimmed(film, 188);
  const inside = (picture: number) => (places.startOf(picture) ?? 0) + 15 * 188;
  const marked = inside(80) + 1;
  film.writeUInt8(film.readUInt8(marked) | 0x80, marked);
  const damaged = Buffer.concat([film.subarray(0, inside(120)), film.subarray(inside(120) + 188)]);
  const whole = told(damaged);
  const corrupt = whole.pictures.flatMap((picture, n) =>
    (picture as { corrupt: boolean }).corrupt ? [n] : [],
  );
  // ffmpeg marks the packet that it was putting together then
  expect(corrupt).toEqual([79, 119]);
  expect(told(trimmed(damaged, 188).film)).toEqual(whole);
});

test('what is no such stream, or falls out of step, is refused', () => {
  expect(() => new TransportTrimmer(Buffer.alloc(2_000, 1))).toThrow(
    expect.objectContaining({ code: 'ffmpegFailed' }),
  );
  const film = camcorderFilm(188);
  const cut = Buffer.concat([film.subarray(0, 50_000), film.subarray(50_001)]);
  expect(() => trimmed(cut, 188)).toThrow(expect.objectContaining({ code: 'ffmpegFailed' }));
});

test('a picture that begins in the middle of what the file calls one is refused', () => {
  const film = camcorderFilm(188);
  const { places } = trimmed(film, 188);
  // the delimiter in front of the hundredth becomes something else
  const delimiter = film.indexOf(Buffer.from([0, 0, 0, 1, 9]), places.startOf(100));
  film.writeUInt8(0x0c, delimiter + 4);
  expect(() => trimmed(film, 188)).toThrow(expect.objectContaining({ code: 'ffmpegFailed' }));
});

test('a time that ffmpeg counts on or back is that of the file', () => {
  const places = new PicturePlaces();
  for (const [n, ticks] of [2 ** 33 - 3_600, 0, 3_600].entries()) places.add(ticks, n * 1_000);
  const found = [-3_600, 2 ** 33, 2 ** 33 + 3_600].map((pts, n) => places.isAt(n, pts));
  expect({ found, other: places.isAt(1, 1_800), none: places.isAt(3, 0) }).toEqual({
    ...{ found: [true, true, true], other: false, none: false },
  });
});
