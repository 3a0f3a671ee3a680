import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  contract,
  isProcedureName,
  type OutputOf,
  type ProcedureName,
} from '../../src/shared/contract/contract.ts';
import { answerOf } from '../support/answer-of.ts';
import { type Filling, idFields, leastInput, requiredFields } from '../support/asked-input.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { lessonWithAll } from '../support/lesson-with-all.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type WayIn, waysIn } from '../support/ways-in.ts';

/**
 * A colleague took in a bundle. She is the owner of her own library and of nothing else: whatever she asks with the ids of the
 * maker's records, over every way in, finds what the bundle brought at most.
 */
const scratch = scratchFolder('colleague-rights');
const bundle = join(scratch, 'bundle.kijkkring');
const kept = {
  recording: 'Rekenles van dinsdag',
  unreleased: 'Geheim fragment',
  note: 'hier werd ik boos',
  pupil: 'Fatimazohra',
};
const hers: typeof kept = {
  recording: 'Taalles van vrijdag',
  unreleased: 'Eigen fragment',
  note: 'hier was ik trots',
  pupil: 'Annemijn',
};
let maker: BundleLibrary;
let colleague: BundleLibrary;
let ways: readonly WayIn[];
let makersIds: Filling;
let asked: Filling;
let herIds: Filling;
let givenId: string;

beforeAll(async () => {
  maker = await BundleLibrary.create(join(scratch, 'maker'));
  colleague = await BundleLibrary.create(join(scratch, 'colleague'), 'Joris');
  makersIds = await makeBundle();
  herIds = await lessonWithAll(colleague, maker, hers);
  // laid beside her own it would be seen
  asked = { ...makersIds, otherId: herIds.recordingId };
  await colleague.job('bundle.import', { path: bundle, passphrase: sixWords });
  ways = await waysIn(colleague.core, join(scratch, 'shell'));
});
afterAll(async () => {
  for (const { close } of ways) await close();
  await colleague.close();
  await maker.close();
});

/** Gives one fragment along and keeps the rest; answers the ids of all that was kept, by the names of fields. */
async function makeBundle(): Promise<Filling> {
  const { core } = maker;
  const { given, ...ids } = await lessonWithAll(maker, colleague, kept);
  givenId = given;
  const along = { meetingId: ids.meetingId, passphrase: sixWords };
  await maker.job('bundle.export', { ...along, target: bundle });
  // one more package, which she was not given
  const target = join(scratch, 'not-given.kijkkring');
  const { bundleId } = await maker.job<OutputOf<'bundle.export'>>('bundle.export', { ...along, target });
  const [job] = await core.ask('owner', 'job.list', {});
  return { ...ids, bundleId, copyId: bundleId, jobId: job?.id };
}

/** Asked last, in this order: they empty her library or close it. What opens one below a data folder: `second-library`. */
const closing: readonly ProcedureName[] = [
  'names.destroy',
  'library.create',
  'library.unlock',
  'library.lock',
];
/** Fields that the maker has nothing to fill in for. */
const nothingThere: Readonly<Record<string, string>> = {
  proposalId: 'only a begeleider could have given her one',
  offers: 'files that a page of this session has',
  offerIds: 'the same files',
};

const all = Object.keys(contract).filter(isProcedureName);
const names = all.filter((name) => !closing.includes(name));
const asksForRecord = (name: ProcedureName): boolean =>
  requiredFields(name).some((field) => field in asked || idFields(name).includes(field));

function inputOf(name: ProcedureName, ids: Filling): unknown {
  const target = join(scratch, 'no-such-folder', 'new');
  const paths = name === 'recording.import' || name === 'custody.readIn' ? { paths: [target] } : {};
  return leastInput(name, { ...ids, target, path: target, itemCode: 'A1', passphrase: sixWords, ...paths });
}

test('her maker does get all of it by asking the same, so that the search can find it', async () => {
  const queries = names.filter((name) => contract[name].kind === 'query');
  const answers: unknown[] = [];
  for (const name of queries) answers.push(await maker.core.call('owner', name, inputOf(name, makersIds)));
  const text = JSON.stringify(answers);
  expect(Object.values(kept).filter((secret) => !text.includes(secret))).toEqual([]);
});

test('every procedure is asked, with what the maker has for each id that it takes', () => {
  const unfilled = new Set(all.flatMap(idFields).filter((field) => asked[field] === undefined));
  expect([...unfilled].sort()).toEqual(Object.keys(nothingThere).sort());
  expect(closing.flatMap(idFields)).toEqual([]);
});

/** Everything with an id that the queries answer when she asks with ids of her own, and the films that open. */
async function whatSheHas(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value) found.add(JSON.stringify(value));
    Object.values(value).forEach(collect);
  };
  for (const name of names.filter((each) => contract[each].kind === 'query'))
    collect(await colleague.core.call('owner', name, inputOf(name, herIds)));
  const [received] = await colleague.core.ask('owner', 'bundle.list', {});
  for (const film of [`film/${herIds.recordingId}/0`, `received/${received?.bundleId}/${givenId}`])
    if ((await colleague.core.media('owner', film, { method: 'GET', range: null })) !== null) found.add(film);
  return found;
}

test('whatever a colleague asks with the ids of its maker, nothing comes that was kept and nothing of hers goes', async () => {
  const before = await whatSheHas();
  const had = [...before].join();
  const ids = Object.values(herIds).filter((id) => typeof id === 'string');
  expect([...Object.values(hers), ...ids].filter((own) => !had.includes(own))).toEqual([]);
  expect([...before].filter((own) => /^(film|received)\//.test(own))).toHaveLength(2);
  const own = (await colleague.core.ask('owner', 'trajectory.get', {})).trajectory;
  const secrets = [
    ...Object.values(kept),
    ...Object.values(makersIds).filter((id) => typeof id === 'string'),
  ];
  const leaks: string[] = [];
  const answers: Record<string, unknown> = {};
  for (const name of names) {
    for (const way of ways) {
      const answer = await answerOf(colleague.core, way, name, inputOf(name, asked));
      const text = JSON.stringify(answer);
      leaks.push(...secrets.filter((secret) => text.includes(secret)).map(() => `${way.what}: ${name}`));
      if (asksForRecord(name)) answers[`${name}, ${way.what}`] = answer;
    }
  }
  const after = await whatSheHas();
  const lost = [...before].filter((own) => !after.has(own));
  expect({ leaks, lost }).toEqual({ leaks: [], lost: [] });
  const given = Object.entries(answers).filter(([, answer]) => !isNothing(answer));
  // one trajectory is in a library: the answer is her own, as it was; and no page of this session has a film to withdraw
  const shown = ways.flatMap(({ what }) => [
    [`trajectory.rename, ${what}`, own],
    [`source.withdraw, ${what}`, {}],
  ]);
  expect(Object.fromEntries(given)).toEqual(Object.fromEntries(shown));
  expect(Object.keys(answers).length).toBeGreaterThan(100);
});

test('what she was given is not hers to change, to release or to give along', async () => {
  const { core } = colleague;
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Haar eigen', date: '2030-01-16' });
  const { audience: _makersOwn, contacts: _theirCards, ...others } = makersIds;
  const ids = { ...others, fragmentId: givenId, fragmentIds: [givenId], meetingId: meeting.id };
  const changing: ProcedureName[] = [
    ...(['fragment.update', 'fragment.remove', 'fragment.focus'] as const),
    ...(['cover.add', 'sighting.answer', 'release.check', 'release.release', 'release.revoke'] as const),
    'bundle.export',
  ];
  for (const way of ways) {
    const found: Record<string, unknown> = {};
    for (const name of changing) found[name] = await answerOf(colleague.core, way, name, inputOf(name, ids));
    expect(found).toEqual({
      ...Object.fromEntries(changing.map((name) => [name, 'fragmentNotFound'])),
      'bundle.export': 'bundleNothingReleased',
    });
  }
});

test('what empties or closes a library does so to hers at most, and opens none of the maker', async () => {
  const answers: Partial<Record<ProcedureName, unknown[]>> = {};
  for (const name of closing) {
    const input = leastInput(name, { ...asked, folder: maker.folder, passphrase: sixWords });
    answers[name] = [];
    for (const way of ways) answers[name].push(await answerOf(colleague.core, way, name, input));
  }
  const overAll = (answer: unknown) => ways.map(() => answer);
  expect(answers).toMatchObject({
    ...{ 'names.destroy': overAll({ subject: 'nameList' }), 'library.lock': overAll({}) },
    ...{ 'library.create': overAll('libraryExists'), 'library.unlock': overAll('passphraseWrong') },
  });
  const { pupils } = await maker.core.ask('owner', 'class.get', {});
  expect(pupils).toMatchObject([{ firstName: kept.pupil }]);
});

/** No such record, or none of it. */
function isNothing(answer: unknown): boolean {
  return Array.isArray(answer)
    ? answer.length === 0
    : typeof answer === 'string' && (answer.endsWith('NotFound') || answer === 'angleNotPaired');
}
