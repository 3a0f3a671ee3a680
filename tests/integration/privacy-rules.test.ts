import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KijkkringError } from '../../src/shared/errors.ts';
import type { FragmentId, MeetingId, RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { codeOf } from '../support/asking.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';
import { type WayIn, waysIn } from '../support/ways-in.ts';

/** Rules of privacy that hold over every way in; docs/privacy-rules.md says which test shows which rule. */
const scratch = scratchFolder('privacy-rules');
/** Kijkkring knows a meeting by its day: twenty-five past three on it, for one at half past. */
const minutesBefore = new Date(2030, 0, 10, 15, 25).getTime();
const passphrase = sixWords;
const range = { method: 'GET', range: null } as const;
let maker: BundleLibrary;
let coach: BundleLibrary;
let film: string;
let recordingId: RecordingId;
let fragmentIds: FragmentId[];
let meetingId: MeetingId;
const titleOf = new Map<FragmentId, string>();
let coachesMeetingId: MeetingId;
let bundleId: string;
const bundle = join(scratch, 'given.kijkkring');

beforeAll(async () => {
  maker = await BundleLibrary.create(join(scratch, 'maker'));
  const { core } = maker;
  film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2, size: '160x90' });
  ({ id: recordingId } = await maker.job<Recording>('recording.import', { paths: [film] }));
  const clip = (inUs: number) =>
    core.ask('owner', 'fragment.add', { recordingId, inUs, outUs: inUs + 400_000, title: `Op ${inUs}` });
  const fragments = [await clip(0), await clip(400_000), await clip(800_000), await clip(1_200_000)];
  fragmentIds = fragments.map(({ id }) => id);
  for (const { id, title } of fragments) titleOf.set(id, title);
  ({ id: meetingId } = await core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2030-01-10' }));
  await core.ask('owner', 'class.state', usualStatement);
  await core.ask('owner', 'release.release', { fragmentIds, meetingId });
  ({ bundleId } = await maker.job<{ bundleId: string }>('bundle.export', {
    ...{ meetingId, target: bundle, passphrase },
  }));
  coach = await BundleLibrary.create(join(scratch, 'coach'), 'Sanne');
  await coach.job('bundle.import', { path: bundle, passphrase });
  const own = await coach.core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2030-01-10' });
  coachesMeetingId = own.id;
  maker.now = minutesBefore;
  coach.now = minutesBefore;
}, 120_000);
afterAll(async () => {
  await coach.close();
  await maker.close();
});

/** Asks over a way in, a job to its end. @throws what is refused, as the core throws it */
async function askOver(
  { core }: BundleLibrary,
  { ask }: WayIn,
  name: string,
  input: object,
): Promise<unknown> {
  const answer = await ask(name, input);
  if (!answer.ok) throw new KijkkringError(answer.error.code, answer.error.params);
  const { jobId } = (answer.value ?? {}) as { jobId?: string };
  return jobId === undefined ? answer.value : core.outcomeOf(jobId);
}

/** Noting that a fragment was shown to everybody of the circle. */
async function showing({ core }: BundleLibrary, at: MeetingId, fragmentId: string | undefined) {
  const { participants } = await core.ask('owner', 'trajectory.get', {});
  const present = participants.map(({ id }) => id);
  return { meetingId: at, fragmentIds: [fragmentId], present, operatedBy: present[0] };
}

test('revoked five minutes before a meeting, over every way in: it goes along no more, is not shown, and its film is gone', async () => {
  const films = () => readdirSync(join(maker.folder, 'footage')).length;
  const ways = await waysIn(maker.core, join(scratch, 'makers-shells'));
  for (const [at, way] of ways.entries()) {
    const ask = (name: string, input: object) => askOver(maker, way, name, input);
    const [revoked, ...left] = fragmentIds.slice(at);
    expect(await ask('showing.options', { meetingId })).toMatchObject({
      fragments: [revoked, ...left].map((fragmentId) => ({ fragmentId })),
    });
    const before = films();
    expect(await ask('release.revoke', { fragmentId: revoked })).toMatchObject([
      { fragmentId: revoked, revokedAt: minutesBefore },
    ]);
    expect(films()).toBe(before - 1);
    const shown = await showing(maker, meetingId, revoked);
    await expect(ask('showing.add', shown)).rejects.toMatchObject({ code: 'showingRefused' });
    const target = join(scratch, `again-${at}.kijkkring`);
    expect(await ask('bundle.export', { meetingId, target, passphrase })).toMatchObject({ fragments: left });
    const given = await maker.core.ask('owner', 'bundle.inspect', { path: target, passphrase });
    expect(given.fragments.map(({ title }) => title)).toEqual(left.map((id) => titleOf.get(id)));
  }
  for (const { close } of ways) await close();
}, 120_000);

test('a package that is being made is broken off by revoking what is in it, and nothing of it stays', async () => {
  const target = join(scratch, 'broken-off.kijkkring');
  // behind this it waits its turn
  const importing = maker.job('recording.import', { paths: [film] });
  const exported = codeOf(maker.job('bundle.export', { meetingId, target, passphrase }));
  const [last] = fragmentIds.slice(-1);
  if (last === undefined) throw new Error('one is still released');
  await maker.core.ask('owner', 'release.revoke', { fragmentId: last });
  expect(await exported).toBe('cancelled');
  await importing;
  expect(existsSync(target)).toBe(false);
  const again = maker.job('bundle.export', { meetingId, target, passphrase });
  expect(await codeOf(again)).toBe('bundleNothingReleased');
}, 60_000);

test('who has the package takes it away with one key, over every way in', async () => {
  const ways = await waysIn(coach.core, join(scratch, 'coaches-shells'));
  const [fragmentId] = fragmentIds;
  const address = `received/${bundleId}/${fragmentId}`;
  const shown = await showing(coach, coachesMeetingId, fragmentId);
  for (const way of ways) {
    await coach.job('bundle.import', { path: bundle, passphrase });
    const ask = (name: string, input: object) => askOver(coach, way, name, input);
    expect(await coach.core.media('owner', address, range)).not.toBeNull();
    expect(await ask('showing.options', { meetingId: coachesMeetingId })).toMatchObject({
      fragments: fragmentIds.map((id) => ({ fragmentId: id })),
    });
    await ask('bundle.forget', { bundleId });
    expect(await coach.core.media('owner', address, range)).toBeNull();
    await expect(ask('showing.add', shown)).rejects.toMatchObject({ code: 'showingRefused' });
  }
  for (const { close } of ways) await close();
}, 120_000);

test('undo and redo bring a fragment back, never its release', async () => {
  const { core } = maker;
  const clip = { recordingId, inUs: 1_000_000, outUs: 1_800_000, title: 'Wachten' };
  const { id } = await core.ask('owner', 'fragment.add', clip);
  await core.ask('owner', 'release.release', { fragmentIds: [id], meetingId });
  const undone = await core.call('owner', 'history.undo', { recordingId });
  expect(undone).toMatchObject({ ok: false, error: { code: 'fragmentReleased' } });
  await core.ask('owner', 'release.revoke', { fragmentId: id });
  await core.ask('owner', 'history.undo', { recordingId });
  await core.ask('owner', 'history.redo', { recordingId });
  expect(await core.ask('owner', 'fragment.list', { recordingId })).toContainEqual(
    expect.objectContaining({ id }),
  );
  const inForce = (await core.ask('owner', 'release.list', {})).filter(({ revokedAt }) => revokedAt === null);
  expect(inForce).toEqual([]);
}, 60_000);
