import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openBundle, verifyBundle } from '../../src/main/bundle/bundle-reader.ts';
import type { Core } from '../../src/main/core/create-core.ts';
import type { FragmentId, MeetingId, PupilId, RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, plainCore, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

const scratch = scratchFolder('released-films');
const readInAt = Date.UTC(2030, 0, 10, 12);
const template = join(scratch, 'template');
let copies = 0;
let recordingId: RecordingId;
let meetingId: MeetingId;
let pupilId: PupilId;
/** Two released fragments: Kaan, who objected, is covered in the first; nothing was made of the second yet. */
let covered: FragmentId;
let other: FragmentId;

beforeAll(async () => {
  const core = await coreWithLibrary(template, { now: () => readInAt });
  const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2, size: '160x90' });
  ({ id: recordingId } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording);
  ({ id: pupilId } = await core.ask('owner', 'pupil.add', { firstName: 'Kaan' }));
  await core.ask('owner', 'class.state', usualStatement);
  const said = { pupilId, category: 'circle', status: 'objected', date: '2029-09-11' } as const;
  await core.ask('owner', 'consent.put', { ...said, basis: null, evidence: null });
  const clip = async (inUs: number, title: string) =>
    (await core.ask('owner', 'fragment.add', { recordingId, inUs, outUs: inUs + 1_000_000, title })).id;
  [covered, other] = [await clip(0, 'Beurt'), await clip(1_000_000, 'Wachten')];
  await core.ask('owner', 'sighting.answer', { fragmentId: covered, pupilId, answer: 'yes' });
  await core.ask('owner', 'sighting.answer', { fragmentId: other, pupilId, answer: 'no' });
  const key = { atUs: 0, x: 0, y: 0, width: 5000, height: 5000 };
  const { id: coverId } = await core.ask('owner', 'cover.add', {
    ...{ fragmentId: covered, pupilId, shape: 'box', muted: true, keys: [key] },
    ...{ startUs: 0, endUs: 1_000_000 },
  });
  await core.ask('owner', 'cover.confirm', { coverId });
  ({ id: meetingId } = await core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2030-01-15' }));
  await core.ask('owner', 'release.release', { fragmentIds: [covered], meetingId });
  await exportTo(core, 'first');
  await core.ask('owner', 'subtitle.add', { fragmentId: other, startUs: 1_000_000, text: 'Kom maar.' });
  await core.ask('owner', 'release.release', { fragmentIds: [other], meetingId });
  await core.close();
}, 240_000);

async function exportTo(core: Core, name: string): Promise<string> {
  const target = join(scratch, `${name}-${copies}.kijkkring`);
  await runJob(core, 'bundle.export', { meetingId, target, passphrase: sixWords });
  return target;
}

async function hashesIn(path: string): Promise<string[]> {
  const bundle = await openBundle(path, { passphrase: sixWords });
  await verifyBundle(bundle);
  const films = bundle.manifest.entries.filter(({ name }) => name.startsWith('media/'));
  await bundle.close();
  return films.map(({ sha256 }) => sha256);
}

function machine() {
  copies += 1;
  const folder = join(scratch, `copy-${copies}`);
  cpSync(template, folder, { recursive: true });
  const clock = { at: readInAt };
  const core = plainCore({ now: () => clock.at });
  const open = () => core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  const startOn = async (day: string): Promise<void> => {
    clock.at = Date.parse(`${day}T12:00:00Z`);
    await open();
  };
  return { folder, core, open, startOn };
}

/** What the independent reader finds of these identities in the database with the key that opens it now. */
async function keysLeft(folder: string, identities: readonly string[]): Promise<string[]> {
  const { pages, unopened } = readDatabasePages(folder, [await databaseKey(folder, TEST_PASSPHRASE)]);
  expect(unopened).toBe(0);
  return textsInPages(pages, identities).map((found) => found.replace(/ in .*/, ''));
}

const foldersOf = (folder: string): string[] => readdirSync(join(folder, 'footage')).toSorted();

test('what is released outlives its recording until its own last day, and goes in two steps', async () => {
  const { folder, core, startOn } = machine();
  await startOn('2030-01-22');
  // within a week of the last day what is still to be made is made, without being asked
  const jobs = (await core.ask('owner', 'job.list', {})).filter(({ name }) => name === 'release.render');
  expect(jobs).toHaveLength(1);
  expect(await core.outcomeOf(jobs[0]?.id ?? '')).toEqual({ rendered: 1 });
  const before = await hashesIn(await exportTo(core, 'before'));
  await core.close();
  const identities = await mediaIdentities(folder, TEST_PASSPHRASE);
  const filmKeys = [...identities].filter(([owner]) => owner !== recordingId);
  expect(filmKeys).toHaveLength(2);
  await startOn('2030-01-30');
  await core.close();
  await startOn('2030-01-31');
  const { recordings, releases } = await core.ask('owner', 'retention.get', {});
  expect(recordings).toMatchObject([{ state: 'destroyed', released: { fragments: 2, until: '2030-02-12' } }]);
  expect(releases.map(({ film, over }) => ({ film, over }))).toEqual([
    { film: true, over: false },
    { film: true, over: false },
  ]);
  const [report] = await core.ask('owner', 'destruction.list', {});
  expect(report).toMatchObject({ cause: 'deadline', counts: { files: 1, revoked: 0, kept: 2 } });
  expect(foldersOf(folder)).toEqual(filmKeys.map(([owner]) => owner).toSorted());
  // the recording is gone, and the very films of before go along
  expect(await hashesIn(await exportTo(core, 'after'))).toEqual(before);
  const again = await core.call('owner', 'release.release', { fragmentIds: [covered], meetingId });
  expect(again).toMatchObject({ ok: true });
  await core.close();
  const all = [...identities.values()];
  expect(await keysLeft(folder, all)).toEqual(filmKeys.map(([, identity]) => identity));
  await startOn('2030-02-13');
  const refused = exportTo(core, 'late');
  await expect(refused).rejects.toMatchObject({ code: 'bundleNothingReleased' });
  expect(foldersOf(folder)).toHaveLength(2);
  expect(await core.ask('owner', 'subtitle.list', { recordingId })).toHaveLength(1);
  await core.close();
  await startOn('2030-02-14');
  expect(foldersOf(folder)).toEqual([]);
  const reports = await core.ask('owner', 'destruction.list', {});
  expect(reports.map(({ subject }) => subject).toSorted()).toEqual([
    ...['recording', 'releasedFragment', 'releasedFragment'],
  ]);
  expect(await core.ask('owner', 'cover.list', { fragmentIds: [covered] })).toEqual([]);
  expect(await core.ask('owner', 'subtitle.list', { recordingId })).toEqual([]);
  expect(await core.ask('owner', 'privacy.verifyLog', {})).toMatchObject({ state: 'whole' });
  await core.close();
  expect(await keysLeft(folder, all)).toEqual([]);
}, 240_000);

test('destroying a recording asks what becomes of what is released; taken back, that goes at once', async () => {
  const { folder, core, open } = machine();
  await open();
  const unsaid = await core.call('owner', 'recording.destroy', { recordingId });
  expect(unsaid).toMatchObject({ ok: false, error: { code: 'releasedUndecided' } });
  const staying = async () => (await core.ask('owner', 'retention.get', {})).recordings[0]?.released;
  expect(await staying()).toMatchObject({ fragments: 2, made: false });
  // nobody waits behind a button for a film to be made: the answer comes at once, and what makes it goes on
  const making = runJob(core, 'release.render', { recordingId });
  const unmade = await core.call('owner', 'recording.destroy', { recordingId, released: 'keep' });
  expect(unmade).toMatchObject({ ok: false, error: { code: 'releasedNotMade' } });
  expect(await making).toEqual({ rendered: 1 });
  expect(await staying()).toMatchObject({ fragments: 2, made: true });
  const kept = await core.ask('owner', 'recording.destroy', { recordingId, released: 'keep' });
  expect(kept.counts).toMatchObject({ revoked: 0, kept: 2 });
  const [cover] = await core.ask('owner', 'cover.list', { fragmentIds: [covered] });
  const uncover = await core.call('owner', 'cover.remove', { coverId: cover?.id });
  expect(uncover).toMatchObject({ ok: false, error: { code: 'fragmentReleased' } });
  const identities = [...(await keysOf(core, open, folder)).values()];
  expect(identities).toHaveLength(2);
  await core.ask('owner', 'release.revoke', { fragmentId: other });
  expect(foldersOf(folder)).toHaveLength(1);
  await core.ask('owner', 'withdrawal.withdraw', { pupilId, date: '2030-01-12' });
  expect(foldersOf(folder)).toEqual([]);
  expect(await core.ask('owner', 'cover.list', { fragmentIds: [covered] })).toEqual([]);
  await core.close();
  expect(await keysLeft(folder, identities)).toEqual([]);
}, 240_000);

test('what is released goes along when its owner says so', async () => {
  const { folder, core, open } = machine();
  const identities = [...(await mediaIdentities(folder, TEST_PASSPHRASE)).values()];
  await open();
  const gone = await core.ask('owner', 'recording.destroy', { recordingId, released: 'destroy' });
  expect(gone.counts).toMatchObject({ revoked: 2, kept: 0 });
  expect(foldersOf(folder)).toEqual([]);
  await core.close();
  expect(await keysLeft(folder, identities)).toEqual([]);
}, 240_000);

test.each([
  ['taken back', 'release.revoke', 2],
  ['destroyed', 'recording.destroy', 0],
] as const)(
  'nothing comes back of what is %s while its film is being made',
  async (_what, name, left) => {
    const { folder, core, startOn } = machine();
    await startOn('2030-01-22');
    const [job] = (await core.ask('owner', 'job.list', {})).filter((one) => one.name === 'release.render');
    if (name === 'release.revoke') await core.ask('owner', name, { fragmentId: other });
    else await core.ask('owner', name, { recordingId, released: 'destroy' });
    await Promise.allSettled([core.outcomeOf(job?.id ?? '')]);
    expect(foldersOf(folder)).toHaveLength(left);
    await core.close();
    expect((await mediaIdentities(folder, TEST_PASSPHRASE)).size).toBe(left);
  },
  240_000,
);

/** Read while nobody has the library open. */
async function keysOf(core: Core, open: () => Promise<unknown>, folder: string) {
  await core.close();
  const found = await mediaIdentities(folder, TEST_PASSPHRASE);
  await open();
  return found;
}
