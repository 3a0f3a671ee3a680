import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { randomIds } from '../../src/main/core/ports.ts';
import type { SecretStore } from '../../src/main/core/secret-store.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { searchForLeaks } from '../support/leak-search.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('remembering');
const passphrase = 'kastanje dakgoot zwaluw emmer';
const next = 'mosterd pantoffel wolk vijver';
const startedAt = Date.now() - 1000;
const DAY = 86_400_000;
let machines = 0;

/** A key chain of one machine and one user: what it sealed opens nowhere else. */
function keyChain(user: string): SecretStore {
  const pad = (length: number) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
      createHash('sha256').update(`${user} ${at}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, length);
  };
  const mask = (bytes: Uint8Array) => pad(bytes.length).map((byte, at) => byte ^ (bytes[at] ?? 0));
  const mark = Buffer.from(user);
  return {
    isAvailable: async () => true,
    seal: async (secret) => Buffer.concat([mark, mask(secret)]),
    open: async (sealed) => {
      if (!Buffer.from(sealed).subarray(0, mark.length).equals(mark))
        throw new KijkkringError('secretsUnavailable');
      return mask(sealed.subarray(mark.length));
    },
  };
}

function machine(secrets: SecretStore | null = keyChain('marije')) {
  machines += 1;
  const data = join(scratch, `data-${machines}`);
  const clock = { now: Date.UTC(2026, 10, 24, 12) };
  const start = (): Core =>
    createCore({
      clock: { now: () => clock.now },
      ids: randomIds,
      log: { error: (_id, stack) => void process.stderr.write(`${stack}\n`) },
      places: { dataFolder: data, documentsFolder: data, sampleFolder: data },
      ...(secrets !== null && { secrets }),
    });
  return { data, clock, start };
}

const refusal = async (core: Core, name: string, input: object): Promise<string | null> => {
  const answer = await core.call('owner', name, input);
  return answer.ok ? null : answer.error.code;
};
const libraryOf = async (core: Core) => {
  const { libraries, remembering } = await core.ask('owner', 'app.state', {});
  const [library] = libraries;
  return { folder: library?.folder ?? '', opensItself: library?.opensItself, remembering };
};
const makeOwn = (core: Core) =>
  core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase, role: 'teacher' });

test('it is off, and when asked for opens at the start of the program, for a week, without counting as typed', async () => {
  const own = machine();
  let core = own.start();
  await makeOwn(core);
  const { folder, remembering } = await libraryOf(core);
  expect(remembering).toEqual({ available: true, until: null });
  expect(await refusal(core, 'app.remember', { passphrase: 'niet deze' })).toBe('passphraseWrong');
  const { until } = await core.ask('owner', 'app.remember', { passphrase });
  expect(until).toBe(own.clock.now + 7 * DAY);
  // whoever locks it means the passphrase
  await core.ask('owner', 'library.lock', {});
  expect(await refusal(core, 'app.openRemembered', { folder })).toBe('passphraseNeeded');
  await core.close();

  core = own.start();
  expect((await libraryOf(core)).opensItself).toBe(true);
  await core.ask('owner', 'app.openRemembered', { folder });
  expect((await core.ask('owner', 'library.status', {})).open).toBe(true);
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouw', date: '2026-12-01' });
  const check = { fragmentIds: [], meetingId: meeting.id };
  expect((await core.ask('owner', 'release.check', check)).passphraseNeeded).toBe(true);
  await core.ask('owner', 'app.confirmPassphrase', { passphrase });
  expect((await core.ask('owner', 'release.check', check)).passphraseNeeded).toBe(false);
  await core.close();

  own.clock.now += 7 * DAY;
  core = own.start();
  // just asking how things stand takes it away
  expect((await libraryOf(core)).opensItself).toBe(false);
  expect(existsSync(join(own.data, 'libraries', folder, 'remembered.json'))).toBe(false);
  await core.close();
});

test('forgetting, another passphrase, another machine, a clock set back and a changed file all ask the passphrase', async () => {
  const own = machine();
  let core = own.start();
  await makeOwn(core);
  const { folder } = await libraryOf(core);
  const file = join(own.data, 'libraries', folder, 'remembered.json');
  const restarted = async (): Promise<boolean | undefined> => {
    await core.close();
    core = own.start();
    return (await libraryOf(core)).opensItself;
  };
  const reopen = () => core.ask('owner', 'app.unlock', { folder, passphrase });
  await core.ask('owner', 'app.remember', { passphrase });
  await core.ask('owner', 'app.forget', {});
  expect(await restarted()).toBe(false);

  await reopen();
  await core.ask('owner', 'app.remember', { passphrase });
  expect(searchForLeaks({ places: [own.data], texts: [passphrase], since: startedAt })).toEqual([]);
  const stored = readFileSync(file, 'utf8');
  expect(await restarted()).toBe(true);
  own.clock.now -= DAY;
  expect(await refusal(core, 'app.openRemembered', { folder })).toBe('passphraseNeeded');
  own.clock.now += DAY;

  const other = machine(keyChain('iemand'));
  cpSync(join(own.data, 'libraries'), join(other.data, 'libraries'), { recursive: true });
  writeFileSync(join(other.data, 'libraries', folder, 'remembered.json'), stored);
  const elsewhere = other.start();
  expect(await refusal(elsewhere, 'app.openRemembered', { folder })).toBe('passphraseNeeded');
  await elsewhere.close();

  writeFileSync(file, stored.replace(/"sealed":"......../, '"sealed":"AAAAAAAA'));
  expect(await refusal(core, 'app.openRemembered', { folder })).toBe('passphraseNeeded');

  await reopen();
  await core.ask('owner', 'app.remember', { passphrase });
  const sealedBefore = readFileSync(file, 'utf8');
  await core.ask('owner', 'library.changePassphrase', { passphrase, next });
  expect((await libraryOf(core)).remembering).toEqual({ available: true, until: null });
  // what was sealed for the passphrase of before opens nothing, where somebody kept it
  writeFileSync(file, sealedBefore);
  await core.close();
  core = own.start();
  expect(await refusal(core, 'app.openRemembered', { folder })).toBe('passphraseNeeded');
  expect(existsSync(file)).toBe(false);

  await core.ask('owner', 'app.unlock', { folder, passphrase: next });
  const { groups } = await core.ask('owner', 'recovery.make', { passphrase: next });
  await core.ask('owner', 'app.remember', { passphrase: next });
  await core.ask('owner', 'library.lock', {});
  await core.ask('owner', 'app.recover', { folder, code: groups.join(' '), passphrase });
  expect((await libraryOf(core)).remembering).toEqual({ available: true, until: null });
  await core.close();
});

test('without a key chain it is not offered, and says why', async () => {
  const own = machine(null);
  const core = own.start();
  await makeOwn(core);
  expect((await libraryOf(core)).remembering).toEqual({ available: false, until: null });
  expect(await refusal(core, 'app.remember', { passphrase })).toBe('secretsUnavailable');
  await core.close();
});
