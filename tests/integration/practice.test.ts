import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { coreWithPlaces, sampleFolder } from '../support/core-with-places.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('practice');
const opened: Core[] = [];

afterEach(async () => {
  for (const core of opened.splice(0)) await core.close();
});

function start(data: string): Core {
  const { core } = coreWithPlaces(join(scratch, data));
  opened.push(core);
  return core;
}

const refusal = async (core: Core, name: string, input: unknown) => {
  const result = await core.call('owner', name, input);
  return result.ok ? 'nothing was refused' : result.error;
};

test('practising asks nothing: the lesson, its class on its seats, a group and a meeting; it is reopened later', async () => {
  const core = start('reopened');
  const { recordingId, jobId } = await core.ask('locked', 'app.openPractice', {});
  if (jobId === null) throw new Error('the first time the lesson has to be taken in');
  await core.outcomeOf(jobId);
  expect(await core.ask('owner', 'recording.list', {})).toMatchObject([
    { id: recordingId, title: 'Voorbeeldles: woorden op -er', state: 'ready', frames: 2756 },
  ]);
  const { pupils, participants } = await core.ask('owner', 'trajectory.get', {});
  expect(
    pupils.map(({ number, firstName, seat }) => `${number} ${firstName} ${seat.row}.${seat.column}`),
  ).toEqual([
    '1 Aylin 1.1',
    '2 Daan 1.2',
    '3 Noor 1.3',
    '4 Sem 1.4',
    '5 Fenna 1.5',
    '6 Jayden 1.6',
    '7 Marnix 2.1',
    '8 Saar 2.2',
    '9 Adam 2.3',
    '10 Yara 2.4',
    '11 Floor 2.5',
    '12 Ilse 2.6',
  ]);
  expect(participants.map(({ name, role, self }) => ({ name, role, self }))).toEqual([
    { name: 'Marije', role: 'teacher', self: true },
    { name: 'Carolien', role: 'teacher', self: false },
    { name: 'Hanneke', role: 'careCoordinator', self: false },
    { name: 'Sanne', role: 'coach', self: false },
    { name: 'Youssef', role: 'teacher', self: false },
  ]);
  expect(await core.ask('owner', 'home.trajectory', {})).toMatchObject({
    learningQuestion: 'Let ik wel op leerlingen die niet zoveel aandacht vragen?',
    resume: { recordingId, atUs: 0, round: 1 },
    next: { coach: 'Sanne' },
    recoverySheet: 'notNeeded',
  });
  const heard: string[] = [];
  const stop = core.listen(({ type }) => heard.push(type));
  await core.ask('owner', 'view.put', { recordingId, positionUs: 12_000_000 });
  expect(heard).toEqual([]);
  await core.ask('owner', 'recording.rename', { recordingId, title: 'Les' });
  expect(heard).toEqual(['recordsChanged']);
  stop();
  expect((await core.ask('owner', 'home.trajectory', {})).resume).toMatchObject({
    title: 'Les',
    atUs: 12_000_000,
  });
  expect(await core.ask('owner', 'app.state', {})).toMatchObject({ kind: 'practice', role: 'teacher' });
  await core.close();
  const again = start('reopened');
  expect(await again.ask('locked', 'app.openPractice', {})).toMatchObject({ recordingId, jobId: null });
  expect((await again.ask('owner', 'app.state', {})).libraries).toHaveLength(1);
});

test('nothing of anybody comes into a practice library', async () => {
  const core = start('refuses');
  await core.ask('locked', 'app.openPractice', {});
  const own = join(scratch, 'eigen.mp4');
  const refused = { code: 'practiceOnly', params: {} };
  expect([
    await refusal(core, 'recording.import', { paths: [own] }),
    await refusal(core, 'recording.import', { paths: [join(sampleFolder, 'lesson.mp4'), own] }),
    await refusal(core, 'bundle.import', { path: own }),
  ]).toEqual([refused, refused, refused]);
});

test('an import that a lock broke off is finished at the next practice, under the recording it had', async () => {
  const core = start('broken-off');
  const { recordingId } = await core.ask('locked', 'app.openPractice', {});
  await core.ask('owner', 'library.lock', {});
  const again = await core.ask('locked', 'app.openPractice', {});
  expect(again.recordingId).toBe(recordingId);
  if (again.jobId !== null) await core.outcomeOf(again.jobId);
  expect(await core.ask('owner', 'recording.list', {})).toMatchObject([{ id: recordingId, state: 'ready' }]);
});

test('a practice library that is damaged is left, and another one is made', async () => {
  const core = start('damaged');
  await core.ask('locked', 'app.openPractice', {});
  const [library] = (await core.ask('owner', 'app.state', {})).libraries;
  await core.ask('owner', 'library.lock', {});
  const path = join(scratch, 'damaged', 'libraries', library?.folder ?? '');
  writeFileSync(join(path, 'library.json'), '{');
  await core.ask('locked', 'app.openPractice', {});
  const { libraries } = await core.ask('owner', 'app.state', {});
  expect(libraries.map(({ kind }) => kind)).toEqual(['practice', 'practice']);
  expect(libraries[0]?.folder).not.toBe(library?.folder);
  rmSync(path, { recursive: true });
});

test('in English the lesson, its group and its question have English words', async () => {
  const core = start('english');
  await core.ask('locked', 'app.changeSettings', { language: 'en' });
  await core.ask('locked', 'app.openPractice', {});
  expect(await core.ask('owner', 'home.trajectory', {})).toMatchObject({
    trajectoryTitle: 'Practice',
    resume: { title: 'Sample lesson: words that end in -er' },
  });
});
