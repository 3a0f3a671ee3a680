import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FragmentId, MeetingId, RecordingId } from '../../src/shared/model/ids.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Rules of privacy that hold over every way in; docs/privacy-rules.md says which test shows which rule. */
const scratch = scratchFolder('privacy-rules');
let maker: BundleLibrary;
let coach: BundleLibrary;
let recordingId: RecordingId;
let fragmentId: FragmentId;
let meetingId: MeetingId;

beforeAll(async () => {
  maker = await BundleLibrary.create(join(scratch, 'maker'));
  const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2, size: '160x90' });
  ({ id: recordingId } = await maker.job<Recording>('recording.import', { paths: [film] }));
  const clip = { recordingId, inUs: 0, outUs: 1_000_000, title: 'Beurt' };
  ({ id: fragmentId } = await maker.core.ask('owner', 'fragment.add', clip));
  ({ id: meetingId } = await maker.core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2030-01-10' }));
}, 120_000);
afterAll(async () => {
  await coach?.close();
  await maker.close();
});

const range = { method: 'GET', range: null } as const;

test('revoked minutes before a meeting: it goes along no more, is not shown, and one key takes it away at who has it', async () => {
  const { core } = maker;
  await core.ask('owner', 'release.release', { fragmentIds: [fragmentId], meetingId });
  const target = join(scratch, 'given.kijkkring');
  const given = await maker.job<{ bundleId: string }>('bundle.export', {
    ...{ meetingId, target, passphrase: sixWords },
  });
  coach = await BundleLibrary.create(join(scratch, 'coach'), 'Sanne');
  await coach.job('bundle.import', { path: target, passphrase: sixWords });
  const own = await coach.core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2030-01-10' });
  const address = `received/${given.bundleId}/${fragmentId}`;
  expect(await coach.core.media('owner', address, range)).not.toBeNull();
  expect((await coach.core.ask('owner', 'showing.options', { meetingId: own.id })).fragments).toHaveLength(1);

  await core.ask('owner', 'release.revoke', { fragmentId });
  const again = maker.job('bundle.export', {
    ...{ meetingId, target: join(scratch, 'again.kijkkring'), passphrase: sixWords },
  });
  await expect(again).rejects.toMatchObject({ code: 'bundleNothingReleased' });
  const { participants } = await core.ask('owner', 'trajectory.get', {});
  const self = participants.map(({ id }) => id);
  const shown = { meetingId, fragmentIds: [fragmentId], present: self, operatedBy: self[0] };
  expect(await core.call('owner', 'showing.add', shown)).toMatchObject({ error: { code: 'showingRefused' } });

  await coach.core.ask('owner', 'bundle.forget', { bundleId: given.bundleId as never });
  expect(await coach.core.media('owner', address, range)).toBeNull();
  const there = await coach.core.ask('owner', 'trajectory.get', {});
  const others = there.participants.map(({ id }) => id);
  const late = { ...shown, meetingId: own.id, present: others, operatedBy: others[0] };
  expect(await coach.core.call('owner', 'showing.add', late)).toMatchObject({
    error: { code: 'showingRefused' },
  });
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
