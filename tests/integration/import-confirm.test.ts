import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('import-confirm');
const library = join(scratch, 'library');
let core: Core;
let film: Buffer;

beforeAll(async () => {
  core = await coreWithLibrary(library);
  const path = join(scratch, 'les.mp4');
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=96x64:r=10:d=70'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '20', '-bf', '2'],
    ...['-movflags', '+faststart', path],
  ]);
  film = readFileSync(path);
});

afterAll(() => core.close());

const get = (recordingId: RecordingId) => core.ask('owner', 'recording.get', { recordingId });

/** Waits until a recording is counted, by whichever run. */
async function counted(recordingId: RecordingId): Promise<Recording> {
  const found = await get(recordingId);
  if (found.counting === 'counted') return found;
  return new Promise((resolve) => {
    const stop = core.listen((event) => {
      if (event.type !== 'recordsChanged') return;
      void get(recordingId).then((now) => {
        if (now.counting !== 'counted') return;
        stop();
        resolve(now);
      });
    });
  });
}

/** Reads a film in, and holds the count behind it back. */
async function readIn(name: string, bytes: Uint8Array): Promise<Recording> {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  const recording = (await runJob(core, 'recording.import', { paths: [path] })) as Recording;
  const counting = (await core.ask('owner', 'job.list', {})).find(
    ({ name: job, state }) => job === 'recording.confirm' && (state === 'running' || state === 'queued'),
  );
  if (counting !== undefined) await core.ask('owner', 'job.cancel', { jobId: counting.id });
  return recording;
}

test('a long phone film is there at once, and counted behind it; at the next opening too', async () => {
  const recording = await readIn('goed.mp4', film);
  expect(recording).toMatchObject({ state: 'ready', frames: 700, counting: 'checking' });
  expect((await get(recording.id)).counting).toBe('checking');
  await core.ask('owner', 'library.lock', {});
  await core.ask('owner', 'library.unlock', { folder: library, passphrase: TEST_PASSPHRASE });
  expect(await counted(recording.id)).toEqual({ ...recording, counting: 'counted' });
});

test('where decoding tells otherwise the index is replaced, and all that stands on it goes to the nearest real frame', async () => {
  const wrecked = Buffer.from(film);
  const media = wrecked.indexOf('mdat') + 4;
  const size = wrecked.length - media;
  wrecked.fill(0, media + Math.floor(size * 0.15), media + Math.floor(size * 0.25));
  const { id: recordingId, ...before } = await readIn('gat.mp4', wrecked);
  expect(before).toMatchObject({ state: 'ready', frames: 700, counting: 'checking' });
  const spans = [12, 13, 14, 15].map((second) => [second * 1_000_000, second * 1_000_000 + 300_000] as const);
  for (const [inUs, outUs] of spans)
    await core.ask('owner', 'fragment.add', { recordingId, inUs, outUs, title: 'a', why: '' });
  await core.ask('owner', 'note.add', { recordingId, atUs: 13_400_000, text: 'kijk' });
  await core.ask('owner', 'highlight.add', { recordingId, atUs: 14_000_000 });

  expect(await runJob(core, 'recording.confirm', { recordingId })).toEqual({ changed: true });

  const after = await get(recordingId);
  expect(after.counting).toBe('counted');
  expect(after.frames).toBeLessThan(700);
  const { timesUs, frames, endUs } = await core.ask('owner', 'recording.frameTimes', { recordingId });
  expect([timesUs.length, endUs]).toEqual([frames, after.durationUs]);
  const real = new Set(timesUs);
  const fragments = await core.ask('owner', 'fragment.list', { recordingId });
  expect(fragments).toHaveLength(spans.length);
  for (const { inUs, outUs, frames: held } of fragments) {
    expect([real.has(inUs), real.has(outUs)]).toEqual([true, true]);
    expect(held).toBe(timesUs.filter((time) => time >= inUs && time < outUs).length);
    expect(held).toBeGreaterThan(0);
  }
  const [note] = await core.ask('owner', 'note.list', { recordingId });
  const [highlight] = await core.ask('owner', 'highlight.list', { recordingId });
  expect([note?.atUs, highlight?.atUs].map((us) => real.has(us ?? -1))).toEqual([true, true]);
  // what undo would bring back lies on frames that are not there
  expect(await core.call('owner', 'history.undo', { recordingId })).toMatchObject({
    error: { code: 'nothingToUndo' },
  });
  // Chromium does not pass the hole
  expect(await core.ask('owner', 'recording.reviewCopy', { recordingId })).toMatchObject({
    reason: 'damaged',
  });
});

test('a second count changes nothing', async () => {
  const [recording] = await core.ask('owner', 'recording.list', {});
  const recordingId = recording?.id;
  expect(await runJob(core, 'recording.confirm', { recordingId })).toEqual({ changed: false });
});

test('a long film of a camcorder is there after one reading; what its packets tell is in doubt until it is counted', async () => {
  const path = join(scratch, 'camcorder.m2ts');
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=96x64:r=20:d=70', '-vf', 'interlace'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-flags',
      '+ilme+ildct',
      '-g',
      '20',
    ],
    ...['-f', 'mpegts', path],
  ]);
  const recording = await readIn('00001.MTS', readFileSync(path));
  expect(recording).toMatchObject({ state: 'ready', frames: 700, counting: 'doubtful' });
  const recordingId = recording.id;
  expect(await runJob(core, 'recording.confirm', { recordingId })).toEqual({ changed: false });
  expect(await get(recordingId)).toEqual({ ...recording, counting: 'counted' });
});
