import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { formatKeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey } from '../../src/main/vault/signing.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { ask, codeOf } from '../support/asking.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { LibraryOnDisk } from '../support/command-line.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('custody-broken-off');
const passphrase = 'vier gewone woorden samen';
const words = 'adem bever cactus dorst eland fazant';
const film = join(scratch, 'les.mp4');
const libraries: BundleLibrary[] = [];

async function openLibrary(name: string): Promise<BundleLibrary> {
  const library = await BundleLibrary.create(join(scratch, name), name);
  libraries.push(library);
  return library;
}

beforeAll(() => {
  makeCameraFile(film, { seconds: 3 });
});
afterAll(async () => {
  for (const library of libraries) await library.close();
});

/** Locks the library as soon as the film of the job is sealed and is being counted, and opens it again. */
async function lockWhileCounting(library: BundleLibrary, path: string): Promise<void> {
  const counting = new Promise<void>((resolve) => {
    library.core.listen((event) => {
      if (event.type === 'jobChanged' && event.job.phase === 'counting') resolve();
    });
  });
  await ask(library, 'custody.takeIn', { path, passphrase: words });
  await counting;
  await ask(library, 'library.lock', {});
  await ask(library, 'library.unlock', { folder: library.folder, passphrase });
}

test('another package at the same path doesn’t go on with what the first began, and brings no sender', async () => {
  const [sanne, youssef, marije] = [
    await openLibrary('Sanne'),
    await openLibrary('Youssef'),
    await openLibrary('Marije'),
  ];
  const path = join(scratch, 'opname.kijkkring');
  const [first, second] = [join(scratch, 'eerste.kijkkring'), join(scratch, 'tweede.kijkkring')];
  const long = makeCameraFile(join(scratch, 'eerste les.mp4'), { seconds: 20 });
  const alike = makeCameraFile(join(scratch, 'tweede les.mp4'), { seconds: 20, bitrate: '900k' });
  await sanne.job('custody.readIn', { paths: [long], passphrase: words, target: first });
  await youssef.job('custody.readIn', { paths: [alike], passphrase: words, target: second });
  copyFileSync(first, path);
  await lockWhileCounting(marije, path);
  expect(await ask(marije, 'recording.list', {})).toMatchObject([
    { state: 'interrupted', title: 'eerste les' },
  ]);

  copyFileSync(second, path);
  const takeIn = (): Promise<unknown> => marije.job('custody.takeIn', { path, passphrase: words });
  expect(await codeOf(takeIn())).toBe('sourceChanged');
  expect(await ask(marije, 'recording.list', {})).toMatchObject([
    { state: 'interrupted', title: 'eerste les' },
  ]);
  expect(await ask(marije, 'contact.list', {})).toEqual([]);

  copyFileSync(first, path);
  expect(await takeIn()).toMatchObject({ alreadyHere: false });
  expect(await ask(marije, 'recording.list', {})).toMatchObject([{ state: 'ready', frames: 500 }]);
  expect((await ask(marije, 'contact.list', {})).map(({ name }) => name)).toEqual(['Sanne']);
}, 120_000);

test('killed around the moment a package gets its name, the next start knows of it or has taken it away', async () => {
  const empty = new LibraryOnDisk(scratch, 'leeg');
  await empty.ask(['library', 'create']);
  const attempt = async (name: string, killAt: string) => {
    const library = new LibraryOnDisk(scratch, name);
    cpSync(empty.folder, library.folder, { recursive: true });
    const place = join(scratch, `${name}-stick`);
    mkdirSync(place);
    const target = join(place, 'les.kijkkring');
    const order = ['call', 'custody.readIn', JSON.stringify({ paths: [film], passphrase: words, target })];
    const { signal, stderr } = await library.run(order, { env: { KIJKKRING_KILL_AT: killAt } });
    return { library, place, target, signal, stderr };
  };
  const list = async (library: LibraryOnDisk): Promise<readonly unknown[]> =>
    (await library.call('custody.list', {})) as unknown as readonly unknown[];
  const counted = await attempt('geteld', 'count');
  const points = Number(/fault points: (\d+)/.exec(counted.stderr)?.[1]);
  let [half, unknown, known] = [0, 0, 0];
  for (let point = points - 1; half === 0; point -= 1) {
    const { library, place, target, signal } = await attempt(`gedood-${point}`, String(point));
    expect({ point, signal }).toEqual({ point, signal: 'SIGKILL' });
    const named = existsSync(target);
    const left = readdirSync(place).length;
    const { length } = await list(library);
    expect({ point, left: readdirSync(place) }).toEqual({
      point,
      left: length === 1 ? ['les.kijkkring'] : [],
    });
    if (length === 1) known += 1;
    else if (named) unknown += 1;
    else half += left;
  }
  expect([known, unknown, half].every((times) => times > 0)).toBe(true);

  // what somebody else put in its place is nobody's to take away
  const replaced = await attempt('vervangen', String(points - known - 1));
  writeFileSync(replaced.target, 'van een ander');
  expect(await list(replaced.library)).toEqual([]);
  expect(readFileSync(replaced.target, 'utf8')).toBe('van een ander');
}, 300_000);

/** A library with a lesson, and a begeleider whose card was compared and who may watch along. */
async function libraryToGiveFrom(): Promise<{ folder: string; given: object }> {
  const folder = join(scratch, 'geven');
  const core = await coreWithLibrary(folder);
  const { id: recordingId } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  const coach = await core.ask('owner', 'participant.add', { name: 'Sanne', role: 'coach' });
  const { recipient } = await newAgeIdentity();
  const card = formatKeyCard({ recipient, signingKey: newSigningKey().publicKey });
  const added = { name: 'Sanne', card, participantId: coach.id };
  const { id: contactId } = await core.ask('owner', 'contact.add', added);
  await core.ask('owner', 'contact.confirm', { contactId });
  await core.ask('owner', 'watch.choose', { recordingId, choice: 'yes' });
  await core.close();
  return { folder, given: { recordingId, contactId } };
}

test('so it is with a whole recording that is handed over, or given to watch along with', async () => {
  const { folder, given } = await libraryToGiveFrom();
  for (const [job, kind] of [
    ['custody.handOver', 'handedOver'],
    ['watch.give', 'watch'],
  ] as const) {
    const attempt = async (killAt: string) => {
      const library = new LibraryOnDisk(scratch, `${kind}-${killAt}`);
      cpSync(folder, library.folder, { recursive: true });
      const place = join(scratch, `${kind}-${killAt}-stick`);
      mkdirSync(place);
      const order = ['call', job, JSON.stringify({ ...given, target: join(place, 'les.kijkkring') })];
      const { signal, stderr } = await library.run(order, { env: { KIJKKRING_KILL_AT: killAt } });
      return { library, place, signal, stderr };
    };
    const points = Number(/fault points: (\d+)/.exec((await attempt('count')).stderr)?.[1]);
    const seen = new Set<string>();
    for (let point = points - 1; !seen.has('named, not known'); point -= 2) {
      const { library, place, signal } = await attempt(String(point));
      const wasNamed = readdirSync(place).includes('les.kijkkring');
      const copies = (await library.call('copy.list', {})) as unknown as { kind: string }[];
      const isKnown = copies.some((copy) => copy.kind === kind);
      expect({ job, point, signal, left: readdirSync(place) }).toEqual({
        ...{ job, point, signal: 'SIGKILL' },
        left: isKnown ? ['les.kijkkring'] : [],
      });
      seen.add(`${wasNamed ? 'named' : 'not named'}, ${isKnown ? 'known' : 'not known'}`);
    }
    expect([...seen]).toEqual(['named, known', 'named, not known']);
  }
}, 300_000);
