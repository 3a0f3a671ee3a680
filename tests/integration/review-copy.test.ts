import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import type { ReviewCopy } from '../../src/shared/model/review-copy.ts';
import { LibraryOnDisk } from '../support/command-line.ts';
import { coreWithLibrary, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { makeNumberedFilm, type NumberedFilm, numbersIn } from '../support/numbered-film.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Films that Chromium can't play, each with its number in every frame. */
const scratch = scratchFolder('review-copy');
let core: Core;

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
});

afterAll(() => core.close());

const aac = ['-c:a', 'aac'];
const films: Readonly<Record<string, { film: NumberedFilm; name: string; reason: string }>> = {
  'HEVC of ten bits': {
    ...{ name: 'phone.mp4', reason: 'codec' },
    film: {
      encoding: [
        '-c:v',
        'libx265',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv420p10le',
        '-x265-params',
        'log-level=error',
      ],
      sound: aac,
    },
  },
  'interlaced in a transport stream with AC-3': {
    ...{ name: 'camcorder.MTS', reason: 'container' },
    film: {
      encoding: [
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-flags',
        '+ildct+ilme',
        '-x264opts',
        'tff=1:bframes=2',
        '-pix_fmt',
        'yuv420p',
      ],
      filters: ['setfield=tff'],
      sound: ['-c:a', 'ac3'],
    },
  },
  'MPEG-4 in an AVI': {
    ...{ name: 'old.avi', reason: 'codec' },
    film: {
      encoding: ['-c:v', 'mpeg4', '-bf', '2', '-q:v', '3', '-pix_fmt', 'yuv420p'],
      sound: ['-c:a', 'mp2'],
    },
  },
  'a varying rate with a gap of two seconds, without sound': {
    ...{ name: 'varying.mkv', reason: 'codec' },
    film: {
      filters: ["select='not(between(n,20,69))*gt(mod(n,7),1)'"],
      ...{ seconds: 5, sound: null },
      encoding: ['-c:v', 'mpeg4', '-q:v', '3', '-pix_fmt', 'yuv420p'],
    },
  },
  'a late start': {
    ...{ name: 'late.ts', reason: 'container' },
    film: {
      encoding: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-output_ts_offset', '10'],
      sound: ['-c:a', 'mp2'],
    },
  },
};

test.each(Object.entries(films))(
  '%s: every frame of the copy stands at its time',
  async (_, { film, name, reason }) => {
    const path = makeNumberedFilm(join(scratch, name), film);
    const recording = (await runJob(core, 'recording.import', { paths: [path] })) as Recording;
    const copy = (await runJob(core, 'recording.makeReviewCopy', {
      recordingId: recording.id,
    })) as ReviewCopy;
    expect(copy).toMatchObject({ state: 'ready', reason, error: null, verified: true });
    expect(copy).toMatchObject({ doneUs: recording.durationUs, totalUs: recording.durationUs });
    const { timesUs } = await core.ask('owner', 'recording.frameTimes', { recordingId: recording.id });
    expect(await copiedTimes(copy, recording)).toEqual(timesUs);
    const numbers = await copiedNumbers(copy);
    expect(numbers).toEqual(await numbersIn(path, 384, 216));
  },
);

test('it can be watched while it grows, paused, and goes on where it stopped', async () => {
  const encoding = ['-c:v', 'mpeg4', '-bf', '2', '-q:v', '4', '-pix_fmt', 'yuv420p'];
  const size = '1280x720';
  const film = makeNumberedFilm(join(scratch, 'long.avi'), {
    seconds: 14,
    size,
    encoding,
    sound: ['-c:a', 'mp2'],
  });
  const recordingId = await importing(film);
  const growing = await copyWhen(recordingId, ({ doneUs }) => doneUs > 0);
  expect(growing).toMatchObject({ state: 'making', verified: false });
  // what is told can be had, to the last byte of the last piece
  const early = await copiedNumbers(growing);
  expect(early).toEqual(early.map((_, at) => at));
  expect(early.length).toBeGreaterThanOrEqual(6);
  await core.ask('owner', 'recording.pauseReviewCopy', { recordingId });
  const paused = await copyWhen(recordingId, ({ state }) => state === 'paused');
  expect(paused.doneUs).toBeGreaterThanOrEqual(growing.doneUs);
  expect(paused.doneUs).toBeLessThan(14_000_000);
  await imported(recordingId);
  await reopen();
  expect((await core.ask('owner', 'recording.reviewCopy', { recordingId })).state).toBe('paused');
  // once it may go on, a quit in between needs nobody to ask again
  await core.ask('owner', 'recording.makeReviewCopy', { recordingId });
  await copyWhen(recordingId, ({ doneUs }) => doneUs > paused.doneUs);
  await reopen();
  const copy = await copyWhen(recordingId, ({ state }) => state === 'ready');
  expect(copy).toMatchObject({ verified: true, doneUs: copy.totalUs });
  expect(copy.runs.length).toBeGreaterThan(paused.runs.length + 1);
  expect(await copiedNumbers(copy)).toEqual(Array.from({ length: 350 }, (_, at) => at));
  const jobs = await core.ask('owner', 'job.list', {});
  expect(jobs.filter(({ state }) => state === 'interrupted')).toEqual([]);
});

test('killed at any fsync, rename or commit it goes on with what was on the disk, and every frame is there once', async () => {
  // playable, so that nobody makes its copy before it is asked for
  const film = makeNumberedFilm(join(scratch, 'killed.mp4'), {
    ...{
      seconds: 10,
      size: '640x360',
      encoding: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
      sound: null,
    },
  });
  const library = new LibraryOnDisk(scratch, 'killed');
  await library.ask(['library', 'create']);
  const recordingId = String((await library.ask(['import', film])).recordingId);
  const make = ['call', 'recording.makeReviewCopy', JSON.stringify({ recordingId })];
  const folder = join(library.folder, 'footage', recordingId);
  let brokenOff = 0;
  for (let point = 5, killed = true; killed; point += 7) {
    const { signal } = await library.run(make, { env: { KIJKKRING_KILL_AT: String(point) } });
    killed = signal === 'SIGKILL';
    if (readdirSync(folder).some((name) => /^review-\d+\.age\.part$/.test(name))) brokenOff += 1;
  }
  expect(brokenOff).toBeGreaterThan(0);
  const copy = (await library.ask(make)) as unknown as ReviewCopy;
  expect(copy).toMatchObject({ state: 'ready', verified: true, doneUs: 10_000_000 });
  expect(copy.runs.length).toBeGreaterThan(1);
  const files = readdirSync(folder);
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(files.filter((name) => name.startsWith('review-'))).toHaveLength(copy.runs.length);
});

test('made anew it has another address; it goes with its recording, also while it is being made', async () => {
  const film = makeNumberedFilm(join(scratch, 'gone.avi'), {
    ...{
      seconds: 26,
      size: '1280x720',
      encoding: ['-c:v', 'mpeg4', '-q:v', '4', '-pix_fmt', 'yuv420p'],
      sound: null,
    },
  });
  const recordingId = await importing(film);
  const begun = ({ doneUs, totalUs }: ReviewCopy) => doneUs > 0 && totalUs !== null;
  const watch = (address = '') => core.media('owner', address, { method: 'GET', range: 'bytes=0-99' });
  const [first] = (await copyWhen(recordingId, begun)).runs;
  expect(await watch(first?.address)).not.toBe(null);
  const making = (await core.ask('owner', 'job.list', {})).find(({ state }) => state === 'running');
  await core.ask('owner', 'job.cancel', { jobId: making?.id ?? '' } as never);
  await core.ask('owner', 'recording.makeReviewCopy', { recordingId });
  const [run] = (await copyWhen(recordingId, begun)).runs;
  expect(run).toMatchObject({ run: first?.run });
  expect(run?.address).not.toBe(first?.address);
  expect(await watch(run?.address)).not.toBe(null);
  // the one before stays open for a while, and nobody is given it
  expect(await watch(first?.address)).toBe(null);
  await core.ask('owner', 'recording.destroy', { recordingId });
  expect(existsSync(join(scratch, 'library', 'footage', recordingId))).toBe(false);
  expect(await core.media('owner', run?.address ?? '', { method: 'GET', range: null })).toBe(null);
  expect((await core.call('owner', 'recording.reviewCopy', { recordingId })).ok).toBe(false);
});

async function reopen(): Promise<void> {
  await core.ask('owner', 'library.lock', {});
  const folder = join(scratch, 'library');
  await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
}

/** Starts an import and answers as soon as its recording is there. */
async function importing(path: string): Promise<RecordingId> {
  const before = await core.ask('owner', 'recording.list', {});
  await core.ask('owner', 'recording.import', { paths: [path] });
  for (;;) {
    const now = await core.ask('owner', 'recording.list', {});
    const added = now.find(({ id }) => !before.some((known) => known.id === id));
    if (added !== undefined) return added.id;
    await delay(10);
  }
}

async function imported(recordingId: RecordingId): Promise<void> {
  while ((await core.ask('owner', 'recording.get', { recordingId })).state !== 'ready') await delay(10);
}

async function copyWhen(recordingId: RecordingId, holds: (copy: ReviewCopy) => boolean): Promise<ReviewCopy> {
  for (;;) {
    const copy = await core.ask('owner', 'recording.reviewCopy', { recordingId });
    if (holds(copy)) return copy;
    await delay(10);
  }
}

async function copiedTimes({ runs }: ReviewCopy, { id }: Recording): Promise<number[]> {
  const times: number[] = [];
  for (const { run } of runs) {
    const pieces = await core.ask('owner', 'recording.reviewPieces', { recordingId: id, run });
    times.push(...pieces.timesUs);
  }
  return times;
}

/** What is read back from the files of a copy as a page gets them. */
async function copiedNumbers({ runs }: ReviewCopy): Promise<number[]> {
  const numbers: number[] = [];
  for (const { address, run, width, height } of runs) {
    const path = join(scratch, `copied-${run}.mp4`);
    writeFileSync(path, await contentOf(address));
    numbers.push(...(await numbersIn(path, width, height)));
  }
  return numbers;
}

async function contentOf(address: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let at = 0, total = 1; at < total; ) {
    const answer = await core.media('owner', address, { method: 'GET', range: `bytes=${at}-` });
    const body = answer?.body ?? new Uint8Array();
    total = Number(answer?.headers['Content-Range']?.split('/')[1] ?? body.length);
    pieces.push(body);
    at += body.length;
  }
  return Buffer.concat(pieces);
}
