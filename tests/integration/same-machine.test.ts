import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { canonicalJson } from '../../src/main/vault/canonical-json.ts';
import { formatKeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey, sign } from '../../src/main/vault/signing.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithPlaces } from '../support/core-with-places.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('same-machine');
const film = join(scratch, 'les van Marije.mp4');
const marijes = 'kastanje dakgoot zwaluw emmer';
const sannes = 'mosterd pantoffel wolk vijver';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let core: Core;
/** The folder of Marije's library, by name and by path. */
let hers: string;
let path: string;

const refusal = async (name: string, input: object): Promise<string | null> => {
  const answer = await core.call('owner', name, input);
  return answer.ok ? null : answer.error.code;
};
const readIn = async (neighbour: string): Promise<string> => {
  const { jobId } = await core.ask('owner', 'custody.readIn', { paths: [film], neighbour });
  return ((await core.outcomeOf(jobId)) as { bundleId: string }).bundleId;
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const cardFile = () => join(path, 'key-card.json');

/** Two people on one laptop; Marije's library is locked, and Sanne films. */
beforeAll(async () => {
  makeCameraFile(film, { seconds: 2 });
  core = coreWithPlaces(join(scratch, 'data')).core;
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: marijes, role: 'teacher' });
  hers = (await core.ask('owner', 'app.state', {})).libraries[0]?.folder ?? '';
  path = join(scratch, 'data', 'libraries', hers);
  await core.ask('owner', 'app.createOwn', { name: 'Sanne', passphrase: sannes, role: 'coach' });
}, 60_000);
afterAll(() => core.close());

test('a locked library shows its card and no name; sealed into it, nobody but its owner opens it', async () => {
  const [neighbour, ...others] = await core.ask('owner', 'custody.neighbours', {});
  expect(others).toEqual([]);
  expect(neighbour).toMatchObject({ folder: hers, contactId: null });
  expect(readFileSync(cardFile(), 'utf8')).not.toMatch(/Marije/);
  const id = await readIn(hers);
  const waiting = join(path, 'inbox', `${id}.kijkkring`);
  expect(existsSync(waiting)).toBe(true);
  expect(await refusal('custody.inspect', { path: waiting })).toBe('bundleKeyWrong');
  expect(await core.ask('owner', 'recording.list', {})).toEqual([]);
  expect((await core.ask('owner', 'custody.inbox', {})).waiting).toEqual([]);
  const own = (await core.ask('owner', 'app.state', {})).libraries.find(({ folder }) => folder !== hers);
  const none = core.ask('owner', 'custody.readIn', { paths: [film], neighbour: own?.folder ?? '' });
  expect(await codeOf(none.then(({ jobId }) => core.outcomeOf(jobId)))).toBe('libraryNotFound');
});

test('she finds it when she unlocks, and takes it in as her own', async () => {
  writeFileSync(join(path, 'inbox', '3b241101-e2bb-4255-8caf-4136c566a962.kijkkring'), 'geen pakket');
  await core.ask('owner', 'app.unlock', { folder: hers, passphrase: marijes });
  // Sanne's choice of a begeleider's home is not hers
  expect(await core.ask('owner', 'app.state', {})).toMatchObject({ selfName: 'Marije', role: 'teacher' });
  const inbox = await core.ask('owner', 'custody.inbox', {});
  expect(inbox).toMatchObject({
    waiting: [{ author: 'Sanne', signature: { state: 'valid', contact: null } }],
    unreadable: 1,
  });
  const [waiting] = inbox.waiting;
  const { jobId } = await core.ask('owner', 'custody.takeIn', { path: waiting?.path ?? '' });
  expect(await core.outcomeOf(jobId)).toMatchObject({ bundleId: waiting?.bundleId, alreadyHere: false });
  const [recording] = await core.ask('owner', 'recording.list', {});
  const { participants } = await core.ask('owner', 'trajectory.get', {});
  expect(recording).toMatchObject({
    ...{ state: 'ready', title: 'les van Marije' },
    ownerId: participants.find((one) => one.self)?.id,
  });
  expect(existsSync(waiting?.path ?? '')).toBe(false);
  expect((await core.ask('owner', 'custody.inbox', {})).waiting).toEqual([]);
  // nothing of it lies elsewhere: it was never in a file to carry
  const copies = await core.ask('owner', 'copy.list', {});
  expect(copies.filter(({ goneAt }) => goneAt === null)).toEqual([]);
});

test('a card that somebody put in the place of hers is noticed, restored and logged', async () => {
  const before = readFileSync(cardFile(), 'utf8');
  const { libraryId } = JSON.parse(readFileSync(join(path, 'library.json'), 'utf8')) as { libraryId: string };
  const signing = newSigningKey();
  const { recipient } = await newAgeIdentity();
  const card = formatKeyCard({ recipient, signingKey: signing.publicKey });
  const signed = Buffer.from(canonicalJson({ card, libraryId }), 'utf8');
  const signature = sign(signing.secretKey, 'public-card', signed);
  writeFileSync(cardFile(), JSON.stringify({ format: 'kijkkring-card', version: 1, card, signature }));
  await core.ask('owner', 'app.unlock', { folder: hers, passphrase: marijes });
  expect(readFileSync(cardFile(), 'utf8')).toBe(before);
  const { lines } = await core.ask('owner', 'privacy.log', { most: 1 });
  expect(lines[0]?.entry).toEqual({ kind: 'ownCardRestored' });
  // one of another library, or a text, is no card at all
  writeFileSync(cardFile(), before.replace('"signature":"', '"signature":"A'));
  await core.ask('owner', 'app.unlock', { passphrase: marijes });
  await core.ask('owner', 'app.createOwn', { name: 'Bram', passphrase: sannes, role: 'coach' });
  writeFileSync(cardFile(), 'geen kaart');
  const folders = (await core.ask('owner', 'custody.neighbours', {})).map(({ folder }) => folder);
  expect(folders).not.toContain(hers);
  expect(folders).toHaveLength(1);
});

test('what waits past its day goes at a second start twenty hours later, never by a clock in doubt, and is logged', async () => {
  await core.ask('owner', 'app.unlock', { folder: hers, passphrase: marijes });
  await core.ask('owner', 'library.lock', {});
  const others = (await core.ask('owner', 'app.state', {})).libraries;
  const sanne = others.find(({ folder }) => folder !== hers)?.folder ?? '';
  await core.ask('owner', 'app.unlock', { folder: sanne, passphrase: sannes });
  await core.ask('owner', 'retention.setTerms', { afterMeeting: 1, afterImport: 1, afterRelease: 1 });
  const id = await readIn(hers);
  const isWaiting = () => existsSync(join(path, 'inbox', `${id}.kijkkring`));
  await core.close();

  const wrong = Date.UTC(2099, 0, 1);
  await startOfHers(wrong);
  await startOfHers(wrong + 3 * DAY);
  expect(isWaiting()).toBe(true);

  const late = Date.now() + 3 * DAY;
  await startOfHers(late);
  await startOfHers(late + 19 * HOUR);
  expect(isWaiting()).toBe(true);
  const log = await startOfHers(late + 20 * HOUR);
  expect(isWaiting()).toBe(false);
  expect(log[0]?.entry).toEqual({ kind: 'custody', what: 'waitedTooLong', bundleId: id });
  expect((await startOfHers(late + 40 * HOUR))[0]).toEqual(log[0]);
});

test('what was left half written goes after a day, and an inbox that can’t be swept keeps no library shut', async () => {
  const inbox = join(path, 'inbox');
  const now = Date.now() + 5 * DAY;
  const part = (letter: string, age: number): string => {
    const name = `.3b241101-e2bb-4255-8caf-4136c566a962.kijkkring.${letter.repeat(12)}.part`;
    writeFileSync(join(inbox, name), 'half');
    utimesSync(join(inbox, name), (now - age) / 1000, (now - age) / 1000);
    return name;
  };
  const [abandoned, fresh] = [part('a', 25 * HOUR), part('b', 23 * HOUR)];
  await startOfHers(now);
  expect(readdirSync(inbox)).not.toContain(abandoned);
  expect(readdirSync(inbox)).toContain(fresh);
  rmSync(inbox, { recursive: true });
  writeFileSync(inbox, 'geen map');
  expect(await startOfHers(now)).toHaveLength(1);
});

/** Opens and closes her library at that time. @returns the newest line of its log */
async function startOfHers(now: number) {
  const own = coreWithPlaces(join(scratch, 'data'), undefined, now).core;
  await own.ask('owner', 'app.unlock', { folder: hers, passphrase: marijes });
  const { lines } = await own.ask('owner', 'privacy.log', { most: 1 });
  await own.close();
  return lines;
}
