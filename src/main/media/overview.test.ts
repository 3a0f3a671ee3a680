import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { MemorySink } from '../../../tests/support/memory-sink.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import { readFilmstripFacts, readFilmstripPicture } from './filmstrip-file.ts';
import { makeOverview } from './overview.ts';
import { readOverview } from './overview-reading.ts';
import { readPeaksFacts, readPeaksLevel } from './peaks-file.ts';
import { probeMedia } from './probe.ts';

const scratch = scratchFolder('overview');
const film = join(scratch, 'film.mp4');
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);

beforeAll(() => {
  // Red for a second, green up to and including the frame at second five, then blue; two seconds of silence, then a loud tone, then
  // a soft one from second eight.
  const colours = ['red:d=1', 'green:d=4.04', 'blue:d=9.96'].flatMap((colour) => [
    '-f',
    'lavfi',
    '-i',
    `color=${colour}:s=320x180:r=25`,
  ]);
  const tone = "aevalsrc='if(lt(t,2),0,if(lt(t,8),0.8,0.1))*sin(2*PI*440*t)':s=48000:d=15";
  const graph = '[0:v][1:v][2:v]concat=n=3:v=1:a=0[v]';
  ffmpeg(
    ...colours,
    '-f',
    'lavfi',
    '-i',
    tone,
    '-filter_complex',
    graph,
    '-map',
    '[v]',
    '-map',
    '3:a',
    '-c:v',
    'libx264',
    film,
  );
});

async function overviewOf(path: string, durationUs: number | null) {
  const source = await plainFileSource(path);
  const [filmstripSink, peaksSink] = [new MemorySink(), new MemorySink()];
  const shares: number[] = [];
  await makeOverview(source, await probeMedia(source), {
    ...{ durationUs, filmstripSink, peaksSink, signal: new AbortController().signal },
    onProgress: (share) => shares.push(share),
  });
  await source.close();
  expect({ ends: [filmstripSink.state, peaksSink.state], last: shares.at(-1) }).toEqual({
    ends: ['finished', 'finished'],
    last: 1,
  });
  return { filmstrip: filmstripSink.asSource(), peaks: peaksSink.asSource() };
}

/** The colour of a JPEG, or of a part of it, as red, green and blue, each either on or off. */
function colourOf(jpeg: Uint8Array, part = ''): string {
  const rgb = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', '-', '-vf', `${part}scale=1:1`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    { input: jpeg },
  );
  return [...rgb].map((value) => (value > 60 ? '1' : '0')).join('');
}

test('a picture every five seconds shows what is on screen then', async () => {
  const { filmstrip } = await overviewOf(film, 15_000_000);
  expect(await readFilmstripFacts(filmstrip)).toEqual({ intervalMs: 5000, count: 3 });
  const colours = [];
  for (let n = 0; n < 3; n += 1) colours.push(colourOf(await readFilmstripPicture(filmstrip, n)));
  expect(colours).toEqual(['100', '010', '001']);
  await expect(readFilmstripPicture(filmstrip, 3)).rejects.toMatchObject({ code: 'footageDamaged' });
});

test('peaks are loud where the sound is loud, at every level', async () => {
  const { peaks } = await overviewOf(film, 15_000_000);
  const { sampleRate, samplesPerBucket, lengths } = await readPeaksFacts(peaks);
  expect({ sampleRate, samplesPerBucket, levels: lengths.length }).toEqual({
    sampleRate: 8000,
    samplesPerBucket: 80,
    levels: 4,
  });
  expect(Math.abs((lengths[0] ?? 0) - 1500)).toBeLessThan(10);
  const middle = async (from: number, to: number) => {
    const values = (await readPeaksLevel(peaks, 0, from, to - from)).toSorted();
    return values[values.length >> 1] ?? 0;
  };
  expect(
    [await middle(20, 190), await middle(210, 790), await middle(820, 1490)].map((loud) =>
      Math.round(loud / 20),
    ),
  ).toEqual([0, 10, 1]);
  const coarse = await readPeaksLevel(peaks, 3, 0, 100);
  expect({ silent: coarse[1], loud: (coarse[8] ?? 0) > 190, soft: (coarse[20] ?? 0) < 40 }).toEqual({
    silent: 0,
    loud: true,
    soft: true,
  });
});

/** A film of 150 seconds with a key frame and another grey in each. */
const longFilm = (name: string, ...codec: string[]): string => {
  const path = join(scratch, name);
  const greys = "nullsrc=s=96x64:r=5:d=150,geq=lum='40+floor(T)':cb=128:cr=128";
  ffmpeg('-f', 'lavfi', '-i', greys, '-g', '5', '-keyint_min', '5', ...codec, path);
  return path;
};

/** Takes the marks of key frames out of the index of an AVI. */
function unmark(path: string): void {
  const bytes = readFileSync(path);
  const index = bytes.lastIndexOf('idx1');
  const end = index + 8 + bytes.readUInt32LE(index + 4);
  for (let entry = index + 8; entry < end; entry += 16) bytes.writeUInt32LE(0, entry + 4);
  writeFileSync(path, bytes);
}

/** The grey of each picture, as the second that it shows. */
async function secondsIn(filmstrip: ByteSource): Promise<number[]> {
  const { count } = await readFilmstripFacts(filmstrip);
  const pictures: Uint8Array[] = [];
  for (let n = 0; n < count; n += 1) pictures.push(await readFilmstripPicture(filmstrip, n));
  const args = [
    '-v',
    'error',
    '-f',
    'mjpeg',
    '-i',
    '-',
    '-vf',
    'scale=1:1,format=gray',
    '-f',
    'rawvideo',
    '-',
  ];
  const greys = execFileSync('ffmpeg', args, { input: Buffer.concat(pictures) });
  // a JPEG uses the whole range, the film from 16 to 235
  return [...greys].map((grey) => Math.round(grey * (219 / 255) + 16 - 40));
}

test('a short, silent, turned film has one upright picture and no peaks', async () => {
  const turned = join(scratch, 'turned.mp4');
  ffmpeg('-t', '2', '-i', film, '-an', '-c', 'copy', '-metadata:s:v:0', 'rotate=90', turned);
  const { filmstrip, peaks } = await overviewOf(turned, 2_000_000);
  expect(await readFilmstripFacts(filmstrip)).toEqual({ intervalMs: 5000, count: 1 });
  const picture = await readFilmstripPicture(filmstrip, 0);
  const size = execFileSync(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', '-'],
    { input: picture },
  );
  expect(size.toString().trim()).toBe('44,80');
  expect((await readPeaksFacts(peaks)).lengths).toEqual([0]);
});

test.each([
  ['a transport stream', 'long.ts', ['-c:v', 'libx264', '-bf', '2', '-output_ts_offset', '7']],
  ['an AVI of pictures that all stand alone', 'long.avi', ['-c:v', 'mjpeg', '-q:v', '2']],
  ['an AVI that marks no key frame', 'unmarked.avi', ['-c:v', 'wmv2', '-q:v', '2']],
  ['an MP4', 'long.mp4', ['-c:v', 'libx264', '-bf', '2']],
])('of a long film, %s, a picture shows the last key frame before its moment', async (_what, name, codec) => {
  const path = longFilm(name, ...codec);
  if (name === 'unmarked.avi') unmark(path);
  const { filmstrip } = await overviewOf(path, name.endsWith('.mp4') ? 150_000_000 : null);
  // a little of the grey is lost in coding
  const seconds = (await secondsIn(filmstrip)).map((second, n) => second - 5 * n);
  expect({ count: seconds.length, off: seconds.filter((by) => Math.abs(by) > 1) }).toEqual({
    count: 30,
    off: [],
  });
});

test.each([
  [90, ['100', '001']],
  [180, ['001', '100']],
  [270, ['001', '100']],
] as const)(
  'a picture that its container marks is turned by %i degrees as another is',
  async (rotation, ends) => {
    const halves = join(scratch, 'halves.ts');
    // red on the left, blue on the right
    const both = 'color=red:s=64x64:r=5:d=3,pad=128:64:0:0:blue';
    ffmpeg('-f', 'lavfi', '-i', both, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', halves);
    const source = await plainFileSource(halves);
    const probe = await probeMedia(source);
    const { pictures } = await readOverview(
      source,
      { ...probe, video: { ...probe.video, rotation } },
      {
        ...{ choice: 'keyPackets', withPackets: false, signal: new AbortController().signal },
        onPicture: () => undefined,
      },
    );
    await source.close();
    const half = rotation === 180 ? 'iw/2:ih:' : 'iw:ih/2:';
    const found = [`${half}0:0`, rotation === 180 ? `${half}iw/2:0` : `${half}0:ih/2`].map((part) =>
      colourOf(pictures[0] ?? new Uint8Array(0), `crop=${part},`),
    );
    expect({ count: pictures.length, found }).toEqual({ count: 1, found: ends });
  },
);
