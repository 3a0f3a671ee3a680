import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('import-parts');
const SECONDS = 18;
const parts = [0, 1, 2].map((part) => join(scratch, `VID_20260929_101112_00${part}.mp4`));
let core: Core;

/** Every second a flash of two frames and a beep, both beginning with the second; then cut in three by the clock, as a telephone does. */
function makeParts(): void {
  const picture = `color=black:s=64x36:r=25:d=${SECONDS},drawbox=enable='lt(mod(t,1),0.08)':color=white:t=fill`;
  const beep = `aevalsrc='if(lt(mod(t,1),0.08),0.8*sin(2*PI*1000*t),0)':s=48000:d=${SECONDS}`;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', beep],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '25',
      '-bf',
      '2',
      '-c:a',
      'aac',
    ],
    ...['-f', 'segment', '-segment_time', '6', '-reset_timestamps', '1'],
    join(scratch, 'VID_20260929_101112_%03d.mp4'),
  ]);
  // cut between two packets of sound: the last part begins with sound of a moment before its picture
  const [, , last = ''] = parts;
  const early = join(scratch, 'early.mp4');
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-i', last, '-itsoffset', '0.04', '-i', last],
    ...['-map', '1:v', '-map', '0:a', '-c', 'copy', early],
  ]);
  renameSync(early, last);
}

/** The brightness of every displayed frame of a file, by decoding it. */
function brightness(path: string): number[] {
  const args = ['-v', 'error', '-i', path, '-vf', 'scale=1:1,format=gray', '-fps_mode', 'passthrough'];
  return [...execFileSync('ffmpeg', [...args, '-f', 'rawvideo', '-'])];
}

/** Where values rise above a threshold that they were below. */
function rises(values: readonly number[], above: number): number[] {
  return values.flatMap((value, at) => (value > above && (values[at - 1] ?? 0) <= above ? [at] : []));
}

beforeAll(async () => {
  makeParts();
  core = await coreWithLibrary(join(scratch, 'library'));
});

afterAll(() => core.close());

test('three parts are one timeline without a gap; picture and sound keep together to its end', async () => {
  const recording = (await runJob(core, 'recording.import', { paths: parts })) as Recording;
  const recordingId = recording.id;
  const { timesUs, endUs } = await core.ask('owner', 'recording.frameTimes', { recordingId });
  const [first = -1] = timesUs;
  expect(first).toBeLessThan(40_000);
  expect(timesUs).toEqual(Array.from({ length: SECONDS * 25 }, (_, frame) => first + frame * 40_000));
  expect(endUs).toBe(first + SECONDS * 1_000_000);
  const bucketUs = 10_000;
  const { peaks } = await core.ask('owner', 'recording.peaks', {
    ...{ recordingId, fromUs: 0, toUs: SECONDS * 1_000_000, buckets: SECONDS * 100 },
  });
  const flashes = rises(parts.flatMap(brightness), 128).map((frame) => timesUs[frame] ?? -1);
  expect(flashes).toHaveLength(SECONDS);
  const beeps = rises(peaks, 80).map((bucket) => bucket * bucketUs);
  const apart = flashes.map((flash) => Math.min(...beeps.map((beep) => Math.abs(beep - flash))));
  expect(Math.max(...apart)).toBeLessThan(80_000);
});

test('files that differ are not joined', async () => {
  const other = join(scratch, 'other.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=96x64:r=25:d=1', other]);
  await expect(runJob(core, 'recording.import', { paths: [parts[0], other] })).rejects.toMatchObject({
    code: 'mediaPartsDiffer',
  });
});
