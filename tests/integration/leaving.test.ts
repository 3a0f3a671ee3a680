import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { finishDestruction } from '../../src/main/core/destroy-library.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';
import { canonicalJson, type Json } from '../../src/main/vault/canonical-json.ts';
import { verify } from '../../src/main/vault/signing.ts';
import { libraryReport } from '../../src/shared/model/destruction.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('leaving');
const data = join(scratch, 'data');
const report = join(scratch, 'verslag.json');
const marijes = 'kastanje dakgoot zwaluw emmer';
const sannes = 'mosterd pantoffel wolk vijver';
const destroying = fileURLToPath(new URL('../support/destroying-process.ts', import.meta.url));
let core: Core;
/** Marije's library, and what it was like before it was destroyed. */
let folder: string;
const before = join(scratch, 'before');

const start = (): Core =>
  createCore({
    clock: systemClock,
    ids: randomIds,
    log: { error: (_id, stack) => void process.stderr.write(`${stack}\n`) },
    places: { dataFolder: data, documentsFolder: data, sampleFolder: data },
    secrets: {
      isAvailable: async () => true,
      seal: async (secret) => secret,
      open: async (sealed) => sealed,
    },
  });
const refusal = async (name: string, input: object): Promise<string | null> => {
  const answer = await core.call('owner', name, input);
  return answer.ok ? null : answer.error.code;
};
const libraries = async () => (await core.ask('owner', 'app.state', {})).libraries.map((one) => one.folder);
const pathOf = (name: string) => join(data, 'libraries', name);

beforeAll(async () => {
  core = start();
  await core.ask('owner', 'app.createOwn', { name: 'Sanne', passphrase: sannes, role: 'coach' });
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: marijes, role: 'teacher' });
  folder = (await libraries())[0] ?? '';
  const film = join(scratch, 'Rekenen in groep 6.mp4');
  makeCameraFile(film, { seconds: 1 });
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [film] });
  await core.outcomeOf(jobId);
  await core.ask('owner', 'pupil.add', { number: 7, firstName: 'Fatimazohra' });
  await core.ask('owner', 'app.remember', { passphrase: marijes });
  writeFileSync(join(pathOf(folder), 'brief.txt'), 'van haarzelf');
}, 60_000);
afterAll(() => core.close());

test('nothing goes with a wrong passphrase, nor when the report can’t be written', async () => {
  expect(await refusal('library.destroy', { passphrase: 'niet deze woorden' })).toBe('passphraseWrong');
  writeFileSync(report, 'iets anders');
  expect(await refusal('library.destroy', { passphrase: marijes, report })).toBe('fileExists');
  const nowhere = join(scratch, 'geen stick', 'verslag.json');
  expect(await refusal('library.destroy', { passphrase: marijes, report: nowhere })).toBe('fileNotFound');
  expect(readFileSync(report, 'utf8')).toBe('iets anders');
  expect(await core.ask('owner', 'recording.list', {})).toHaveLength(1);
});

test('all of it goes, and what stays is a signed report of counts', async () => {
  const copy = (await core.ask('owner', 'copy.list', {})).length;
  await core.ask('owner', 'library.lock', {});
  cpSync(pathOf(folder), before, { recursive: true });
  await core.ask('owner', 'app.unlock', { folder, passphrase: marijes });
  const target = join(scratch, 'gewist.json');
  const { finished } = await core.ask('owner', 'library.destroy', { passphrase: marijes, report: target });
  expect(finished).toBe(true);
  expect((await core.ask('owner', 'library.status', {})).open).toBe(false);
  // a file of hers that lay there is not Kijkkring's to throw away
  expect(readdirSync(pathOf(folder))).toEqual(['brief.txt']);
  const text = readFileSync(target, 'utf8');
  const { signature, ...unsigned } = libraryReport.parse(JSON.parse(text));
  expect(unsigned.counts).toEqual({
    ...{ recordings: 1, files: 1, names: 1, received: 0, releases: 0, copies: copy },
  });
  const bytes = Buffer.from(canonicalJson(unsigned as unknown as Json), 'utf8');
  expect(verify(unsigned.publicKey, 'library-destruction', bytes, signature)).toBe(true);
  expect(text).not.toMatch(/Marije|Fatima|Rekenen/);
});

test('it is gone from the chooser and the settings, and who else is on this laptop keeps her own', async () => {
  expect(await libraries()).not.toContain(folder);
  expect(readFileSync(join(data, 'settings.json'), 'utf8')).not.toContain(folder);
  expect(await refusal('app.unlock', { folder, passphrase: marijes })).toBe('libraryNotFound');
  await core.ask('owner', 'app.unlock', { passphrase: sannes });
  expect((await core.ask('owner', 'app.state', {})).selfName).toBe('Sanne');
});

/** One run of the destroying, killed at a point of durability; null when it came to its end. */
function destroyed(
  path: string,
  killAt: string,
): { readonly signal: string | null; readonly stderr: string } {
  const env = { ...process.env, KIJKKRING_KILL_AT: killAt };
  const { signal, stderr } = spawnSync(process.execPath, [destroying, path], { env, encoding: 'utf8' });
  return { signal, stderr };
}

test('killed at any point it is either whole or carried through at the next start, and opens nothing meanwhile', async () => {
  const copyAt = (name: string): string => {
    const path = pathOf(name);
    cpSync(before, path, { recursive: true });
    return path;
  };
  const name = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const counted = destroyed(copyAt(name(0)), 'count');
  const points = Number(/fault points: (\d+)/.exec(counted.stderr)?.[1]);
  expect(points).toBeGreaterThan(6);
  const key = readFileSync(join(before, 'library.json'), 'utf8').match(/"wrappedKey": "([^"]+)/)?.[1] ?? '';
  const states = new Set<string>();
  for (let at = 1; at <= points; at += 1) {
    const path = copyAt(name(at));
    expect(destroyed(path, String(at)).signal).toBe('SIGKILL');
    const isWhole = existsSync(join(path, 'library.json'));
    states.add(isWhole ? 'whole' : 'begun');
    if (isWhole) continue;
    expect(await refusal('app.unlock', { folder: name(at), passphrase: marijes })).toBe('libraryNotFound');
    await finishDestruction(path);
    expect(readdirSync(path)).toEqual(['brief.txt']);
  }
  expect([...states]).toEqual(['whole', 'begun']);
  // a start of the program does so for all of its folders, and keys that were not written over yet are
  const cutOff = copyAt(name(99));
  const renamed = join(cutOff, 'library.json.destroyed');
  renameSync(join(cutOff, 'library.json'), renamed);
  expect(readFileSync(renamed, 'utf8')).toContain(key);
  const next = start();
  await next.ask('owner', 'app.changeSettings', {});
  expect(readdirSync(cutOff)).toEqual(['brief.txt']);
  await next.close();
}, 120_000);
