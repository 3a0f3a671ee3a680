import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHomeBundle } from '../../src/main/bundle/home-bundle-reader.ts';
import { writeHomeBundle } from '../../src/main/bundle/home-bundle-writer.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { openAgeHeader } from '../../src/main/vault/age-header.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { formatKeyCard, type KeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey, type SigningKey } from '../../src/main/vault/signing.ts';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { CarriedClass } from '../../src/shared/model/bundle-home.ts';
import { bundleId } from '../../src/shared/model/ids.ts';
import { ask, codeOf } from '../support/asking.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { everyIdentity } from '../support/library-keys.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('custody');
const home = join(scratch, 'thuis.kijkkring');
const film = join(scratch, 'les van Marije.mp4');
const libraries: BundleLibrary[] = [];
let sanne: BundleLibrary;
let marije: BundleLibrary;
let readIn: OutputOf<'custody.readIn'>;

async function openLibrary(name: string): Promise<BundleLibrary> {
  const library = await BundleLibrary.create(join(scratch, name), name);
  libraries.push(library);
  return library;
}

/** Sanne filmed, and reads the film in for Marije, of whom she has the key card. */
beforeAll(async () => {
  sanne = await openLibrary('Sanne');
  marije = await openLibrary('Marije');
  makeCameraFile(film, { seconds: 3 });
  const { card } = await ask(marije, 'card.own', {});
  const coach = (await ask(sanne, 'trajectory.get', {})).participants[0];
  await ask(sanne, 'participant.update', { participantId: coach?.id ?? '', role: 'coach' } as never);
  const teacher = await ask(sanne, 'participant.add', { name: 'Marije', role: 'teacher' });
  await ask(sanne, 'participant.add', { name: 'Youssef', role: 'teacher' });
  await ask(sanne, 'meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  const contact = await ask(sanne, 'contact.add', { name: 'Marije', card, participantId: teacher.id });
  readIn = await sanne.job<OutputOf<'custody.readIn'>>('custody.readIn', {
    ...{ paths: [film], contactId: contact.id, target: home, round: 2 },
  });
}, 60_000);
afterAll(async () => {
  for (const library of libraries) await library.close();
});

describe('the begeleider who read it in', () => {
  test('has no recording, no picture and no file of it, and can’t open what she made', async () => {
    expect(await ask(sanne, 'recording.list', {})).toEqual([]);
    const footage = join(sanne.folder, 'footage');
    expect(existsSync(footage) ? readdirSync(footage) : []).toEqual([]);
    expect(await codeOf(ask(sanne, 'custody.inspect', { path: home }))).toBe('bundleKeyWrong');
    expect(await codeOf(sanne.job('custody.takeIn', { path: home }))).toBe('bundleKeyWrong');
  });

  test('keeps that it was done: for whom, when, until when', async () => {
    const [contact] = await ask(sanne, 'contact.list', {});
    expect(await ask(sanne, 'custody.list', {})).toEqual([
      {
        ...{ bundleId: readIn.bundleId, contactId: contact?.id, title: 'les van Marije', round: 2 },
        ...{ until: '2030-02-21', madeAt: sanne.now, sha256: readIn.sha256 },
      },
    ]);
    expect(await ask(sanne, 'contact.sealed', { contactId: contact?.id ?? '' } as never)).toEqual([
      { bundleId: readIn.bundleId, madeAt: sanne.now, meetingDate: null },
    ]);
    const { lines } = await ask(sanne, 'privacy.log', { most: 1 });
    expect(lines[0]?.entry).toEqual({ kind: 'custody', what: 'readIn', bundleId: readIn.bundleId });
  });
});

describe('who was filmed', () => {
  test('sees whose it is before anything is kept, and is told that the sender is not confirmed', async () => {
    expect(await ask(marije, 'custody.inspect', { path: home })).toMatchObject({
      ...{ author: 'Sanne', signature: { state: 'valid', known: false, contact: null } },
      recording: { title: 'les van Marije', round: 2, files: 1 },
      participants: [
        { name: 'Sanne', role: 'coach' },
        { name: 'Youssef', role: 'teacher' },
      ],
    });
    expect(await codeOf(ask(marije, 'bundle.inspect', { path: home }))).toBe('bundleIsHome');
  });

  test('takes it in as her own, with who is in it and the card of the sender; a second time changes nothing', async () => {
    const taken = await marije.job<OutputOf<'custody.takeIn'>>('custody.takeIn', { path: home });
    expect(taken).toMatchObject({ bundleId: readIn.bundleId, alreadyHere: false });
    const { participants } = await ask(marije, 'trajectory.get', {});
    const [recording] = await ask(marije, 'recording.list', {});
    const self = participants.find((one) => one.self);
    expect(recording).toMatchObject({
      ...{ id: taken.recordingId, ownerId: self?.id, state: 'ready', title: 'les van Marije', frames: 75 },
    });
    expect(participants.map(({ name, role }) => [name, role])).toEqual([
      ...[
        ['Marije', 'teacher'],
        ['Sanne', 'coach'],
        ['Youssef', 'teacher'],
      ],
    ]);
    expect((await ask(marije, 'meeting.list', {})).map(({ date }) => date)).toEqual(['2030-01-15']);
    const [sender] = await ask(marije, 'contact.list', {});
    const { card } = await ask(sanne, 'card.own', {});
    expect(sender).toMatchObject({
      ...{ name: 'Sanne', card, confirmedAt: null },
      participantId: participants.find(({ name }) => name === 'Sanne')?.id,
    });
    const again = await marije.job<OutputOf<'custody.takeIn'>>('custody.takeIn', { path: home });
    expect(again).toEqual({ ...taken, alreadyHere: true });
    expect(await ask(marije, 'recording.list', {})).toHaveLength(1);
    expect(await ask(marije, 'contact.list', {})).toHaveLength(1);
  });

  test('is refused what is over its day, what was changed, cut off, signed by another, or of another kind', async () => {
    const late = await openLibrary('Te laat');
    const { card } = await ask(late, 'card.own', {});
    const contact = await ask(sanne, 'contact.add', { name: 'Te laat', card });
    const path = join(scratch, 'laat.kijkkring');
    await sanne.job('custody.readIn', { paths: [film], contactId: contact.id, target: path });
    const bytes = readFileSync(path);
    const changed = join(scratch, 'veranderd.kijkkring');
    const flipped = Buffer.from(bytes);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    writeFileSync(changed, flipped);
    const cut = join(scratch, 'kort.kijkkring');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 1));
    const foreign = join(scratch, 'vals.kijkkring');
    await writeForeign(foreign, (await ask(late, 'library.keyCard', {})).recipient, await stranger());
    expect([
      await codeOf(late.job('custody.takeIn', { path: changed })),
      await codeOf(late.job('custody.takeIn', { path: cut })),
      await codeOf(late.job('custody.takeIn', { path: foreign })),
      await codeOf(late.job('bundle.import', { path })),
    ]).toEqual(['bundleDamaged', 'bundleDamaged', 'bundleSignatureInvalid', 'bundleIsHome']);
    late.now += 60 * 86_400_000;
    expect(await codeOf(late.job('custody.takeIn', { path }))).toBe('bundleExpired');
    expect(await ask(late, 'recording.list', {})).toEqual([]);
    expect(await ask(late, 'contact.list', {})).toEqual([]);
  });
});

test('where the school works with consent, nobody agreed by being silent, whatever the package says', async () => {
  const careful = await openLibrary('Noor');
  const signer = newSigningKey();
  const card = { recipient: (await newAgeIdentity()).recipient, signingKey: signer.publicKey };
  const contact = await ask(careful, 'contact.add', { name: 'Sanne', card: formatKeyCard(card) });
  await ask(careful, 'contact.confirm', { contactId: contact.id });
  const path = join(scratch, 'stil.kijkkring');
  await writeForeign(path, (await ask(careful, 'library.keyCard', {})).recipient, {
    ...{ signer, card },
    class: {
      statement: {
        ...{ mode: 'statement', basis: 'consent', purpose: 'coaching', informedOn: '2030-01-02' },
        toldViewers: ['teacher'],
      },
      pupils: [{ number: 3, firstName: null, seat: { row: 1, column: 1 }, group: null, consents: [] }],
    },
  });
  await careful.job('custody.takeIn', { path });
  expect(await ask(careful, 'class.get', {})).toMatchObject({
    statement: { basis: 'consent', mode: 'perPupil' },
    pupils: [{ number: 3, notRecognisable: true }],
  });
});

interface Foreign {
  readonly signer: SigningKey;
  readonly card: KeyCard;
  readonly class: CarriedClass;
}

/** Somebody with a key of her own, who gives Sanne's card as hers, so that answers go elsewhere or trust is borrowed. */
async function stranger(): Promise<Foreign> {
  return {
    signer: newSigningKey(),
    card: { recipient: (await newAgeIdentity()).recipient, signingKey: newSigningKey().publicKey },
    class: { statement: null, pupils: [] },
  };
}

/** A package that no library made. */
async function writeForeign(target: string, recipient: string, from: Foreign): Promise<void> {
  const { signer } = from;
  const source = await plainFileSource(film);
  await writeHomeBundle({
    target,
    manifest: {
      bundleId: bundleId.parse('3b241101-e2bb-4255-8caf-4136c566a962'),
      author: { name: 'Sanne', publicKey: signer.publicKey },
      until: '2030-02-01',
    },
    session: {
      ...{ format: 'kijkkring-home', version: 1, trajectory: { title: 'T' }, participants: [], meetings: [] },
      recording: { title: 'les', round: 1, files: 1, keeping: null },
      ...{ learningQuestion: null, class: from.class, guide: null },
      senderCard: formatKeyCard(from.card),
    },
    originals: [source],
    ...{ sealTo: { recipients: [recipient] }, signer },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  await source.close();
}

test('a film that can’t be played is refused before anything is written, and words open it where there is no card', async () => {
  const bad = join(scratch, 'geen film.mp4');
  writeFileSync(bad, 'dit is geen film');
  const target = join(scratch, 'leeg.kijkkring');
  const words = 'adem bever cactus dorst eland fazant';
  const refused = await codeOf(sanne.job('custody.readIn', { paths: [bad], passphrase: words, target }));
  expect(refused).toBe('notAVideo');
  expect(existsSync(target)).toBe(false);
  expect(await codeOf(sanne.job('custody.readIn', { paths: [film], target }))).toBe('bundleKeyMissing');
  await sanne.job('custody.readIn', { paths: [film], passphrase: words, target });
  const youssef = await openLibrary('Youssef');
  const copy = join(scratch, 'kopie.kijkkring');
  copyFileSync(target, copy);
  expect(await ask(youssef, 'custody.inspect', { path: copy, passphrase: words })).toMatchObject({
    author: 'Sanne',
  });
  const taken = await youssef.job<OutputOf<'custody.takeIn'>>('custody.takeIn', {
    ...{ path: copy, passphrase: words },
  });
  expect(taken.alreadyHere).toBe(false);
});

test('no pupil’s name goes along, and what is remembered of it loses the name with the list', async () => {
  await ask(sanne, 'pupil.add', { number: 7, firstName: 'Fatimazohra' });
  await ask(sanne, 'meeting.add', { title: 'Gesprek over Fatimazohra', date: '2030-01-20' });
  const named = join(scratch, 'beurt van Fatimazohra.mp4');
  copyFileSync(film, named);
  const words = 'adem bever cactus dorst eland fazant';
  const target = join(scratch, 'naamloos.kijkkring');
  await sanne.job('custody.readIn', { paths: [named], passphrase: words, target });
  const bundle = await openHomeBundle(target, { passphrase: words });
  expect(JSON.stringify([bundle.manifest, bundle.session])).not.toContain('Fatima');
  expect(bundle.session.recording.title).toBe('beurt van deze leerling');
  expect(bundle.session.meetings.map(({ title }) => title)).toContain('Gesprek over deze leerling');
  // the class goes along by number; put away, the list gives no name either
  expect(bundle.session.class.pupils).toMatchObject([{ number: 7, firstName: null }]);
  const ticked = join(scratch, 'met namen.kijkkring');
  await sanne.job('custody.readIn', { paths: [named], passphrase: words, target: ticked, names: true });
  const withNames = await openHomeBundle(ticked, { passphrase: words });
  expect(withNames.session.class.pupils).toMatchObject([{ number: 7, firstName: 'Fatimazohra' }]);
  expect(withNames.session.recording.title).toBe('beurt van deze leerling');
  await withNames.close();
  await ask(sanne, 'names.hide', { hidden: true });
  const hidden = join(scratch, 'lijst weg.kijkkring');
  await sanne.job('custody.readIn', { paths: [named], passphrase: words, target: hidden, names: true });
  const putAway = await openHomeBundle(hidden, { passphrase: words });
  expect(JSON.stringify([putAway.manifest, putAway.session])).not.toContain('Fatima');
  await putAway.close();
  await ask(sanne, 'names.hide', { hidden: false });
  await bundle.close();
  const titles = async () => (await ask(sanne, 'custody.list', {})).map(({ title }) => title);
  expect(await titles()).toContain('beurt van Fatimazohra');
  await sanne.core.ask('owner', 'names.destroy', {});
  expect(JSON.stringify(await titles())).not.toContain('Fatima');
  expect(await titles()).toContain('beurt van L7');
});

test('no key that the begeleider holds opens what she made, whatever her library is asked', async () => {
  await sanne.close();
  libraries.splice(libraries.indexOf(sanne), 1);
  const start = readFileSync(home).subarray(0, 64 * 1024);
  const hers = await everyIdentity(sanne.folder, 'vier gewone woorden samen');
  expect(hers.length).toBeGreaterThan(0);
  for (const identity of hers)
    expect(await codeOf(openAgeHeader(start, { identity }))).toBe('bundleKeyWrong');
  // the search can find a key: hers who was filmed opens it
  await marije.close();
  libraries.splice(libraries.indexOf(marije), 1);
  const [own = ''] = await everyIdentity(marije.folder, 'vier gewone woorden samen');
  await expect(openAgeHeader(start, { identity: own })).resolves.toBeDefined();
});
