import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { RecordingId } from '../../src/shared/model/ids.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, plainCore, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('library-copies');
const first = join(scratch, 'first');
const second = join(scratch, 'second');
const DAY = 86_400_000;
const begun = Date.UTC(2030, 0, 10, 12);
/** Each machine has a clock of its own. */
const clocks = { here: begun, there: begun };
let here: Core;
let there: Core;
let recordingId: RecordingId;

const unlock = (core: Core, folder: string) =>
  core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
const statesOf = async (core: Core) =>
  (await core.ask('owner', 'recording.list', {})).map(({ state }) => state);
const meetingsOf = async (core: Core) =>
  (await core.ask('owner', 'meeting.list', {})).map(({ title }) => title).sort();

/** One library with a recording, and a copy of its folder on another machine. */
beforeAll(async () => {
  const film = join(scratch, 'les.mp4');
  makeCameraFile(film, { seconds: 1 });
  here = await coreWithLibrary(first, { now: () => clocks.here });
  recordingId = ((await runJob(here, 'recording.import', { paths: [film] })) as { id: RecordingId }).id;
  await here.ask('owner', 'recovery.make', { passphrase: TEST_PASSPHRASE });
  await here.ask('owner', 'library.lock', {});
  cpSync(first, second, { recursive: true });
  there = plainCore({ now: () => clocks.there });
  await unlock(here, first);
  await unlock(there, second);
}, 60_000);
afterAll(async () => {
  await here.close();
  await there.close();
});

test('a copied library opens with its passphrase, and is the same one', async () => {
  const ids = [here, there].map((core) => core.ask('owner', 'library.status', {}));
  const [one, other] = await Promise.all(ids);
  expect(other?.libraryId).toBe(one?.libraryId);
  const cards = await Promise.all([here, there].map((core) => core.ask('owner', 'library.keyCard', {})));
  expect(cards[1]).toEqual(cards[0]);
  expect(await statesOf(there)).toEqual(['ready']);
});

test('used on both, neither loses anything: each keeps its own records, and a log that is whole', async () => {
  await here.ask('owner', 'meeting.add', { title: 'Hier', date: '2030-02-01' });
  await there.ask('owner', 'meeting.add', { title: 'Daar', date: '2030-02-08' });
  for (const core of [here, there])
    await core.ask('owner', 'retention.extend', { recordingId, reason: 'de bijeenkomst verschoof' });
  expect([await meetingsOf(here), await meetingsOf(there)]).toEqual([['Hier'], ['Daar']]);
  const verdicts = await Promise.all([here, there].map((core) => core.ask('owner', 'privacy.verifyLog', {})));
  expect(verdicts).toEqual([
    { state: 'whole', lines: 2 },
    { state: 'whole', lines: 2 },
  ]);
  // the lines that both had are the same, and what each added can be told apart: the heads differ
  const logs = await Promise.all([here, there].map((core) => core.ask('owner', 'privacy.log', { most: 2 })));
  const hashes = logs.map(({ lines }) => lines.map(({ hash }) => hash));
  expect(hashes[0]?.[1]).toBe(hashes[1]?.[1]);
  expect(hashes[0]?.[0]).not.toBe(hashes[1]?.[0]);
});

test('what is destroyed on one is still on the other, until its own day comes there', async () => {
  await here.ask('owner', 'recording.destroy', { recordingId });
  expect([await statesOf(here), await statesOf(there)]).toEqual([['destroyed'], ['ready']]);
  await there.ask('owner', 'library.lock', {});
  // one day at a time, as a clock that jumps is asked about first
  clocks.there += 29 * DAY;
  await unlock(there, second);
  clocks.there += 29 * DAY;
  await there.ask('owner', 'library.lock', {});
  await unlock(there, second);
  expect(await statesOf(there)).toEqual(['ready']);
  const { recordings } = await there.ask('owner', 'retention.get', {});
  expect(recordings[0]?.locked).toBe(true);
  await there.ask('owner', 'library.lock', {});
  clocks.there += DAY;
  await unlock(there, second);
  expect(await statesOf(there)).toEqual(['destroyed']);
});

test('brought back beside the first it stays a library of its own; in use it is opened once', async () => {
  await there.ask('owner', 'library.lock', {});
  const back = join(scratch, 'back');
  cpSync(second, back, { recursive: true });
  await unlock(there, back);
  expect([await meetingsOf(here), await meetingsOf(there)]).toEqual([['Hier'], ['Daar']]);
  const third = plainCore();
  const answer = await third.call('owner', 'library.unlock', { folder: first, passphrase: TEST_PASSPHRASE });
  expect(answer).toMatchObject({ ok: false, error: { code: 'libraryInUse' } });
  await third.close();
});
