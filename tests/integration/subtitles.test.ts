import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import { codeOf } from '../support/asking.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

/** Typed lines, from the fragment under which they are typed to the library of who gets it along. */
const scratch = scratchFolder('subtitles');
let owner: BundleLibrary;
let reader: BundleLibrary;
let fragmentId: string;
let recordingId: string;
let meetingId: string;
let kaan: string;

const ask = <Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> =>
  owner.core.ask('owner', name, input as never) as Promise<unknown> as Promise<OutputOf<Name>>;
const lines = async () =>
  (await ask('subtitle.list', { recordingId })).map(({ startUs, endUs, text }) => [startUs, endUs, text]);

beforeAll(async () => {
  owner = await BundleLibrary.create(join(scratch, 'owner'));
  reader = await BundleLibrary.create(join(scratch, 'reader'));
  const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 4 });
  ({ id: recordingId } = await owner.job<{ id: string }>('recording.import', { paths: [film] }));
  ({ id: kaan } = await ask('pupil.add', { number: 7, firstName: 'Kaan' }));
  await ask('class.state', usualStatement);
  const clip = { recordingId, inUs: 1_000_000, outUs: 4_000_000, title: 'Beurt', why: '' };
  ({ id: fragmentId } = await ask('fragment.add', clip));
  ({ id: meetingId } = await ask('meeting.add', { title: 'Bouw', date: '2030-01-15' }));
});
afterAll(async () => {
  await owner.close();
  await reader.close();
});

test('a line ends where the next begins, and undo brings each back', async () => {
  const add = (startUs: number, text: string) => ask('subtitle.add', { fragmentId, startUs, text });
  await add(1_010_000, 'Kaan, wat denk jij? <Even> & wachten');
  await add(2_000_000, 'Dat het --> van de wind komt');
  expect(await lines()).toEqual([
    [1_000_000, 2_000_000, 'Kaan, wat denk jij? <Even> & wachten'],
    [2_000_000, 3_866_667, 'Dat het --> van de wind komt'],
  ]);
  await expect(add(2_001_000, 'Nog een')).rejects.toMatchObject({ code: 'subtitleHere' });
  await expect(add(500_000, 'Ervoor')).rejects.toMatchObject({ code: 'fragmentOutside' });
  await expect(add(2_500_000, 'een\ntwee')).rejects.toMatchObject({ code: 'invalidInput' });
  const before = await lines();
  await ask('history.undo', { recordingId });
  expect(await lines()).toEqual([[1_000_000, 3_400_000, 'Kaan, wat denk jij? <Even> & wachten']]);
  await ask('history.redo', { recordingId });
  expect(await lines()).toEqual(before);
  await ask('fragment.remove', { fragmentId: fragmentId as never });
  expect(await lines()).toEqual([]);
  await ask('history.undo', { recordingId });
  expect(await lines()).toEqual(before);
});

test('as a file it is WebVTT, in which no text can become anything else, and no pupil is named', async () => {
  const target = join(scratch, 'beurt.vtt');
  expect(await owner.job('subtitle.save', { fragmentId, target })).toEqual({ lines: 2 });
  expect(readFileSync(target, 'utf8')).toBe(
    [
      'WEBVTT\n',
      '00:00:00.000 --> 00:00:01.000\nDeze leerling, wat denk jij? &lt;Even&gt; &amp; wachten\n',
      '00:00:01.000 --> 00:00:02.867\nDat het --&gt; van de wind komt\n',
    ].join('\n'),
  );
});

test('it goes along in a package, by the rule of names that holds for titles, and stays as it was released', async () => {
  const fragments = [fragmentId] as never[];
  const { fragments: asked } = await ask('release.check', {
    fragmentIds: fragments,
    meetingId: meetingId as never,
  });
  expect(asked[0]?.names).toEqual(['Kaan']);
  const received = async (name: string, keptNames: string[]): Promise<string[]> => {
    await ask('release.release', { fragmentIds: fragments, meetingId, keptNames } as never);
    const path = join(scratch, `${name}.kijkkring`);
    const key = { passphrase: 'zes gewone woorden voor de test' };
    await owner.job('bundle.export', { meetingId, target: path, ...key });
    await reader.job('bundle.import', { path, ...key });
    const bundles = await reader.core.ask('owner', 'bundle.list', {});
    const found = bundles.flatMap((bundle) => bundle.fragments).find((one) => one.fragmentId === fragmentId);
    return (found?.subtitles ?? []).map(({ startUs, endUs, text }) => `${startUs} ${endUs} ${text}`);
  };
  const [, second = ''] = await received('without', []);
  expect(second).toBe('1000000 2866667 Dat het --> van de wind komt');
  await expect(ask('subtitle.add', { fragmentId, startUs: 3_000_000, text: 'Later' })).rejects.toMatchObject({
    code: 'fragmentReleased',
  });
  expect((await received('without-again', []))[0]).toBe(
    '0 1000000 Deze leerling, wat denk jij? <Even> & wachten',
  );
  await ask('release.revoke', { fragmentId: fragmentId as never });
  expect((await received('with', [kaan]))[0]).toBe('0 1000000 Kaan, wat denk jij? <Even> & wachten');
});

test('what was said goes with the film', async () => {
  await ask('recording.destroy', { recordingId, released: 'keep' });
  // what was released outlives it, with what is said in it
  expect(await lines()).toHaveLength(2);
  // in the package it stays in, and nothing more is made of it
  const target = join(scratch, 'te-laat.vtt');
  expect(await codeOf(owner.job('subtitle.save', { fragmentId, target }))).toBe('recordingDestroyed');
  expect(existsSync(target)).toBe(false);
  await ask('release.revoke', { fragmentId: fragmentId as never });
  expect(await lines()).toEqual([]);
});
