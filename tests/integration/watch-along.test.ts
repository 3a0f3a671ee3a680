import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWatchBundle } from '../../src/main/bundle/watch-bundle-reader.ts';
import { openAgeHeader } from '../../src/main/vault/age-header.ts';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { ContactId, RecordingId } from '../../src/shared/model/ids.ts';
import { ask, codeOf } from '../support/asking.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { everyIdentity } from '../support/library-keys.ts';
import { describeProposals, type WatchingPair } from '../support/proposal-journey.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

/** Marije was filmed; Sanne is her begeleider. What Sanne may see is Marije's to choose, and never Sanne's to pass on. */
const scratch = scratchFolder('watch-along');
const passphrase = 'vier gewone woorden samen';
const watchFile = join(scratch, 'meekijken.kijkkring');
const libraries = new Set<BundleLibrary>();
let marije: BundleLibrary;
let sanne: BundleLibrary;
let lesson: RecordingId;
let watched: RecordingId;
let sanneAtMarije: ContactId;

async function openLibrary(folder: string, name = folder): Promise<BundleLibrary> {
  const library = await BundleLibrary.create(join(scratch, folder), name);
  libraries.add(library);
  return library;
}

async function closeLibrary(library: BundleLibrary): Promise<void> {
  libraries.delete(library);
  await library.close();
}

const give = (contactId: ContactId, target: string): Promise<OutputOf<'watch.give'>> =>
  marije.job<OutputOf<'watch.give'>>('watch.give', { recordingId: lesson, contactId, target });

const watchingOf = async (): Promise<OutputOf<'watch.choose'> | undefined> =>
  (await ask(marije, 'watch.list', {})).recordings.find(({ recordingId }) => recordingId === lesson);

/** Some of it is only there once the tests before have run. */
const pair: WatchingPair = {
  scratch,
  get marije() {
    return marije;
  },
  get sanne() {
    return sanne;
  },
  get lesson() {
    return lesson;
  },
  get watched() {
    return watched;
  },
  get sanneAtMarije() {
    return sanneAtMarije;
  },
  set sanneAtMarije(id) {
    sanneAtMarije = id;
  },
};

beforeAll(async () => {
  marije = await openLibrary('Marije');
  sanne = await openLibrary('Sanne');
  const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 4 });
  await ask(marije, 'pupil.add', { number: 7, firstName: 'Fatimazohra' });
  const coach = await ask(marije, 'participant.add', { name: 'Sanne', role: 'coach' });
  const { card } = await ask(sanne, 'card.own', {});
  sanneAtMarije = (await ask(marije, 'contact.add', { name: 'Sanne', card, participantId: coach.id })).id;
  const taken = await marije.job<OutputOf<'recording.import'>>('recording.import', {
    ...{ paths: [film], title: 'Beurt van Fatimazohra', round: 2 },
  });
  lesson = taken.id;
  await ask(marije, 'note.add', { recordingId: lesson, atUs: 0, text: 'hier werd ik boos' });
}, 60_000);
afterAll(async () => {
  for (const library of libraries) await library.close();
});

describe('what Marije chooses', () => {
  test('as long as she chose nothing it waits until she has watched, and nothing is written', async () => {
    expect(await watchingOf()).toEqual({
      ...{ recordingId: lesson, choice: 'afterMe', watched: false, inForce: false, whole: true, given: [] },
    });
    expect(await codeOf(give(sanneAtMarije, watchFile))).toBe('watchNotInForce');
    expect(existsSync(watchFile)).toBe(false);
    await ask(marije, 'view.put', { recordingId: lesson, positionUs: 1_000_000 });
    expect(await watchingOf()).toMatchObject({ watched: false, inForce: false });
  });

  test('it comes into force by her watching to the end, by her word, or by a yes; a no closes it again', async () => {
    const inForce = async (change: Promise<OutputOf<'watch.choose'>>): Promise<boolean> =>
      (await change).inForce;
    const choose = (choice: 'no' | 'afterMe' | 'yes') =>
      inForce(ask(marije, 'watch.choose', { recordingId: lesson, choice }));
    expect([await choose('yes'), await choose('no')]).toEqual([true, false]);
    expect(await codeOf(give(sanneAtMarije, watchFile))).toBe('watchNotInForce');
    expect(await choose('afterMe')).toBe(false);
    await ask(marije, 'view.put', { recordingId: lesson, positionUs: 3_900_000 });
    expect(await watchingOf()).toMatchObject({ watched: true, inForce: true });
    const other = await marije.job<OutputOf<'recording.import'>>('recording.import', {
      ...{ paths: [join(scratch, 'les.mp4')], title: 'Nog een' },
    });
    const said = ask(marije, 'watch.sayWatched', { recordingId: other.id });
    expect(await inForce(said)).toBe(true);
    const { lines } = await ask(marije, 'privacy.log', { most: 4 });
    expect(lines.map(({ entry }) => entry)).toEqual([
      { kind: 'watchedEnough', recordingId: other.id },
      { kind: 'watchChoice', recordingId: lesson, choice: 'afterMe' },
      { kind: 'watchChoice', recordingId: lesson, choice: 'no' },
      { kind: 'watchChoice', recordingId: lesson, choice: 'yes' },
    ]);
  });

  test('it goes to her begeleider and to nobody else of whom she has a card', async () => {
    const youssef = await openLibrary('Youssef');
    const { card } = await ask(youssef, 'card.own', {});
    const colleague = await ask(marije, 'participant.add', { name: 'Youssef', role: 'teacher' });
    const contact = await ask(marije, 'contact.add', { name: 'Youssef', card, participantId: colleague.id });
    expect(await codeOf(give(contact.id, watchFile))).toBe('watchCoachOnly');
    expect(existsSync(watchFile)).toBe(false);
  });

  test('who only calls herself Sanne does not come in her place, and gets nothing', async () => {
    const stranger = await openLibrary('Stranger', 'Sanne');
    await ask(stranger, 'participant.add', { name: 'Eva', role: 'coach' });
    const { card } = await ask(marije, 'card.own', {});
    const to = await ask(stranger, 'contact.add', { name: 'Marije', card });
    const path = join(scratch, 'lokaas.kijkkring');
    await stranger.job('custody.readIn', {
      ...{ paths: [join(scratch, 'les.mp4')], title: 'Van een ander', contactId: to.id, target: path },
    });
    const { participants } = await ask(marije, 'trajectory.get', {});
    const self = participants.find((one) => one.self);
    const { card: strange } = await ask(stranger, 'card.own', {});
    const asSelf = { name: 'Ik', card: strange, participantId: self?.id ?? '' } as never;
    expect(await codeOf(ask(marije, 'contact.add', asSelf))).toBe('contactIsSelf');
    // the card of her begeleider was not compared either, and still it keeps its place
    await marije.job('custody.takeIn', { path });
    const came = (await ask(marije, 'contact.list', {})).find((one) => one.card === strange);
    expect(came).toMatchObject({ name: 'Sanne', participantId: null, confirmedAt: null });
    const circle = await ask(marije, 'trajectory.get', {});
    const coaches = circle.participants.filter(({ role }) => role === 'coach');
    expect(coaches.map(({ name }) => name)).toEqual(['Sanne']);
    expect((await ask(marije, 'watch.list', {})).coach?.card?.contactId).toBe(sanneAtMarije);
    const giveStranger = (): Promise<string> => codeOf(give(came?.id as ContactId, watchFile));
    expect(await giveStranger()).toBe('keyCardNotCompared');
    expect(await codeOf(give(sanneAtMarije, watchFile))).toBe('keyCardNotCompared');
    await ask(marije, 'contact.confirm', { contactId: sanneAtMarije });
    expect(await giveStranger()).toBe('watchCoachOnly');
    expect(existsSync(watchFile)).toBe(false);
  });

  test('what she gave is a known copy and stands in the log; no pupil’s name, note or mark goes along', async () => {
    const made = await give(sanneAtMarije, watchFile);
    expect(made.until).toBe('2030-02-21');
    const copies = await ask(marije, 'copy.list', {});
    expect(copies.find(({ copyId }) => copyId === made.bundleId)).toMatchObject({
      ...{ recordingId: lesson, kind: 'watch', sealedTo: ['Sanne'], goneAt: null, wipeable: false },
    });
    const { lines } = await ask(marije, 'privacy.log', { most: 2 });
    expect(lines.map(({ entry }) => entry)).toEqual([
      { kind: 'watchUntold', recordingId: lesson },
      { kind: 'custody', what: 'watchGiven', bundleId: made.bundleId },
    ]);
    const pupil = (await ask(marije, 'trajectory.get', {})).pupils[0];
    expect(await ask(marije, 'withdrawal.preview', { pupilId: pupil?.id ?? '' })).toMatchObject({
      watches: [{ bundleId: made.bundleId, name: 'Sanne', until: made.until }],
    });
    const [key = ''] = await everyIdentityOf(sanne);
    sanne = await reopen(sanne);
    const bundle = await openWatchBundle(watchFile, key);
    expect(bundle.session.recording).toMatchObject({
      id: lesson,
      title: 'Beurt van deze leerling',
      round: 2,
    });
    expect(JSON.stringify([bundle.manifest, bundle.session])).not.toMatch(/Fatima|boos/);
    await bundle.close();
  });
});

/** A library has to be closed before its keys can be read by other hands. */
async function everyIdentityOf(library: BundleLibrary): Promise<string[]> {
  await closeLibrary(library);
  return everyIdentity(library.folder, passphrase);
}

async function reopen(library: BundleLibrary): Promise<BundleLibrary> {
  const again = await BundleLibrary.open(library.folder, passphrase, library.now);
  libraries.add(again);
  return again;
}

describe('Sanne', () => {
  test('takes it in as Marije’s, until Marije’s day; a second time changes nothing', async () => {
    expect(await ask(sanne, 'watch.inspect', { path: watchFile })).toMatchObject({
      ...{ author: 'Marije', signature: { state: 'valid', known: false, contact: null } },
      ...{ until: '2030-02-21', recording: { title: 'Beurt van deze leerling', round: 2, files: 1 } },
    });
    expect(await codeOf(ask(sanne, 'bundle.inspect', { path: watchFile }))).toBe('bundleIsWatch');
    expect(await codeOf(sanne.job('custody.takeIn', { path: watchFile }))).toBe('bundleIsWatch');
    const taken = await sanne.job<OutputOf<'watch.takeIn'>>('watch.takeIn', { path: watchFile });
    watched = taken.recordingId;
    const { participants } = await ask(sanne, 'trajectory.get', {});
    const owner = participants.find(({ name }) => name === 'Marije');
    const [recording] = await ask(sanne, 'recording.list', {});
    expect(recording).toMatchObject({ id: watched, ownerId: owner?.id, state: 'ready', frames: 100 });
    expect(owner).toMatchObject({ role: 'teacher', self: false });
    expect((await ask(sanne, 'retention.get', {})).recordings).toMatchObject([
      { recordingId: watched, lastDay: '2030-02-21', reason: 'owner' },
    ]);
    expect((await ask(sanne, 'home.trajectory', {})).resume).toBeNull();
    const again = await sanne.job<OutputOf<'watch.takeIn'>>('watch.takeIn', { path: watchFile });
    expect(again).toEqual({ ...taken, alreadyHere: true });
    expect(await ask(sanne, 'recording.list', {})).toHaveLength(1);
  });

  test('watches and marks it, and can’t release, give, keep longer or hand it on', async () => {
    await ask(sanne, 'annotation.add', { recordingId: watched, itemCode: 'A1', startUs: 0 });
    await ask(sanne, 'note.add', { recordingId: watched, atUs: 0, text: 'mooi' });
    const fragment = await ask(sanne, 'fragment.add', {
      ...{ recordingId: watched, inUs: 1_000_000, outUs: 2_000_000, title: 'Wachten' },
    });
    const meeting = await ask(sanne, 'meeting.add', { title: 'Bouw', date: '2030-01-15' });
    await ask(sanne, 'class.state', usualStatement);
    const target = join(scratch, 'verder.kijkkring');
    const release = { fragmentIds: [fragment.id], meetingId: meeting.id };
    const [contact] = await ask(sanne, 'contact.list', {});
    const giveOn = { recordingId: watched, contactId: contact?.id ?? '', target };
    expect([
      await codeOf(ask(sanne, 'release.release', release)),
      await codeOf(sanne.job('bundle.export', { meetingId: meeting.id, target, passphrase: 'zes woorden' })),
      await codeOf(ask(sanne, 'retention.extend', { recordingId: watched, reason: 'nog even' })),
      await codeOf(ask(sanne, 'watch.choose', { recordingId: watched, choice: 'yes' })),
      await codeOf(ask(sanne, 'watch.sayWatched', { recordingId: watched })),
      await codeOf(sanne.job('watch.give', giveOn)),
      await codeOf(sanne.job('copy.wipeSource', { recordingId: watched })),
    ]).toEqual([
      'releaseOwnerOnly',
      'bundleNothingReleased',
      'recordingOwnerOnly',
      'recordingOwnerOnly',
      'recordingOwnerOnly',
      'recordingOwnerOnly',
      'copyNotFound',
    ]);
    expect(existsSync(target)).toBe(false);
  });

  test('nor write what is said in it as a file', async () => {
    const [fragment] = await ask(sanne, 'fragment.list', { recordingId: watched });
    const fragmentId = fragment?.id ?? '';
    await ask(sanne, 'subtitle.add', { fragmentId, startUs: 1_000_000, text: 'Wat denk jij?' } as never);
    const target = join(scratch, 'gezegd.vtt');
    expect(await codeOf(sanne.job('subtitle.save', { fragmentId, target }))).toBe('recordingOwnerOnly');
    expect(existsSync(target)).toBe(false);
  });

  test('who has another key has no way in, and words are none', async () => {
    const youssef = [...libraries].find(({ folder }) => folder.endsWith('Youssef')) ?? marije;
    expect(await codeOf(youssef.job('watch.takeIn', { path: watchFile }))).toBe('bundleKeyWrong');
    expect(await codeOf(marije.job('watch.takeIn', { path: watchFile }))).toBe('bundleKeyWrong');
    const start = readFileSync(watchFile).subarray(0, 64 * 1024);
    expect(await codeOf(openAgeHeader(start, { passphrase: 'zes woorden' }))).toBe('bundleKeyWrong');
  });
});

describeProposals(pair);

describe('afterwards', () => {
  test('a no says nothing that does not hold: the copy stays known until Marije says that it is gone', async () => {
    const now = await ask(marije, 'watch.choose', { recordingId: lesson, choice: 'no' });
    expect(now).toMatchObject({
      inForce: false,
      given: [{ name: 'Sanne', until: '2030-02-21', here: true }],
    });
    const [given] = now.given;
    await ask(marije, 'copy.setGone', { copyId: given?.bundleId ?? '', gone: true });
    expect(await watchingOf()).toMatchObject({ given: [{ here: false }] });
  });

  test('a later day comes with a second package of the same recording, which comes in once', async () => {
    await ask(marije, 'watch.choose', { recordingId: lesson, choice: 'yes' });
    await ask(marije, 'retention.extend', { recordingId: lesson, reason: 'De bijeenkomst verschoof.' });
    const target = join(scratch, 'meekijken-2.kijkkring');
    const { bundleId, until } = await give(sanneAtMarije, target);
    const taken = await sanne.job<OutputOf<'watch.takeIn'>>('watch.takeIn', { path: target });
    expect(taken).toEqual({ bundleId, recordingId: watched, alreadyHere: true });
    // and the first one doesn't bring it back
    await sanne.job('watch.takeIn', { path: watchFile });
    expect(await ask(sanne, 'watch.received', {})).toMatchObject([{ recordingId: watched, until }]);
    expect(until).toBe('2030-03-07');
  });

  test('who bears her own name is somebody else: what comes from her is not Sanne’s own', async () => {
    const namesake = await openLibrary('Naamgenoot', 'Sanne');
    const film = { paths: [join(scratch, 'les.mp4')], title: 'Van de andere Sanne' };
    const { id } = await namesake.job<OutputOf<'recording.import'>>('recording.import', film);
    const coach = await ask(namesake, 'participant.add', { name: 'Sanne (begeleider)', role: 'coach' });
    const { card } = await ask(sanne, 'card.own', {});
    const kept = { name: 'Sanne', card, participantId: coach.id };
    const { id: contactId } = await ask(namesake, 'contact.add', kept);
    await ask(namesake, 'contact.confirm', { contactId });
    await ask(namesake, 'watch.choose', { recordingId: id, choice: 'yes' });
    const target = join(scratch, 'naamgenoot.kijkkring');
    await namesake.job('watch.give', { recordingId: id, contactId, target });
    const taken = await sanne.job<OutputOf<'watch.takeIn'>>('watch.takeIn', { path: target });
    const { ownerId } = await ask(sanne, 'recording.get', { recordingId: taken.recordingId });
    const { participants } = await ask(sanne, 'trajectory.get', {});
    const named = participants.filter(({ name }) => name === 'Sanne');
    expect(named.map(({ self, id: of }) => [self, of === ownerId])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('past its last day when it is packed, it is not given after all', async () => {
    const target = join(scratch, 'te laat.kijkkring');
    await ask(marije, 'retention.setTerms', { afterMeeting: 1, afterImport: 1, afterRelease: 1 });
    marije.core.listen((event) => {
      if (event.type === 'jobChanged' && event.job.phase === 'packing')
        marije.now = Date.UTC(2030, 0, 26, 12);
    });
    expect(await codeOf(give(sanneAtMarije, target))).toBe('recordingExpired');
    expect([existsSync(target), (await watchingOf())?.given.length]).toEqual([false, 2]);
  });

  test('past its day it is locked at once, and at the next start it is gone', async () => {
    const past = Date.UTC(2030, 2, 8, 12);
    sanne.now = past;
    expect(await codeOf(ask(sanne, 'recording.filmstrip', { recordingId: watched }))).toBe(
      'recordingExpired',
    );
    expect(readdirSync(join(sanne.folder, 'footage', watched))).not.toEqual([]);
    await closeLibrary(sanne);
    sanne.now = past;
    sanne = await reopen(sanne);
    await ask(sanne, 'retention.confirmDate', { day: '2030-03-08' });
    expect((await ask(sanne, 'recording.get', { recordingId: watched })).state).toBe('destroyed');
    expect(existsSync(join(sanne.folder, 'footage', watched))).toBe(false);
    expect(await ask(sanne, 'note.list', { recordingId: watched })).toHaveLength(1);
    expect(await codeOf(sanne.job('watch.takeIn', { path: watchFile }))).toBe('bundleExpired');
  });
});
