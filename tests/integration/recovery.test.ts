import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { randomIds } from '../../src/main/core/ports.ts';
import { readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { searchForLeaks } from '../support/leak-search.ts';
import { databaseKey } from '../support/library-keys.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('recovery');
const passphrase = 'kastanje dakgoot zwaluw emmer';
const next = 'mosterd pantoffel wolk vijver';
const startedAt = Date.now() - 1000;
const DAY = 86_400_000;
let folders = 0;

interface Machine {
  readonly data: string;
  readonly clock: { now: number; elapsed: number };
  /** @param logged gets what the core logs */
  start(logged?: string[]): Core;
}

function machine(): Machine {
  folders += 1;
  const data = join(scratch, `data-${folders}`);
  const clock = { now: Date.UTC(2026, 10, 24, 12), elapsed: 0 };
  const start = (logged: string[] = []): Core =>
    createCore({
      clock: { now: () => clock.now },
      stopwatch: { elapsed: () => clock.elapsed },
      ids: randomIds,
      log: {
        error: (_id, stack) => {
          logged.push(stack);
          process.stderr.write(`${stack}\n`);
        },
      },
      places: { dataFolder: data, documentsFolder: data, sampleFolder: data },
    });
  return { data, clock, start };
}

async function refusal(core: Core, name: string, input: object) {
  const answer = await core.call('owner', name, input);
  return answer.ok ? null : answer.error;
}

async function stateOf(core: Core) {
  const { libraries } = await core.ask('owner', 'app.state', {});
  return libraries.map(({ waitSeconds, hasRecoverySheet }) => ({ waitSeconds, hasRecoverySheet }));
}

test('a sheet is made, tested, and opens the library when the passphrase is lost; both then go on', async () => {
  const own = machine();
  let core = own.start();
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  expect(await stateOf(core)).toEqual([{ waitSeconds: 0, hasRecoverySheet: false }]);
  expect(await core.ask('owner', 'recovery.state', {})).toEqual({
    madeAt: null,
    testedAt: null,
    testDue: false,
  });
  expect(await refusal(core, 'recovery.make', { passphrase: 'niet deze' })).toMatchObject({
    code: 'passphraseWrong',
  });
  const old = (await core.ask('owner', 'recovery.make', { passphrase })).groups.join(' ');
  const { groups } = await core.ask('owner', 'recovery.make', { passphrase });
  const code = groups.join(' ');
  expect(await stateOf(core)).toEqual([{ waitSeconds: 0, hasRecoverySheet: true }]);

  own.clock.now += 8 * DAY;
  expect((await core.ask('owner', 'recovery.state', {})).testDue).toBe(true);
  expect(await refusal(core, 'recovery.test', { code: old })).toEqual({ code: 'recoveryWrong', params: {} });
  await core.ask('owner', 'recovery.test', { code: code.toLowerCase() });
  expect((await core.ask('owner', 'recovery.state', {})).testDue).toBe(false);
  await core.close();

  core = own.start();
  const [first = ''] = groups;
  const typo = [first.slice(0, 4) + (first.endsWith('0') ? '2' : '0'), ...groups.slice(1)].join(' ');
  expect(await refusal(core, 'app.recover', { code: typo, passphrase: next })).toEqual({
    code: 'recoveryGroupWrong',
    params: { group: 1 },
  });
  expect(await refusal(core, 'app.checkRecovery', { code: old })).toEqual({
    code: 'recoveryWrong',
    params: {},
  });
  await core.ask('owner', 'app.checkRecovery', { code });
  expect((await core.ask('owner', 'library.status', {})).open).toBe(false);
  await core.ask('owner', 'app.recover', { code, passphrase: next });
  expect((await core.ask('owner', 'app.state', {})).selfName).toBe('Marije');
  await core.ask('owner', 'library.lock', {});
  expect(await refusal(core, 'app.unlock', { passphrase })).toMatchObject({ code: 'passphraseWrong' });
  await core.ask('owner', 'app.unlock', { passphrase: next });
  const { lines } = await core.ask('owner', 'privacy.log', {});
  expect(lines.map(({ entry }) => entry.kind)).toEqual([
    'passphraseChanged',
    'recoverySheet',
    'recoverySheet',
  ]);
  await core.close();
  // nothing of the sheet or the passphrases was written anywhere
  const texts = [code, groups.join(''), ...groups.slice(0, 2).map((group) => `${group} `), passphrase, next];
  expect(searchForLeaks({ places: [own.data], texts, since: startedAt })).toEqual([]);
}, 60_000);

test('the newest sheet is saved as a page of text, in no folder that is copied, and is kept nowhere else', async () => {
  const own = machine();
  const logged: string[] = [];
  const core = own.start(logged);
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  const [library] = (await core.ask('owner', 'app.state', {})).libraries;
  const old = (await core.ask('owner', 'recovery.make', { passphrase })).groups.join(' ');
  const { groups } = await core.ask('owner', 'recovery.make', { passphrase });
  const code = groups.join(' ');
  const stick = join(scratch, 'stick');
  const [synchronised, linked] = [join(scratch, 'Dropbox'), join(stick, 'map')];
  const kept = join(own.data, 'libraries', library?.folder ?? '');
  mkdirSync(stick);
  mkdirSync(synchronised);
  symlinkSync(kept, linked);
  const target = join(stick, 'blad.txt');
  const save = (input: { code?: string; target?: string }) =>
    refusal(core, 'recovery.save', { code, language: 'nl', target, ...input });

  expect(await save({ code: old })).toEqual({ code: 'recoveryWrong', params: {} });
  expect(await save({ code: groups.slice(0, 7).join(' ') })).toMatchObject({ code: 'recoveryIncomplete' });
  for (const folder of [synchronised, join(synchronised, 'klas')])
    expect(await save({ target: join(folder, 'blad.txt') })).toEqual({
      code: 'recoveryPlaceShared',
      params: {},
    });
  for (const folder of [kept, join(kept, 'footage'), linked])
    expect(await save({ target: join(folder, 'blad.txt') })).toEqual({
      code: 'recoveryPlaceLibrary',
      params: {},
    });
  expect([readdirSync(stick), readdirSync(synchronised)]).toEqual([['map'], []]);

  expect(await save({ code: code.toLowerCase() })).toBeNull();
  const numbered = groups.map((group, at) => `  groep ${at + 1}   ${group}`).join('\n');
  const text = readFileSync(target, 'utf8');
  expect(text).toBe(`Herstelblad van Kijkkring

Van Marije, gemaakt op 24 november 2026

${numbered}

Met deze code opent Kijkkring jouw bibliotheek als je de wachtzin kwijt
bent. Daarna kies je een nieuwe wachtzin.

Kies op het scherm ‘Op slot’ voor herstelblad en typ de acht groepen
over. Elke groep heeft vijf tekens; het laatste controleert de andere.

Bewaar dit blad thuis of in de kluis van school, niet bij de laptop. Wie
het blad en de laptop heeft, kan alles zien.

Ben je de wachtzin én dit blad kwijt? Niemand kan hem voor je
terughalen, ook de school niet.
`);
  expect(await save({})).toEqual({ code: 'fileExists', params: {} });
  expect(readFileSync(target, 'utf8')).toBe(text);
  // saved is not yet tested
  expect((await core.ask('owner', 'recovery.state', {})).testedAt).toBeNull();
  const english = join(stick, 'sheet.txt');
  await core.ask('owner', 'recovery.save', { code, language: 'en', target: english });
  expect(readFileSync(english, 'utf8')).toContain('Of Marije, made on November 24, 2026');

  await core.close();
  expect(logged).toEqual([]);
  const texts = [code, groups.join(''), ...groups];
  const { pages, unopened } = readDatabasePages(kept, [await databaseKey(kept, passphrase)]);
  expect([unopened, textsInPages(pages, ['Marije', ...texts])]).toEqual([0, ['Marije in library.db']]);
  expect(searchForLeaks({ places: [scratch], texts, since: startedAt, skip: [target, english] })).toEqual([]);
}, 60_000);

test('the passphrase is changed by who knows the old one', async () => {
  const own = machine();
  const core = own.start();
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  const [library] = (await core.ask('owner', 'app.state', {})).libraries;
  const file = join(own.data, 'libraries', library?.folder ?? '', 'library.json');
  const before = readFileSync(file, 'utf8');
  const wrong = { passphrase: 'niet deze', next };
  expect(await refusal(core, 'library.changePassphrase', wrong)).toMatchObject({ code: 'passphraseWrong' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  await core.ask('owner', 'library.changePassphrase', { passphrase, next });
  await core.ask('owner', 'library.lock', {});
  expect(await refusal(core, 'app.unlock', { passphrase })).toMatchObject({ code: 'passphraseWrong' });
  await core.ask('owner', 'app.unlock', { passphrase: next });
  await core.close();
}, 60_000);

test('waits grow with every wrong try, hold after a restart, whatever the clock says, and for one library alone', async () => {
  const own = machine();
  let core = own.start();
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  own.clock.now += 1000;
  await core.ask('owner', 'app.createOwn', { name: 'Sanne', passphrase: next, role: 'teacher' });
  await core.ask('owner', 'library.lock', {});
  const { libraries } = await core.ask('owner', 'app.state', {});
  const [sanne, marije] = libraries.map(({ folder }) => folder);
  const waits: unknown[] = [];
  for (let at = 0; at < 7; at += 1) {
    const refused = await refusal(core, 'app.unlock', { folder: marije, passphrase: 'niet deze' });
    waits.push(refused?.code === 'passphraseWait' ? refused.params.seconds : refused?.code);
    own.clock.elapsed += 61_000;
  }
  expect(waits).toEqual([...Array(4).fill('passphraseWrong'), 30, 60, 120]);
  await core.close();

  // another process, with a clock that was set forward
  own.clock.elapsed = 0;
  own.clock.now += 365 * DAY;
  core = own.start();
  expect(await refusal(core, 'app.unlock', { folder: marije, passphrase })).toEqual({
    code: 'passphraseWait',
    params: { seconds: 120 },
  });
  own.clock.now -= 800 * DAY;
  own.clock.elapsed += 119_000;
  expect(await refusal(core, 'app.unlock', { folder: marije, passphrase })).toMatchObject({
    params: { seconds: 1 },
  });
  // Sanne does not wait for what was tried on Marije's
  await core.ask('owner', 'app.unlock', { folder: sanne, passphrase: next });
  await core.ask('owner', 'library.lock', {});
  own.clock.elapsed += 1000;
  await core.ask('owner', 'app.unlock', { folder: marije, passphrase });
  await core.ask('owner', 'library.lock', {});
  expect(await refusal(core, 'app.unlock', { folder: marije, passphrase: 'niet deze' })).toMatchObject({
    code: 'passphraseWrong',
  });
  await core.close();
}, 120_000);
