import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { sealedShare } from '../../src/shared/kernels/import-share.ts';
import { jobId as anyJobId, type JobId } from '../../src/shared/model/ids.ts';
import type { Job } from '../../src/shared/model/job.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('import-cable-out');
const like = { seconds: 12, gop: 25, size: '640x360', bitrate: '8M' };
const indexFirst = join(scratch, 'index-first.mp4');
const indexLast = join(scratch, 'index-last.mp4');
const onStick = join(scratch, 'les.mp4');
/** So much can be read before the cable comes out: a few chunks, and a piece of one. */
const ARRIVES = 3_000_000;
let core: Core;

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  makeCameraFile(indexFirst, { ...like, faststart: true });
  makeCameraFile(indexLast, like);
});

afterAll(() => core.close());

/** Reads a film in of which the rest goes away while it is sealed. */
async function cutOff(film: string): Promise<JobId> {
  copyFileSync(film, onStick);
  const pulled = new Promise<void>((resolve) => {
    const stop = core.listen((event) => {
      if (event.type !== 'jobChanged' || event.job.phase !== 'sealing') return;
      stop();
      truncateSync(onStick, ARRIVES);
      resolve();
    });
  });
  const started = await core.ask('owner', 'recording.import', { paths: [onStick] });
  const jobId = anyJobId.parse(started.jobId);
  await pulled;
  await expect(core.outcomeOf(jobId)).rejects.toMatchObject({ code: 'sourceChanged' });
  const job = await jobOf(jobId);
  expect(job?.state).toBe('interrupted');
  // what is told to be safe is what was read, within the batch that was under way
  const safe = sealedShare(job?.share ?? 0) * statSync(film).size;
  expect(safe).toBeLessThanOrEqual(ARRIVES);
  expect(safe).toBeGreaterThan(0);
  return jobId;
}

async function jobOf(jobId: JobId): Promise<Job | undefined> {
  return (await core.ask('owner', 'job.list', {})).find(({ id }) => id === jobId);
}

test('what arrived becomes a recording, byte for byte the start of the film, and says that the rest is missing', async () => {
  const jobId = await cutOff(indexFirst);
  // also by a start that saw nothing of its beginning
  await core.ask('owner', 'library.lock', {});
  const folder = join(scratch, 'library');
  await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  await core.ask('owner', 'recording.keepArrived', { jobId });
  const recording = (await core.outcomeOf(jobId)) as Recording;
  expect(recording).toMatchObject({ state: 'ready' });
  expect(recording.frames).toBeGreaterThan(25);
  expect(recording.frames).toBeLessThan(12 * 25);
  expect(recording.durationUs + (recording.cutShort?.lostUs ?? 0)).toBe(12_000_000);
  const answer = await core.media('owner', `film/${recording.id}/0`, { method: 'GET', range: null });
  const sealed = Buffer.from(answer?.body ?? []);
  expect(sealed.length).toBeGreaterThan(ARRIVES / 2);
  expect(sealed.equals(readFileSync(indexFirst).subarray(0, sealed.length))).toBe(true);
  expect(await core.media('owner', `import/${jobId}/0`, { method: 'GET', range: null })).toEqual(answer);
  expect(await core.ask('owner', 'recording.reviewCopy', { recordingId: recording.id })).toMatchObject({
    reason: 'damaged',
  });
});

test('of a film with its index at the end nothing can be watched yet: it says so, waits, and goes on when the film is back', async () => {
  const jobId = await cutOff(indexLast);
  expect(await core.call('owner', 'recording.keepArrived', { jobId })).toMatchObject({
    error: { code: 'arrivedUnplayable' },
  });
  expect((await jobOf(jobId))?.state).toBe('interrupted');
  copyFileSync(indexLast, onStick);
  await core.ask('owner', 'job.resume', { jobId });
  expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready', frames: 12 * 25, cutShort: null });
});

test('only an import that waits for its source can go on without it', async () => {
  const [job] = await core.ask('owner', 'job.list', {});
  const done = await core.call('owner', 'recording.keepArrived', { jobId: job?.id });
  expect(done).toMatchObject({ ok: false });
});
