import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle, verifyBundle } from '../../src/main/bundle/bundle-reader.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { decodeFrames } from '../support/decoded-frames.ts';
import { readWhole } from '../support/memory-source.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

const scratch = scratchFolder('cover-bundle');
const { identity, recipient } = await newAgeIdentity();
let owner: BundleLibrary;
let fragmentId: string;
let meetingId: string;
let recordingId: string;
let pupilId: string;

const ask = <Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> =>
  owner.core.ask('owner', name, input as never) as Promise<unknown> as Promise<OutputOf<Name>>;

/** Kaan objected, and is said to be in the whole of a fragment of one second. */
beforeAll(async () => {
  owner = await BundleLibrary.create(join(scratch, 'owner'));
  const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 3 });
  ({ id: recordingId } = await owner.job<{ id: string }>('recording.import', { paths: [film] }));
  ({ id: pupilId } = await ask('pupil.add', { number: 7, firstName: 'Kaan' }));
  await ask('class.state', usualStatement);
  await ask('consent.put', {
    ...{ pupilId, category: 'circle', status: 'objected' },
    ...{ basis: null, date: '2026-09-11', evidence: null },
  });
  const clip = { recordingId, inUs: 1_000_000, outUs: 2_000_000, title: 'Beurt', why: '' };
  ({ id: fragmentId } = await ask('fragment.add', clip));
  await ask('sighting.answer', { fragmentId, pupilId, answer: 'yes' });
  ({ id: meetingId } = await ask('meeting.add', { title: 'Bouw', date: '2030-01-15' }));
});
afterAll(() => owner.close());

const release = () => ask('release.release', { fragmentIds: [fragmentId], meetingId });

async function exported(name: string): Promise<{ entries: string[]; film: string }> {
  const target = join(scratch, `${name}.kijkkring`);
  await owner.job('bundle.export', { meetingId, target, recipients: [recipient] });
  const bundle = await openBundle(target, { identities: [identity] });
  await verifyBundle(bundle);
  const film = join(scratch, `${name}.mp4`);
  writeFileSync(film, await readWhole(bundle.media(fragmentId)));
  const entries = bundle.manifest.entries.map((entry) => entry.name);
  await bundle.close();
  return { entries, film };
}

/** The brightest pixel of the upper left quarter, over all frames. */
async function brightest(film: string): Promise<number> {
  const width = 320;
  const { luma } = await decodeFrames(film, width, 180);
  let most = 0;
  for (const frame of luma)
    for (let y = 0; y < 90; y += 1)
      for (let x = 0; x < 160; x += 1) most = Math.max(most, frame[y * width + x] ?? 0);
  return most;
}

test('a covered fragment goes along once, covered, and nothing else of it', async () => {
  await expect(release()).rejects.toMatchObject({ code: 'pupilSeen' });
  const key = { atUs: 1_000_000, x: 0, y: 0, width: 5000, height: 5000 };
  const { id: coverId } = await ask('cover.add', {
    ...{ fragmentId, pupilId, shape: 'box', muted: true, keys: [key] },
    ...{ startUs: 1_000_000, endUs: 2_000_000 },
  });
  await expect(release()).rejects.toMatchObject({ code: 'pupilSeen' });
  await ask('cover.confirm', { coverId });
  await release();
  const { entries, film } = await exported('covered');
  expect(entries).toEqual(['session.json', `media/${fragmentId}.mp4`]);
  expect(await brightest(film)).toBeLessThan(32);

  // released it is as it is; revoked it can be changed, and what goes along then is what is covered then
  await expect(ask('cover.remove', { coverId })).rejects.toMatchObject({ code: 'fragmentReleased' });
  await ask('release.revoke', { fragmentId });
  await ask('cover.update', { coverId, keys: [{ ...key, x: 5000 }] });
  await expect(release()).rejects.toMatchObject({ code: 'pupilSeen' });
  await ask('cover.confirm', { coverId });
  await release();
  const again = await exported('elsewhere');
  expect(await brightest(again.film)).toBeGreaterThan(100);
  // what was revoked is gone from the vault, so that one way of covering is left
  const others = readdirSync(join(owner.folder, 'footage')).filter((name) => name !== recordingId);
  expect(others).toHaveLength(1);
});

test('a parent who withdraws after the release keeps it from leaving, until she is covered', async () => {
  const { id: other } = await ask('pupil.add', { number: 8, firstName: 'Saar' });
  await ask('consent.put', {
    ...{ pupilId: other, category: 'circle', status: 'withdrawn' },
    ...{ basis: null, date: '2026-09-12', evidence: null },
  });
  await expect(exported('withdrawn')).rejects.toThrow('pupilUnanswered');
});
