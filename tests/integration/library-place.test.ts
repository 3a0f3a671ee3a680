import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEST_PASSPHRASE as passphrase, plainCore } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('library-place');
const about = { passphrase, name: 'Marije', trajectoryTitle: 'Mijn traject' };
const refused = { ok: false, error: { code: 'placeSynchronised', params: { service: 'Dropbox' } } };

test('a library is not made in a folder that goes to the internet, unless for a reason that stays on record', async () => {
  const folder = join(scratch, 'Dropbox', 'bibliotheek');
  const core = plainCore();
  expect(await core.call('owner', 'library.create', { ...about, folder })).toEqual(refused);
  const placeReason = 'de laptop van school heeft geen andere schijf';
  await core.ask('owner', 'library.create', { ...about, folder, placeReason });
  const { lines } = await core.ask('owner', 'privacy.log', {});
  expect(lines.map(({ entry }) => entry)).toEqual([{ kind: 'folderOverride', place: 'synchronised' }]);
  await core.ask('owner', 'library.lock', {});
  await core.ask('owner', 'library.unlock', { folder, passphrase });
  expect((await core.ask('owner', 'privacy.log', {})).count).toBe(1);
  await core.close();
});

test('a library that somebody moved there does not open, and is not changed', async () => {
  const [home, moved] = [join(scratch, 'thuis'), join(scratch, 'later', 'Dropbox', 'bibliotheek')];
  const core = plainCore();
  await core.ask('owner', 'library.create', { ...about, folder: home });
  await core.ask('owner', 'library.lock', {});
  mkdirSync(join(moved, '..'), { recursive: true });
  cpSync(home, moved, { recursive: true });
  expect(await core.call('owner', 'library.unlock', { folder: moved, passphrase })).toEqual(refused);
  expect((await core.ask('owner', 'library.status', {})).open).toBe(false);
  await core.ask('owner', 'library.unlock', { folder: home, passphrase });
  expect((await core.ask('owner', 'privacy.log', {})).count).toBe(0);
  await core.ask('owner', 'library.unlock', { folder: moved, passphrase, placeReason: 'even, tot maandag' });
  expect((await core.ask('owner', 'privacy.log', {})).count).toBe(1);
  await core.close();
});
