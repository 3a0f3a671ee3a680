import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { MemorySink } from '../../../tests/support/memory-sink.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import { readFilmstripFacts, readFilmstripPicture } from './filmstrip-file.ts';
import { makeOverview } from './overview.ts';
import { readPeaksFacts, readPeaksLevel } from './peaks-file.ts';
import { probeMedia } from './probe.ts';

const scratch = scratchFolder('overview');
const film = join(scratch, 'film.mp4');
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);

beforeAll(() => {
  // Red, green and blue, five seconds each; two seconds of silence, then a loud tone, then a soft one from second eight.
  const colours = ['red', 'green', 'blue'].flatMap((colour) => [
    '-f',
    'lavfi',
    '-i',
    `color=${colour}:s=320x180:r=25:d=5`,
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

async function overviewOf(path: string, durationUs: number) {
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

/** The colour in the middle of a JPEG, as red, green and blue, each either on or off. */
function colourOf(jpeg: Uint8Array): string {
  const rgb = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', '-', '-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
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
