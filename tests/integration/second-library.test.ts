import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { contract, isProcedureName } from '../../src/shared/contract/contract.ts';
import { leastInput } from '../support/asked-input.ts';
import { coreWithPlaces } from '../support/core-with-places.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('second-library');
const marijes = 'kastanje dakgoot zwaluw emmer';
const sannes = 'mosterd pantoffel wolk vijver';
const kept = {
  name: 'Marije-Christine',
  trajectory: 'Traject over wachten',
  meeting: 'Bouwvergadering middenbouw',
  colleague: 'Youssef El Idrissi',
  pupil: 'Fatimazohra',
  question: 'Hoe wacht ik langer dan ik durf?',
};
let core: Core;
let folder: string;

/** Two people on one laptop, in one data folder: Marije, who has all of `kept`, and Sanne. */
beforeAll(async () => {
  core = coreWithPlaces(join(scratch, 'data')).core;
  const hers = { name: kept.name, passphrase: marijes, role: 'teacher', trajectoryTitle: kept.trajectory };
  await core.ask('owner', 'app.createOwn', { ...hers, role: 'teacher', learningQuestion: kept.question });
  folder = (await core.ask('owner', 'app.state', {})).libraries[0]?.folder ?? '';
  await core.ask('owner', 'participant.add', { name: kept.colleague, role: 'coach' });
  await core.ask('owner', 'pupil.add', { number: 7, firstName: kept.pupil });
  await core.ask('owner', 'meeting.add', { title: kept.meeting, date: '2030-01-15' });
}, 60_000);
afterAll(() => core.close());

/** Every question that needs no id, and what is answered to it by whichever library is open. */
async function everyAnswer(): Promise<string> {
  const answers: unknown[] = [];
  for (const name of Object.keys(contract).filter(isProcedureName)) {
    if (contract[name].kind !== 'query') continue;
    const path = join(scratch, 'no-such-folder');
    answers.push(await core.call('owner', name, leastInput(name, { path, folder: path })));
  }
  return JSON.stringify(answers);
}

const missing = (text: string): string[] => Object.values(kept).filter((secret) => !text.includes(secret));
const found = (text: string): string[] => Object.values(kept).filter((secret) => text.includes(secret));

test('the search finds what is kept while its owner looks', async () => {
  expect(missing(await everyAnswer())).toEqual([]);
});

test('locked, nothing of it is told, not even a title or a name', async () => {
  await core.ask('owner', 'library.lock', {});
  expect(found(await everyAnswer())).toEqual([]);
});

test('a second person on the same laptop sees nothing of it, and her passphrase opens only her own', async () => {
  await core.ask('owner', 'app.createOwn', { name: 'Sanne', passphrase: sannes, role: 'coach' });
  expect(found(await everyAnswer())).toEqual([]);
  const { libraries } = await core.ask('owner', 'app.state', {});
  expect(libraries.map((one) => Object.keys(one).sort())).toEqual(
    Array.from({ length: 2 }, () => [
      ...['folder', 'hasRecoverySheet', 'kind', 'lastOpenedAt', 'opensItself', 'waitSeconds'],
    ]),
  );
  const answer = await core.call('owner', 'app.unlock', { folder, passphrase: sannes });
  expect(answer).toMatchObject({ ok: false, error: { code: 'passphraseWrong' } });
  await core.ask('owner', 'app.unlock', { folder, passphrase: marijes });
  expect(missing(await everyAnswer())).toEqual([]);
});
