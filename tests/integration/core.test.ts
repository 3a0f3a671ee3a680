import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { contract } from '../../src/shared/contract/contract.ts';
import type { CoreEvent } from '../../src/shared/contract/core-event.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, plainCore, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('core');
const cores: Core[] = [];
const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 3 });

afterAll(async () => {
  for (const core of cores) await core.close();
});

async function open(name: string): Promise<Core> {
  const core = await coreWithLibrary(join(scratch, name));
  cores.push(core);
  return core;
}

async function codeOf(
  core: Core,
  role: 'owner' | 'board' | 'locked',
  name: string,
  input: unknown = {},
): Promise<string> {
  const result = await core.call(role, name, input);
  return result.ok ? 'ok' : result.error.code;
}

test('every procedure answers only those who have the right', async () => {
  const core = await open('rights');
  const locked = plainCore();
  for (const [name, { right }] of Object.entries(contract)) {
    // Input that fits no procedure: whoever may ask hears of the input, whoever may not hears nothing of it.
    const ask = (which: Core, role: 'owner' | 'board') => codeOf(which, role, name, 'no object at all');
    expect({
      name,
      owner: await ask(core, 'owner'),
      board: await ask(core, 'board'),
      locked: await ask(locked, 'owner'),
    }).toEqual({
      name,
      owner: 'invalidInput',
      board: right === 'owner' ? 'notAllowed' : 'invalidInput',
      locked: right === 'anyone' ? 'invalidInput' : 'libraryLocked',
    });
  }
  expect(await codeOf(core, 'owner', 'constructor')).toBe('unknownProcedure');
});

test('a lock closes the library; the passphrase opens it with everything in it', async () => {
  const core = await open('lock');
  await core.ask('owner', 'learningQuestion.put', {
    text: 'Kijk ik naar wie stil is?',
    expectation: 'Niet genoeg.',
  });
  const before = await core.ask('owner', 'trajectory.get', {});
  await core.ask('owner', 'library.lock', {});
  expect(await codeOf(core, 'owner', 'trajectory.get')).toBe('libraryLocked');
  const folder = join(scratch, 'lock');
  expect(await codeOf(core, 'owner', 'library.unlock', { folder, passphrase: 'niet deze' })).toBe(
    'passphraseWrong',
  );
  await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  expect(await core.ask('owner', 'trajectory.get', {})).toEqual(before);
  expect(before.learningQuestions).toMatchObject([
    { version: 1, text: 'Kijk ik naar wie stil is?', expectation: 'Niet genoeg.' },
  ]);
});

test('a sharpened learning question keeps its earlier versions', async () => {
  const core = await open('question');
  await core.ask('owner', 'learningQuestion.put', {
    text: 'Let ik op stille leerlingen?',
    expectation: 'Te weinig.',
  });
  await core.ask('owner', 'learningQuestion.put', { text: 'Zie ik Saar?' });
  const { learningQuestions } = await core.ask('owner', 'trajectory.get', {});
  expect(learningQuestions.map(({ version, text, expectation }) => [version, text, expectation])).toEqual([
    [1, 'Let ik op stille leerlingen?', 'Te weinig.'],
    [2, 'Zie ik Saar?', 'Te weinig.'],
  ]);
});

test('a change is told once, with the recording it belongs to; undo is told as well', async () => {
  const core = await open('events');
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [film], title: 'Les' });
  expect(await core.ask('owner', 'job.outcome', { jobId })).toEqual({ done: false, value: null });
  const { id } = (await core.outcomeOf(jobId)) as Recording;
  expect(await core.ask('owner', 'job.outcome', { jobId })).toMatchObject({ done: true, value: { id } });
  const heard: CoreEvent[] = [];
  const stop = core.listen((event) => heard.push(event));
  await core.ask('owner', 'annotation.add', { recordingId: id, itemCode: 'A1', startUs: 0 });
  await core.ask('owner', 'history.undo', { recordingId: id });
  stop();
  await core.ask('owner', 'annotation.add', { recordingId: id, itemCode: 'A1', startUs: 0 });
  const changed = { type: 'recordsChanged', tables: ['annotation'], recordingId: id };
  expect(heard).toEqual([changed, changed]);
  expect(await core.ask('owner', 'history.state', { recordingId: id })).toEqual({
    undo: 'annotation.add',
    redo: null,
  });
});

test('a cancelled import leaves no recording and no file', async () => {
  const core = await open('cancel');
  const phases: string[] = [];
  const large = makeCameraFile(join(scratch, 'large.mp4'), { seconds: 20, size: '640x360' });
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [large] });
  await new Promise<void>((resolve) => {
    core.listen((event) => {
      if (event.type !== 'jobChanged') return;
      phases.push(event.job.phase);
      if (event.job.phase === 'counting') resolve();
    });
  });
  expect(await core.ask('owner', 'job.cancel', { jobId })).toMatchObject({ state: 'cancelled' });
  expect(phases).toContain('sealing');
  expect(await core.ask('owner', 'recording.list', {})).toEqual([]);
  expect(readdirSync(join(scratch, 'cancel', 'footage'))).toEqual([]);
});

test('a lock interrupts an import, which goes on after opening', async () => {
  const core = await open('interrupt');
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [join(scratch, 'large.mp4')] });
  await new Promise<void>((resolve) => {
    core.listen((event) => {
      if (event.type === 'jobChanged' && event.job.phase === 'counting') resolve();
    });
  });
  await core.ask('owner', 'library.lock', {});
  await core.ask('owner', 'library.unlock', {
    folder: join(scratch, 'interrupt'),
    passphrase: TEST_PASSPHRASE,
  });
  expect(await core.ask('owner', 'job.list', {})).toMatchObject([{ id: jobId, state: 'interrupted' }]);
  expect(await core.ask('owner', 'recording.list', {})).toMatchObject([{ state: 'interrupted', frames: 0 }]);
  await core.ask('owner', 'job.resume', { jobId });
  expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready', frames: 500 });
  expect(await codeOf(core, 'owner', 'job.resume', { jobId })).toBe('jobNotResumable');
});

test('parts of one camera run become one recording; films that do not fit together are refused', async () => {
  const core = await open('parts');
  const other = makeCameraFile(join(scratch, 'other.mp4'), { seconds: 1, size: '160x90' });
  const second = makeCameraFile(join(scratch, 'second.mp4'), { seconds: 2 });
  const joined = (await runJob(core, 'recording.import', { paths: [film, second] })) as Recording;
  expect(joined).toMatchObject({ state: 'ready', frames: 125, width: 320, height: 180 });
  const { timesUs, endUs } = await core.ask('owner', 'recording.frameTimes', { recordingId: joined.id });
  expect({
    ascending: timesUs.every((time, at) => at === 0 || time > (timesUs[at - 1] ?? 0)),
    endUs,
  }).toEqual({
    ascending: true,
    endUs: joined.durationUs,
  });
  await expect(runJob(core, 'recording.import', { paths: [film, other] })).rejects.toMatchObject({
    code: 'mediaPartsDiffer',
  });
  expect(existsSync(join(scratch, 'parts', 'footage', joined.id, 'original-1.age'))).toBe(true);
});

test('the key card names both public keys', async () => {
  const core = await open('card');
  const { card, recipient } = await core.ask('owner', 'library.keyCard', {});
  expect({
    card: /^kijkkring1[a-z0-9]+$/.test(card),
    recipient: /^age1[a-z0-9]{58}$/.test(recipient),
  }).toEqual({
    card: true,
    recipient: true,
  });
});
