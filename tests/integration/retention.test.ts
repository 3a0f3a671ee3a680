import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, plainCore, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('retention');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon, so that a day is a day in every time zone of Europe. */
const readInAt = Date.UTC(2026, 10, 24, 11);
const template = join(scratch, 'template');
let copies = 0;

beforeAll(async () => {
  const core = await coreWithLibrary(template, { now: () => readInAt });
  const film = join(scratch, 'film.mp4');
  makeCameraFile(film, { seconds: 2 });
  const recording = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  const span = { recordingId: recording.id, inUs: 0, outUs: 1_000_000 };
  await core.ask('owner', 'fragment.add', { ...span, title: 'Naar het bord' });
  await core.close();
});

/** The library of the template on a machine whose clock says what we want. */
function machine(): { clock: { at: number }; start: () => Promise<Core>; folder: string } {
  copies += 1;
  const folder = join(scratch, `copy-${copies}`);
  cpSync(template, folder, { recursive: true });
  const clock = { at: readInAt };
  const start = async (): Promise<Core> => {
    const core = plainCore({ now: () => clock.at });
    await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
    return core;
  };
  return { clock, start, folder };
}

async function stateOf(core: Core) {
  const { recordings, dateQuestion } = await core.ask('owner', 'retention.get', {});
  const [recording] = recordings;
  if (recording === undefined) throw new Error('the template has a recording');
  const { state, lastDay, locked } = recording;
  return { state, lastDay, locked, asked: dateQuestion };
}

const trusted = { lastDay: '2027-01-05', asked: null } as const;

/** Starts every week until a day, so that the clock is believed. */
async function liveUntil({ clock, start }: ReturnType<typeof machine>, day: number): Promise<void> {
  for (let at = readInAt; at < day; at += 7 * DAY) {
    clock.at = at;
    await (await start()).close();
  }
  clock.at = day;
}

test('past its deadline a recording is locked at once, and destroyed at a second start twenty hours later', async () => {
  const own = machine();
  await liveUntil(own, readInAt + 42 * DAY);
  let core = await own.start();
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: false });
  // the day goes by while it is open
  own.clock.at += DAY;
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: true });
  await core.close();
  core = await own.start();
  await core.close();
  own.clock.at += 19 * HOUR;
  core = await own.start();
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: true });
  await core.close();
  own.clock.at += HOUR;
  core = await own.start();
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'destroyed', locked: false });
  expect(await core.ask('owner', 'destruction.list', {})).toMatchObject([
    { subject: 'recording', cause: 'deadline', counts: { files: 1 } },
  ]);
  expect(readdirSync(join(own.folder, 'footage'))).toEqual([]);
  await core.close();
}, 60_000);

test('a locked recording is shut on every way to its film, and opens again when it is extended, once', async () => {
  const own = machine();
  await liveUntil(own, readInAt + 43 * DAY);
  const core = await own.start();
  const [recording] = await core.ask('owner', 'recording.list', {});
  if (recording === undefined) throw new Error('the template has a recording');
  const recordingId = recording.id;
  const [fragment] = await core.ask('owner', 'fragment.list', { recordingId });
  const range = { method: 'GET', range: null } as const;
  const shut = async () => ({
    film: await core.media('owner', `film/${recordingId}/0`, range),
    picture: await core.media('owner', `picture/${recordingId}/0/0`, range),
    peaks: await core.call('owner', 'recording.peaks', { recordingId, fromUs: 0, toUs: 1, buckets: 1 }),
    strip: await core.call('owner', 'recording.filmstrip', { recordingId }),
  });
  const refused = { ok: false, error: { code: 'recordingExpired', params: {} } };
  expect(await shut()).toEqual({ film: null, picture: null, peaks: refused, strip: refused });
  expect(fragment?.title).toBe('Naar het bord');
  const extend = { recordingId, reason: 'de bijeenkomst verschoof' };
  expect(await core.ask('owner', 'retention.extend', extend)).toEqual({ lastDay: '2027-01-19' });
  expect(await core.call('owner', 'retention.extend', extend)).toMatchObject({
    error: { code: 'recordingExtended' },
  });
  expect(await stateOf(core)).toEqual({ state: 'ready', lastDay: '2027-01-19', locked: false, asked: null });
  expect((await shut()).film).not.toBeNull();
  const { lines } = await core.ask('owner', 'privacy.log', {});
  expect(lines.map(({ entry }) => entry)).toEqual([{ kind: 'extension', recordingId, until: '2027-01-19' }]);
  await core.close();
}, 60_000);

test.each([
  ['2099', Date.UTC(2099, 0, 1, 11), '2099-01-01'],
  ['before it was read in', readInAt - 400 * DAY, '2025-10-20'],
  ['31 days later', readInAt + 31 * DAY, '2026-12-25'],
])(
  'a clock that says %s is asked about, and destroys nothing before the answer',
  async (_what, at, clockDay) => {
    const own = machine();
    await (await own.start()).close();
    own.clock.at = at;
    for (const _start of [1, 2]) {
      const core = await own.start();
      const asked = { clockDay, confirmedDay: '2026-11-24' };
      expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: false, asked });
      await core.close();
      own.clock.at += HOUR;
    }
  },
  60_000,
);

test('the machine was wrong: her word counts, until the machine is right again', async () => {
  const own = machine();
  await (await own.start()).close();
  own.clock.at = Date.UTC(2099, 0, 1, 11);
  let core = await own.start();
  await core.ask('owner', 'retention.confirmDate', { day: '2026-12-20' });
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: false });
  expect((await core.ask('owner', 'retention.get', {})).today).toBe('2026-12-20');
  await core.close();
  own.clock.at = Date.UTC(2026, 11, 21, 11);
  core = await own.start();
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: false });
  expect((await core.ask('owner', 'retention.get', {})).today).toBe('2026-12-21');
  await core.close();
}, 60_000);

test('the highest confirmed day counts: a clock set back opens nothing again', async () => {
  const own = machine();
  await (await own.start()).close();
  own.clock.at = readInAt + 50 * DAY;
  let core = await own.start();
  await core.ask('owner', 'retention.confirmDate', { day: '2027-01-13' });
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: true });
  await core.close();
  own.clock.at = readInAt;
  core = await own.start();
  await core.ask('owner', 'retention.confirmDate', { day: '2026-11-24' });
  expect(await stateOf(core)).toEqual({ ...trusted, state: 'ready', locked: true });
  await core.close();
}, 60_000);

test('a school shortens the terms, and never lengthens them', async () => {
  const own = machine();
  const core = await own.start();
  const terms = { afterMeeting: 7, afterImport: 21, afterRelease: 14 };
  expect(await core.ask('owner', 'retention.setTerms', terms)).toEqual(terms);
  expect(await stateOf(core)).toMatchObject({ lastDay: '2026-12-15' });
  const longer = await core.call('owner', 'retention.setTerms', { ...terms, afterImport: 43 });
  expect(longer).toEqual({ ok: false, error: { code: 'invalidInput', params: { field: 'afterImport' } } });
  await core.close();
}, 60_000);
