import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { formatKeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey } from '../../src/main/vault/signing.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import type { ContactId, RecordingId } from '../../src/shared/model/ids.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('handing-over');
const target = join(scratch, 'overgedragen.kijkkring');
let marije: BundleLibrary;
let youssef: BundleLibrary;
let recordingId: RecordingId;
let contactId: string;

const ask = <Name extends ProcedureName>(
  library: BundleLibrary,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> =>
  library.core.ask('owner', name, input as never) as Promise<unknown> as Promise<OutputOf<Name>>;
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const lastDayIn = async (library: BundleLibrary, id: string) => {
  const { recordings } = await ask(library, 'retention.get', {});
  const found = recordings.find((one) => one.recordingId === id);
  return [found?.lastDay, found?.reason, found?.extension?.reason ?? null];
};

/** Marije leaves; Youssef goes on with her class and her one recording, which was extended. */
beforeAll(async () => {
  marije = await BundleLibrary.create(join(scratch, 'marije'), 'Marije');
  youssef = await BundleLibrary.create(join(scratch, 'youssef'), 'Youssef');
  const film = join(scratch, 'les.mp4');
  makeCameraFile(film, { seconds: 2 });
  ({ id: recordingId } = await marije.job<OutputOf<'recording.import'>>('recording.import', {
    paths: [film],
  }));
  const group = await ask(marije, 'group.add', { name: 'groep 5' });
  for (const firstName of ['Fatimazohra', 'Kaan']) {
    const { id: pupilId } = await ask(marije, 'pupil.add', { firstName });
    await ask(marije, 'group.assign', { pupilId, groupId: group.id });
  }
  const [fatima, kaan] = (await ask(marije, 'class.get', {})).pupils;
  await ask(marije, 'pupil.place', { pupilId: fatima?.id ?? '', row: 3, column: 4 } as never);
  await ask(marije, 'class.state', {
    ...{ mode: 'statement', basis: 'legitimateInterest', purpose: 'coaching', informedOn: '2030-01-02' },
    toldViewers: ['teacher', 'coach'],
  });
  await ask(marije, 'consent.put', {
    ...{ pupilId: kaan?.id ?? '', category: 'circle', status: 'objected', basis: null },
    ...{ date: '2030-01-03', evidence: 'map 4, brief van de moeder' },
  } as never);
  await ask(marije, 'consent.put', {
    ...{ pupilId: fatima?.id ?? '', category: 'pupilFocus', status: 'agreed', basis: 'consent' },
    ...{ date: '2030-01-03', evidence: null },
  } as never);
  await ask(marije, 'learningQuestion.put', { text: 'Hoe wacht ik langer bij Fatimazohra?' });
  const guides = await ask(marije, 'guide.list', {});
  await ask(marije, 'view.put', { recordingId, guideId: guides[2]?.id ?? null, positionUs: 0 });
  await ask(marije, 'retention.extend', { recordingId, reason: 'Fatimazohra was ziek' });
  const { card } = await ask(youssef, 'card.own', {});
  contactId = (await ask(marije, 'contact.add', { name: 'Youssef', card })).id;
  // they sat side by side, and compared the words
  const { card: hers } = await ask(marije, 'card.own', {});
  const sender = await ask(youssef, 'contact.add', { name: 'Marije', card: hers });
  await ask(youssef, 'contact.confirm', { contactId: sender.id });
}, 60_000);
afterAll(async () => {
  await marije.close();
  await youssef.close();
});

test('a recording is sealed to his card, remembered as a copy, and logged without a name', async () => {
  marije.now += 5 * 86_400_000;
  youssef.now = marije.now;
  const handed = await marije.job<OutputOf<'custody.handOver'>>('custody.handOver', {
    ...{ recordingId, contactId, target },
  });
  expect(handed.until).toBe((await lastDayIn(marije, recordingId))[0]);
  expect(await codeOf(ask(marije, 'custody.inspect', { path: target }))).toBe('bundleKeyWrong');
  const copies = await ask(marije, 'copy.list', {});
  expect(copies.find(({ kind }) => kind === 'handedOver')).toMatchObject({
    ...{ copyId: handed.bundleId, recordingId, sealedTo: ['Youssef'], goneAt: null },
  });
  const { lines } = await ask(marije, 'privacy.log', { most: 1 });
  expect(lines[0]?.entry).toEqual({ kind: 'custody', what: 'handedOver', bundleId: handed.bundleId });
});

test('it is on the list when a parent withdraws, until it is gone, and among what went to his card', async () => {
  const [handed] = (await ask(marije, 'copy.list', {})).filter(({ kind }) => kind === 'handedOver');
  const copyId = handed?.copyId ?? '';
  const pupilId = (await ask(marije, 'class.get', {})).pupils[0]?.id ?? '';
  const listed = async () => (await ask(marije, 'withdrawal.preview', { pupilId } as never)).handedOver;
  expect(await listed()).toMatchObject([{ bundleId: copyId, recordingId, name: 'Youssef', title: 'les' }]);
  expect(await ask(marije, 'contact.sealed', { contactId } as never)).toEqual([
    { bundleId: copyId, madeAt: handed?.madeAt, meetingDate: null },
  ]);
  await ask(marije, 'copy.setGone', { copyId, gone: true });
  expect(await listed()).toEqual([]);
  await ask(marije, 'copy.setGone', { copyId, gone: false });
});

test('he takes it in as his own, with class, question and kijkwijzer, and no name of a pupil', async () => {
  const facts = await ask(youssef, 'custody.inspect', { path: target });
  expect(facts).toMatchObject({ author: 'Marije', class: { pupils: 2, names: false, statement: 'kept' } });
  const taken = await youssef.job<OutputOf<'custody.takeIn'>>('custody.takeIn', { path: target });
  const [recording] = await ask(youssef, 'recording.list', {});
  const { participants, learningQuestions } = await ask(youssef, 'trajectory.get', {});
  const self = participants.find((one) => one.self);
  expect(recording).toMatchObject({ id: taken.recordingId, ownerId: self?.id, state: 'ready' });
  expect(learningQuestions.map(({ text }) => text)).toEqual(['Hoe wacht ik langer bij deze leerling?']);
  const group = await ask(youssef, 'class.get', {});
  const hers = await ask(marije, 'class.get', {});
  expect(group.statement).toEqual(hers.statement);
  expect(group.groups.map(({ name }) => name)).toEqual(['groep 5']);
  expect(group.pupils).toMatchObject(
    hers.pupils.map(({ number, seat, notRecognisable }) => ({
      ...{ number, seat, notRecognisable, firstName: null, groupId: group.groups[0]?.id },
    })),
  );
  // where the school keeps the form is the school's own
  expect(group.pupils.map(({ consents }) => consents)).toMatchObject([
    [{ category: 'pupilFocus', status: 'agreed', evidence: null }],
    [{ category: 'circle', status: 'objected', evidence: null }],
  ]);
  const { lines } = await ask(youssef, 'privacy.log', { most: 20 });
  expect(lines.map(({ entry }) => entry)).toContainEqual({
    ...{ kind: 'statementTaken', bundleId: facts.bundleId },
  });
  const { guideId } = await ask(youssef, 'view.get', { recordingId: taken.recordingId });
  expect(guideId).toBe((await ask(marije, 'guide.list', {}))[2]?.id);
  const everything = JSON.stringify([recording, group, await ask(youssef, 'retention.get', {})]);
  expect(everything).not.toMatch(/Fatima|Kaan|moeder/);
});

test('it stays no longer than it would have: its last day and its one extension came along', async () => {
  const [recording] = await ask(youssef, 'recording.list', {});
  const id = recording?.id as RecordingId;
  const [day] = await lastDayIn(marije, recordingId);
  expect(await lastDayIn(youssef, id)).toEqual([day, 'handedOver', 'Deze leerling was ziek']);
  const longer = ask(youssef, 'retention.extend', { recordingId: id, reason: 'nog eens' });
  expect(await codeOf(longer)).toBe('recordingExtended');
  // a meeting of his own makes it shorter, never longer
  await ask(youssef, 'meeting.add', { title: 'Later', date: '2030-06-01' });
  expect((await lastDayIn(youssef, id))[0]).toBe(day);
});

test('a class that is there already is not mixed with another', async () => {
  const second = join(scratch, 'nog eens.kijkkring');
  await ask(youssef, 'pupil.add', { number: 40, firstName: 'Noor' });
  await marije.job('custody.handOver', { recordingId, contactId, target: second, names: true });
  await youssef.job('custody.takeIn', { path: second });
  const { pupils } = await ask(youssef, 'class.get', {});
  expect(pupils.map(({ number, firstName }) => [number, firstName])).toEqual([
    ...[
      [1, null],
      [2, null],
      [40, 'Noor'],
    ],
  ]);
});

test('a sender whose card was not compared hides pupils and lets none be seen; pupils who are there stay unstated', async () => {
  const nova = await BundleLibrary.create(join(scratch, 'nova'), 'Nova');
  nova.now = marije.now;
  const { card } = await ask(nova, 'card.own', {});
  const { id } = await ask(marije, 'contact.add', { name: 'Nova', card });
  const said: string[] = [];
  const handTo = async (name: string) => {
    const path = join(scratch, name);
    await marije.job('custody.handOver', { recordingId, contactId: id, target: path });
    said.push((await ask(nova, 'custody.inspect', { path })).class.statement);
    await nova.job('custody.takeIn', { path });
    return ask(nova, 'class.get', {});
  };
  const unsure = await handTo('nova.kijkkring');
  expect(unsure.statement).toBe(null);
  expect(unsure.pupils.map(({ notRecognisable, consents }) => [notRecognisable, consents.length])).toEqual([
    [false, 0],
    [true, 1],
  ]);
  const [sender] = await ask(nova, 'contact.list', {});
  await ask(nova, 'contact.confirm', { contactId: sender?.id ?? '' } as never);
  expect(await handTo('nova, nog eens.kijkkring')).toEqual(unsure);
  // what is left out is said beforehand; beside a class of her own there is nothing to say
  expect(said).toEqual(['notCompared', 'none']);
  const { lines } = await ask(nova, 'privacy.log', { most: 20 });
  expect(lines.map(({ entry }) => entry.kind)).not.toContain('statementTaken');
  await nova.close();
});

test('what was stopped, is over its day, or is destroyed, leaves nothing', async () => {
  const stopped = join(scratch, 'gestopt.kijkkring');
  const { jobId } = (await ask(marije, 'custody.handOver', {
    ...{ recordingId, contactId, target: stopped },
  } as never)) as unknown as { jobId: string };
  await marije.core.ask('owner', 'job.cancel', { jobId } as never);
  await codeOf(marije.core.outcomeOf(jobId));
  expect(existsSync(stopped)).toBe(false);
  const lost = await ask(marije, 'contact.lose', { contactId } as never);
  expect(lost.lostAt).toBe(marije.now);
  const again = marije.job('custody.handOver', { recordingId, contactId, target: stopped });
  expect(await codeOf(again)).toBe('contactLost');
  const card = formatKeyCard({
    recipient: (await newAgeIdentity()).recipient,
    signingKey: newSigningKey().publicKey,
  });
  const { id: other } = await ask(marije, 'contact.add', { name: 'Noor', card });
  const packing = await marije.core.ask('owner', 'custody.handOver', {
    ...{ recordingId, contactId: other, target: stopped, names: false },
  });
  await ask(marije, 'recording.destroy', { recordingId });
  expect(await codeOf(marije.core.outcomeOf(packing.jobId))).toBe('cancelled');
  expect(existsSync(stopped)).toBe(false);
  const gone = marije.job('custody.handOver', { recordingId, contactId, target: stopped });
  expect(await codeOf(gone)).toBe('recordingDestroyed');
});

test('while one is destroyed, what is made of another goes on', async () => {
  const large = makeCameraFile(join(scratch, 'groot.mp4'), { seconds: 10, size: '640x360', bitrate: '16M' });
  const readIn = (path: string) =>
    marije.job<OutputOf<'recording.import'>>('recording.import', { paths: [path] });
  const kept = await readIn(large);
  const going = await readIn(join(scratch, 'les.mp4'));
  const [contact] = (await ask(marije, 'contact.list', {})).filter(({ name }) => name === 'Noor');
  const packing = await marije.core.ask('owner', 'custody.handOver', {
    ...{ recordingId: kept.id, contactId: contact?.id as ContactId, names: false },
    target: join(scratch, 'ander.kijkkring'),
  });
  await ask(marije, 'recording.destroy', { recordingId: going.id });
  expect(await marije.core.outcomeOf(packing.jobId)).toMatchObject({ bundleId: expect.any(String) });
});
