import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  contract,
  isProcedureName,
  type OutputOf,
  type ProcedureName,
} from '../../src/shared/contract/contract.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { type Filling, leastInput, requiredFields } from '../support/asked-input.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';
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
} as const;
let maker: BundleLibrary;
let colleague: BundleLibrary;
let ways: readonly WayIn[];
let makersIds: Filling;
let givenId: string;

beforeAll(async () => {
  maker = await BundleLibrary.create(join(scratch, 'maker'));
  makersIds = await makeBundle();
  colleague = await BundleLibrary.create(join(scratch, 'colleague'), 'Joris');
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
  const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 2 });
  const { id: recordingId } = await maker.job<OutputOf<'recording.import'>>('recording.import', {
    ...{ paths: [film], title: kept.recording },
  });
  const coach = await core.ask('owner', 'participant.add', { name: 'Joris', role: 'coach' });
  const pupil = await core.ask('owner', 'pupil.add', { firstName: kept.pupil });
  const group = await core.ask('owner', 'group.add', { name: 'Groep vijf' });
  await core.ask('owner', 'class.state', usualStatement);
  const note = await core.ask('owner', 'note.add', { recordingId, atUs: 1_000_000, text: kept.note });
  const highlight = await core.ask('owner', 'highlight.add', { recordingId, atUs: 1_000_000 });
  const annotation = await core.ask('owner', 'annotation.add', { recordingId, itemCode: 'A1', startUs: 0 });
  const released = { recordingId, inUs: 0, outUs: 400_000, title: 'Wachten' };
  const given = await core.ask('owner', 'fragment.add', released);
  givenId = given.id;
  const hidden = { recordingId, inUs: 800_000, outUs: 1_600_000, title: kept.unreleased };
  const fragment = await core.ask('owner', 'fragment.add', hidden);
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  await core.ask('owner', 'release.release', { fragmentIds: [given.id], meetingId: meeting.id });
  await maker.job('bundle.export', { meetingId: meeting.id, target: bundle, passphrase: sixWords });
  const { trajectory, rounds } = await core.ask('owner', 'trajectory.get', {});
  return {
    ...{ recordingId, trajectoryId: trajectory.id, roundId: rounds[0]?.id, meetingId: meeting.id },
    ...{ pupilId: pupil.id, groupId: group.id, participantId: coach.id },
    ...{ noteId: note.id, highlightId: highlight.id, annotationId: annotation.id, fragmentId: fragment.id },
    ...{ fragmentIds: [fragment.id], audience: [coach.id], toUs: 1_000_000 },
  };
}

/** Without what opens and closes libraries: that asks for no record, and would lock her out of this one. */
const names = Object.keys(contract)
  .filter(isProcedureName)
  .filter((name) => contract[name].kind !== 'session');
const asksForRecord = (name: ProcedureName): boolean =>
  requiredFields(name).some((field) => field !== 'jobId' && (field in makersIds || /Ids?$/.test(field)));

function inputOf(name: ProcedureName, ids: Filling): unknown {
  const target = join(scratch, 'no-such-folder', 'new');
  const paths = name === 'recording.import' || name === 'custody.readIn' ? { paths: [target] } : {};
  return leastInput(name, { ...ids, target, path: target, itemCode: 'A1', passphrase: sixWords, ...paths });
}

/** The answer over one way in; of a job, what it ends with. */
async function answerOf({ ask }: WayIn, name: ProcedureName, input: unknown): Promise<unknown> {
  const answer = await ask(name, input);
  if (!answer.ok) return answer.error.code;
  const { jobId } = (answer.value ?? {}) as { jobId?: string };
  if (jobId === undefined) return answer.value;
  try {
    return await colleague.core.outcomeOf(jobId);
  } catch (error) {
    if (error instanceof KijkkringError) return error.code;
    throw error;
  }
}

test('her maker does get all of it by asking the same, so that the search can find it', async () => {
  const queries = names.filter((name) => contract[name].kind === 'query');
  const answers: unknown[] = [];
  for (const name of queries) answers.push(await maker.core.call('owner', name, inputOf(name, makersIds)));
  const text = JSON.stringify(answers);
  expect(Object.values(kept).filter((secret) => !text.includes(secret))).toEqual([]);
});

test('whatever a colleague asks with the ids of its maker, nothing comes that was kept', async () => {
  const before = await colleague.core.ask('owner', 'bundle.list', {});
  const own = (await colleague.core.ask('owner', 'trajectory.get', {})).trajectory;
  const secrets = [
    ...Object.values(kept),
    ...Object.values(makersIds).filter((id) => typeof id === 'string'),
  ];
  const leaks: string[] = [];
  const answers: Record<string, unknown> = {};
  for (const name of names) {
    for (const way of ways) {
      const answer = await answerOf(way, name, inputOf(name, makersIds));
      const text = JSON.stringify(answer);
      leaks.push(...secrets.filter((secret) => text.includes(secret)).map(() => `${way.what}: ${name}`));
      if (asksForRecord(name)) answers[`${name}, ${way.what}`] = answer;
    }
  }
  expect(leaks).toEqual([]);
  const given = Object.entries(answers).filter(([, answer]) => !isNothing(answer));
  // one trajectory is in a library: the answer is her own, as it was
  expect(given).toEqual(ways.map(({ what }) => [`trajectory.rename, ${what}`, own]));
  expect(Object.keys(answers).length).toBeGreaterThan(100);
  expect(await colleague.core.ask('owner', 'bundle.list', {})).toEqual(before);
});

test('what she was given is not hers to change, to release or to give along', async () => {
  const { core } = colleague;
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Haar eigen', date: '2030-01-16' });
  const { audience: _makersOwn, ...others } = makersIds;
  const ids = { ...others, fragmentId: givenId, fragmentIds: [givenId], meetingId: meeting.id };
  const asked: ProcedureName[] = [
    ...(['fragment.update', 'fragment.remove', 'fragment.focus'] as const),
    ...(['cover.add', 'sighting.answer', 'release.check', 'release.release', 'release.revoke'] as const),
    'bundle.export',
  ];
  for (const way of ways) {
    const found: Record<string, unknown> = {};
    for (const name of asked) found[name] = await answerOf(way, name, inputOf(name, ids));
    expect(found).toEqual({
      ...Object.fromEntries(asked.map((name) => [name, 'fragmentNotFound'])),
      'bundle.export': 'bundleNothingReleased',
    });
  }
});

/** No such record, or none of it. */
function isNothing(answer: unknown): boolean {
  return Array.isArray(answer)
    ? answer.length === 0
    : typeof answer === 'string' && (answer.endsWith('NotFound') || answer === 'angleNotPaired');
}
