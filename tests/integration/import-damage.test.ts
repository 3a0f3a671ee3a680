import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('import-damage');
let core: Core;
let short: string;

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  // with its index in front
  const whole = makeCameraFile(join(scratch, 'whole.mp4'), { gop: 25, faststart: true });
  short = join(scratch, 'short.mp4');
  const bytes = readFileSync(whole);
  writeFileSync(short, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
});

afterAll(() => core.close());

const read = async (): Promise<Recording> =>
  (await runJob(core, 'recording.import', { paths: [short] })) as Recording;

test('a film of which the end is missing is kept up to there, and says how much is missing', async () => {
  const recording = await read();
  expect(recording).toMatchObject({ state: 'ready', counting: 'counted' });
  expect(recording.frames).toBeGreaterThan(20);
  expect(recording.frames).toBe(recording.durationUs / 40_000);
  expect(recording.durationUs + (recording.cutShort?.lostUs ?? 0)).toBe(4_000_000);
  const recordingId = recording.id;
  // Chromium stops at what is broken: it is watched from a copy of what is good
  expect(await runJob(core, 'recording.makeReviewCopy', { recordingId })).toMatchObject({
    ...{ state: 'ready', reason: 'damaged' },
  });
  const { endUs } = await core.ask('owner', 'recording.frameTimes', { recordingId });
  expect(endUs).toBe(recording.durationUs);
  expect(
    await core.call('owner', 'fragment.add', { recordingId, inUs: 0, outUs: 3_900_000, title: 'a', why: '' }),
  ).toMatchObject({ error: { code: 'fragmentOutside' } });
});

test('it can be read in anew, as long as nothing was written on it; then nothing of the first is left', async () => {
  const [first] = await core.ask('owner', 'recording.list', {});
  const recordingId = first?.id ?? '';
  const { id } = await core.ask('owner', 'note.add', { recordingId, atUs: 0, text: 'kijk' });
  const refused = await core.call('owner', 'recording.readAgain', { recordingId });
  expect(refused).toMatchObject({ error: { code: 'recordingInUse' } });
  await core.ask('owner', 'note.remove', { noteId: id });
  const { runs } = await core.ask('owner', 'recording.reviewCopy', { recordingId });
  const open = [`film/${recordingId}/0`, ...runs.map(({ address }) => address)];
  const watched = () =>
    Promise.all(open.map((address) => core.media('owner', address, { method: 'GET', range: 'bytes=0-9' })));
  expect((await watched()).map((answer) => answer?.status)).toEqual([206, 206]);
  await core.ask('owner', 'recording.readAgain', { recordingId });
  expect(await watched()).toEqual([null, null]);
  expect(await core.ask('owner', 'recording.list', {})).toEqual([]);
  await read();
  expect(await core.ask('owner', 'recording.list', {})).toHaveLength(1);
});

test('a whole recording is not let go of', async () => {
  const path = makeCameraFile(join(scratch, 'good.mp4'), { seconds: 1 });
  const { id, cutShort } = (await runJob(core, 'recording.import', { paths: [path] })) as Recording;
  expect(cutShort).toBeNull();
  const refused = await core.call('owner', 'recording.readAgain', { recordingId: id });
  expect(refused).toMatchObject({ error: { code: 'recordingWhole' } });
});

test('as long as another try may get more of it, nothing that it came from is wiped', async () => {
  const path = cutBehindFrame(
    makeCameraFile(join(scratch, 'quiet.mp4'), { sound: false, faststart: true }),
    60,
  );
  const { id: recordingId, cutShort } = (await runJob(core, 'recording.import', {
    paths: [path],
  })) as Recording;
  expect(cutShort).not.toBeNull();
  // nothing of it is broken, so that its copy shows all that there is
  const copy = await runJob(core, 'recording.makeReviewCopy', { recordingId });
  expect(copy).toMatchObject({ state: 'ready', verified: true });
  const { recordings } = await core.ask('owner', 'retention.get', {});
  expect(recordings.find((one) => one.recordingId === recordingId)?.original).toBe('stays');
  const copies = await core.ask('owner', 'copy.list', {});
  expect(copies.find((one) => one.recordingId === recordingId)).toMatchObject({ wipeable: false });
  const refusal = { code: 'recordingCutShort' };
  expect(await core.call('owner', 'recording.dropOriginal', { recordingId })).toMatchObject({
    error: refusal,
  });
  await expect(runJob(core, 'copy.wipeSource', { recordingId })).rejects.toMatchObject(refusal);
  expect(existsSync(path)).toBe(true);
});

/** Leaves as much of a film as ends with the last byte of a frame. */
function cutBehindFrame(path: string, count: number): string {
  const show = ['-v', 'error', '-show_entries', 'packet=size,pos', '-of', 'csv=p=0', path];
  const frames = execFileSync('ffprobe', show, { encoding: 'utf8' }).trim().split('\n');
  const [size = 0, at = 0] = (frames[count - 1] ?? '').split(',').map(Number);
  writeFileSync(path, readFileSync(path).subarray(0, at + size));
  return path;
}
