import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { AnswerOf, InputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import { type CoreWithPlaces, coreWithPlaces } from '../support/core-with-places.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('app-door');
const passphrase = 'vier gewone woorden samen';
const opened: Core[] = [];
let made = 0;

function folder(): string {
  made += 1;
  return join(scratch, String(made));
}

function start(dataFolder: string): CoreWithPlaces {
  const shell = coreWithPlaces(dataFolder);
  opened.push(shell.core);
  return shell;
}

function ask<Name extends ProcedureName>(
  core: Core,
  name: Name,
  input: InputOf<Name>,
): Promise<AnswerOf<Name>> {
  return core.ask('owner', name, input);
}

async function refusal(core: Core, name: ProcedureName, input: unknown): Promise<unknown> {
  const result = await core.call('owner', name, input);
  return result.ok ? 'nothing was refused' : result.error;
}

afterEach(async () => {
  for (const core of opened.splice(0)) await core.close();
});

const defaults = {
  language: 'nl',
  textSize: 'normal',
  theme: 'byScreen',
  contrast: 'system',
  motion: 'system',
  role: 'teacher',
  recoverySheet: 'ask',
};

test('a bare laptop knows nothing, and asking writes nothing', async () => {
  const data = folder();
  const { core } = start(data);
  expect(await ask(core, 'app.state', {})).toEqual({
    ...{ settings: defaults, libraries: [], libraryOpen: false, kind: null },
    ...{ selfName: null, role: 'teacher', remembering: null },
  });
  expect(existsSync(data)).toBe(false);
  expect(await refusal(core, 'app.unlock', { passphrase })).toEqual({ code: 'libraryNotFound', params: {} });
});

test('settings are kept, told, and hold nothing of anybody', async () => {
  const data = folder();
  const { core } = start(data);
  const heard: string[] = [];
  core.listen(({ type }) => heard.push(type));
  const changed = await ask(core, 'app.changeSettings', { language: 'en', textSize: 'larger' });
  expect(changed).toEqual({ ...defaults, language: 'en', textSize: 'larger' });
  expect(heard).toEqual(['settingsChanged']);
  const again = start(data).core;
  expect((await ask(again, 'app.state', {})).settings).toEqual(changed);
  expect(readdirSync(data)).toEqual(['settings.json']);
});

test('a damaged settings file is set aside, and defaults take its place', async () => {
  for (const damaged of ['{"format":"kijk', '[]', '{"format":"kijkkring-settings","version":2}', '\0\0\0']) {
    const data = folder();
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), damaged);
    const { core } = start(data);
    expect((await ask(core, 'app.state', {})).settings).toEqual(defaults);
    expect(readdirSync(data)).toEqual(['settings.damaged.json']);
    expect(readFileSync(join(data, 'settings.damaged.json'), 'utf8')).toBe(damaged);
  }
});

test('a library of her own: made, locked, known at the next start, opened with its passphrase', async () => {
  const data = folder();
  const { core } = start(data);
  const made = await ask(core, 'app.createOwn', {
    name: 'Marije Zonnebloem',
    passphrase,
    role: 'both',
    learningQuestion: 'Wacht ik lang genoeg?',
  });
  const home = await ask(core, 'home.trajectory', {});
  expect(home).toMatchObject({
    trajectoryTitle: 'Mijn traject',
    learningQuestion: 'Wacht ik lang genoeg?',
    circle: [{ participantId: made.selfId, name: 'Marije Zonnebloem', role: 'teacher', self: true }],
    recoverySheet: 'missing',
  });
  await core.close();
  const again = start(data).core;
  const locked = await ask(again, 'app.state', {});
  expect(locked).toMatchObject({ libraryOpen: false, kind: null, selfName: null, role: 'both' });
  expect(locked.libraries).toEqual([
    {
      folder: expect.any(String),
      kind: 'own',
      lastOpenedAt: expect.any(Number),
      waitSeconds: 0,
      hasRecoverySheet: false,
      opensItself: false,
    },
  ]);
  expect(await ask(again, 'app.unlock', { passphrase })).toEqual(made);
  expect(await ask(again, 'app.state', {})).toMatchObject({
    ...{ libraryOpen: true, kind: 'own', selfName: 'Marije Zonnebloem', role: 'both' },
  });
  const plain = readFileSync(join(data, 'settings.json'), 'utf8');
  expect([plain.includes('lastOpened'), plain.includes('Zonnebloem'), plain.includes('gewone')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a begeleider is one in her own library too', async () => {
  const { core } = start(folder());
  await ask(core, 'app.createOwn', { name: 'Sanne', passphrase, role: 'coach' });
  const { circle } = await ask(core, 'home.trajectory', {});
  expect(circle.map(({ name, role, self }) => ({ name, role, self }))).toEqual([
    { name: 'Sanne', role: 'coach', self: true },
  ]);
});

test('a folder is a random name below the data folder, never a path', async () => {
  const { core } = start(folder());
  for (const wrong of ['../elders', '/tmp', 'practice', 'a'.repeat(36)]) {
    expect(await refusal(core, 'app.unlock', { folder: wrong, passphrase })).toEqual({
      code: 'invalidInput',
      params: { field: 'folder' },
    });
  }
});

test('five wrong passphrases make a wait of thirty seconds, whichever door they came through', async () => {
  const data = folder();
  const { core, pass } = start(data);
  await ask(core, 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  await ask(core, 'library.lock', {});
  const [library] = (await ask(core, 'app.state', {})).libraries;
  const path = join(data, 'libraries', library?.folder ?? '');
  const wrong = { passphrase: 'niet deze' };
  const codes: unknown[] = [];
  for (let at = 0; at < 4; at += 1) codes.push(await refusal(core, 'app.unlock', wrong));
  expect(codes).toEqual(Array(4).fill({ code: 'passphraseWrong', params: {} }));
  const wait = { code: 'passphraseWait', params: { seconds: 30 } };
  expect(await refusal(core, 'library.unlock', { folder: path, ...wrong })).toEqual(wait);
  expect((await ask(core, 'app.state', {})).libraries[0]?.waitSeconds).toBe(30);
  pass(29_001);
  expect(await refusal(core, 'app.unlock', { passphrase })).toEqual({
    code: 'passphraseWait',
    params: { seconds: 1 },
  });
  pass(999);
  await ask(core, 'app.unlock', { passphrase });
  expect(await ask(core, 'app.state', {})).toMatchObject({
    libraryOpen: true,
    libraries: [{ waitSeconds: 0 }],
  });
});

test('after five minutes a release asks for the passphrase again', async () => {
  const { core, pass } = start(folder());
  await ask(core, 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });
  const meeting = await ask(core, 'meeting.add', { title: 'Bouw', date: '2030-01-10' });
  const needed = async () =>
    (await ask(core, 'release.check', { fragmentIds: [], meetingId: meeting.id })).passphraseNeeded;
  const release = { fragmentIds: ['b3c1f0a2-7b1d-4f0e-9d5f-0a1b2c3d4e5f'], meetingId: meeting.id };
  expect([await needed(), await refusal(core, 'release.release', release)]).toEqual([
    false,
    { code: 'fragmentNotFound', params: {} },
  ]);
  pass(5 * 60_000);
  expect([await needed(), await refusal(core, 'release.release', release)]).toEqual([
    true,
    { code: 'passphraseNeeded', params: {} },
  ]);
  expect(await refusal(core, 'app.confirmPassphrase', { passphrase: 'niet deze' })).toEqual({
    code: 'passphraseWrong',
    params: {},
  });
  expect(await needed()).toBe(true);
  await ask(core, 'app.confirmPassphrase', { passphrase });
  expect(await needed()).toBe(false);
});

test('without places there is no library of its own place: the command line names a folder', async () => {
  const { plainCore } = await import('../support/core-on-disk.ts');
  const core = plainCore();
  opened.push(core);
  expect(await refusal(core, 'app.state', {})).toEqual({ code: 'placesUnknown', params: {} });
});
