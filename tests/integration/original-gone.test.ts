import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle, verifyBundle } from '../../src/main/bundle/bundle-reader.ts';
import type { Core } from '../../src/main/core/create-core.ts';
import type { FragmentId, MeetingId, RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { LibraryOnDisk } from '../support/command-line.ts';
import { coreWithLibrary, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { sixWords } from '../support/made-bundle.ts';
import { makeNumberedFilm, numbersIn } from '../support/numbered-film.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

/** A lesson in two AVI files of fifty frames each, of which two fragments are released; one was made before the originals went. */
const scratch = scratchFolder('original-gone');
const library = join(scratch, 'library');
const passphrase = TEST_PASSPHRASE;
let core: Core;
let recordingId: RecordingId;
let meetingId: MeetingId;
let before: FragmentId;
let joint: FragmentId;

beforeAll(async () => {
  core = await coreWithLibrary(library);
  const encoding = ['-c:v', 'mpeg4', '-bf', '2', '-q:v', '3', '-pix_fmt', 'yuv420p'];
  const paths = ['a.avi', 'b.avi'].map((name) =>
    makeNumberedFilm(join(scratch, name), { seconds: 2, encoding, sound: ['-c:a', 'mp2'] }),
  );
  ({ id: recordingId } = (await runJob(core, 'recording.import', { paths })) as Recording);
  await runJob(core, 'recording.makeReviewCopy', { recordingId });
  await core.ask('owner', 'class.state', usualStatement);
  const clip = async (inUs: number, outUs: number) =>
    (await core.ask('owner', 'fragment.add', { recordingId, inUs, outUs, title: 'Beurt' })).id;
  before = await clip(400_000, 1_200_000);
  joint = await clip(1_600_000, 2_400_000);
  ({ id: meetingId } = await core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2999-01-15' }));
  await core.ask('owner', 'release.release', { fragmentIds: [before], meetingId });
  await packed('before');
  await core.ask('owner', 'release.release', { fragmentIds: [joint], meetingId });
}, 240_000);

afterAll(() => core.close());

test('nobody wipes an original that has no verified copy', async () => {
  const path = makeCameraFile(join(scratch, 'plain.mp4'), { seconds: 1, size: '160x90' });
  const { id } = (await runJob(core, 'recording.import', { paths: [path] })) as Recording;
  expect(await originalOf(id)).toBe('stays');
  const refused = await core.call('owner', 'recording.dropOriginal', { recordingId: id });
  expect(refused).toMatchObject({ error: { code: 'reviewUnverified' } });
  expect(originalsIn(library, id)).toHaveLength(1);
});

test('killed at any point of wiping, the next start finds all of it or takes away what is left', async () => {
  await core.ask('owner', 'library.lock', {});
  const drop = ['call', 'recording.dropOriginal', JSON.stringify({ recordingId })];
  const counted = await copyOf('counted').run(drop, { env: { KIJKKRING_KILL_AT: 'count' } });
  const points = Number(/fault points: (\d+)/.exec(counted.stderr)?.[1]);
  let finished = 0;
  for (let point = points; point > points - 15; point -= 5) {
    const copy = copyOf(`killed-${point}`);
    const { signal } = await copy.run(drop, { env: { KIJKKRING_KILL_AT: String(point) } });
    expect({ point, signal }).toEqual({ point, signal: 'SIGKILL' });
    const left = originalsIn(copy.folder, recordingId).length;
    const kept = (await copy.call('retention.get', {})).recordings as { original: string }[];
    const isGone = kept.some(({ original }) => original === 'gone');
    expect(originalsIn(copy.folder, recordingId)).toHaveLength(isGone ? 0 : 2);
    if (isGone && left > 0) finished += 1;
  }
  expect(finished).toBeGreaterThan(0);
  await core.ask('owner', 'library.unlock', { folder: library, passphrase });
});

test('once it is wiped the copy is watched, and fragments are rendered from it to the frame', async () => {
  expect(await originalOf(recordingId)).toBe('mayGo');
  const [part] = (await core.ask('owner', 'recording.parts', { recordingId })).parts;
  const watch = (address: string) => core.media('owner', address, { method: 'GET', range: 'bytes=0-99' });
  expect(await watch(part?.address ?? '')).not.toBe(null);
  await core.ask('owner', 'recording.dropOriginal', { recordingId });

  expect(originalsIn(library, recordingId)).toEqual([]);
  expect(await originalOf(recordingId)).toBe('gone');
  expect(await core.ask('owner', 'recording.parts', { recordingId })).toEqual({ counted: true, parts: [] });
  expect(await watch(part?.address ?? '')).toBe(null);
  const { runs } = await core.ask('owner', 'recording.reviewCopy', { recordingId });
  expect(runs).toHaveLength(2);
  for (const { address } of runs) expect(await watch(address)).not.toBe(null);
  expect((await core.ask('owner', 'recording.filmstrip', { recordingId })).pictures).not.toEqual([]);

  const { fragments } = await core.ask('owner', 'bundle.preview', { meetingId });
  expect(fragments.map(({ fragmentId, fromCopy }) => [fragmentId, fromCopy])).toEqual([
    [before, false],
    [joint, true],
  ]);
  const films = await packed('after');
  const { timesUs } = await core.ask('owner', 'recording.frameTimes', { recordingId });
  for (const { id, inUs, frames } of await core.ask('owner', 'fragment.list', { recordingId })) {
    const first = timesUs.indexOf(inUs);
    expect(films.get(id)).toEqual(Array.from({ length: frames }, (_, at) => (first + at) % 50));
  }
  const [last = -1, next = -1] = films.get(joint)?.filter((number) => [49, 0].includes(number)) ?? [];
  expect([last, next]).toEqual([49, 0]);
});

test('the whole film can not be given any more, and what was done stands in the log', async () => {
  const again = await core.call('owner', 'recording.dropOriginal', { recordingId });
  expect(again).toMatchObject({ error: { code: 'originalGone' } });
  const other = await coreWithLibrary(join(scratch, 'other'));
  const { card } = await other.ask('owner', 'card.own', {});
  await other.close();
  const { id: contactId } = await core.ask('owner', 'contact.add', { name: 'Youssef', card });
  const target = join(scratch, 'handed.kijkkring');
  const { jobId } = await core.ask('owner', 'custody.handOver', {
    recordingId,
    contactId,
    target,
    names: false,
  });
  await expect(core.outcomeOf(jobId)).rejects.toMatchObject({ code: 'originalGone' });
  const { lines } = await core.ask('owner', 'privacy.log', {});
  const told = lines.map(({ entry }) => entry).filter(({ kind }) => kind === 'originalWiped');
  expect(told).toEqual([{ kind: 'originalWiped', recordingId, files: 2 }]);
});

async function originalOf(id: RecordingId) {
  const { recordings } = await core.ask('owner', 'retention.get', {});
  return recordings.find((one) => one.recordingId === id)?.original;
}

function originalsIn(folder: string, id: RecordingId): string[] {
  return readdirSync(join(folder, 'footage', id)).filter((name) => name.startsWith('original-'));
}

function copyOf(name: string): LibraryOnDisk {
  const copy = new LibraryOnDisk(scratch, name);
  cpSync(library, copy.folder, { recursive: true });
  return copy;
}

/** Makes the package, and reads back the numbers in the frames of each film in it. */
async function packed(name: string): Promise<Map<string, number[]>> {
  const target = join(scratch, `${name}.kijkkring`);
  await runJob(core, 'bundle.export', { meetingId, target, passphrase: sixWords });
  const bundle = await openBundle(target, { passphrase: sixWords });
  await verifyBundle(bundle);
  const films = new Map<string, number[]>();
  for (const id of bundle.session.fragments.map(({ record }) => record.id)) {
    const film = bundle.media(id);
    const path = join(scratch, `${name}-${id}.mp4`);
    writeFileSync(path, await film.read(0, film.size));
    films.set(id, await numbersIn(path, 384, 216));
  }
  await bundle.close();
  return films;
}
