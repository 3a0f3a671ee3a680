import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { type PictureChoice, readOverview } from './overview-reading.ts';
import { probeMedia } from './probe.ts';

const folder = scratchFolder('transport-reading');
let film: ByteSource;
let twoPictures: ByteSource;

/** Long enough to be shortened behind its beginning. */
beforeAll(() => {
  const path = join(folder, 'film.m2ts');
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=40'],
    ...['-f', 'lavfi', '-i', 'sine=d=40', '-c:a', 'ac3', '-output_ts_offset', '7'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '33', '-bf', '2'],
    ...['-b:v', '3M', '-maxrate', '3M', '-bufsize', '500k', '-x264-params', 'nal-hrd=cbr', path],
  ]);
  film = memorySource(readFileSync(path));
  const both = join(folder, 'both.m2ts');
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    path,
    ...'-map 0:v -map 0:v -c copy -streamid 1:0x1012'.split(' '),
    both,
  ]);
  twoPictures = memorySource(readFileSync(both));
});

async function read(source: ByteSource, choice: PictureChoice, signal = new AbortController().signal) {
  const { pictures, peaks, frames } = await readOverview(source, await probeMedia(film), {
    ...{ choice, withPackets: true, signal },
    onPicture: () => undefined,
  });
  return { pictures, peaks: peaks.finish(), frames };
}

test('out of a shortened film come the same frames, peaks and pictures as out of the whole', async () => {
  const short = await read(film, 'keyPlaces');
  expect([short.pictures.length, short.frames?.timesUs.length]).toEqual([8, 1_000]);
  expect(short).toEqual(await read(film, 'keyPackets'));
});

test('a film of which it can not be done is refused, to be read in another way', async () => {
  await expect(read(twoPictures, 'keyPlaces')).rejects.toMatchObject({ code: 'ffmpegFailed' });
  // two pictures in what the file calls one: the thirtieth no longer begins (packets of 192, the picture's number is 0x1011)
  const bytes = Buffer.from(await film.read(0, film.size));
  const begins = (at: number): boolean => bytes.readUInt16BE(at + 5) === 0x5011;
  const starts = Array.from({ length: 40_000 }, (_, n) => n * 192).filter(begins);
  const thirtieth = starts[30] ?? 0;
  bytes.writeUInt8(0x10, thirtieth + 5);
  await expect(read(memorySource(bytes), 'keyPlaces')).rejects.toMatchObject({ code: 'ffmpegFailed' });
});

test('what its source throws comes out; cancelled, it reads no more of it', async () => {
  const half = film.size / 2;
  const stop = new AbortController();
  let readTo = 0;
  const broken = (fail: () => void): ByteSource => ({
    ...{ size: film.size, close: async () => undefined },
    read: async (offset, length) => {
      if (offset > half) fail();
      readTo = offset + length;
      return film.read(offset, length);
    },
  });
  const damaged = broken(() => {
    throw new KijkkringError('footageDamaged');
  });
  await expect(read(damaged, 'keyPlaces')).rejects.toMatchObject({ code: 'footageDamaged' });
  const cancelled = broken(() => stop.abort());
  await expect(read(cancelled, 'keyPlaces', stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  const before = readTo;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(readTo).toBe(before);
});
