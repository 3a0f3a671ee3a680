import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  contract,
  isProcedureName,
  type OutputOf,
  type ProcedureName,
} from '../../src/shared/contract/contract.ts';
import { answerOf } from '../support/answer-of.ts';
import { type Filling, idFields, leastInput } from '../support/asked-input.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { lessonWithAll } from '../support/lesson-with-all.ts';
import { sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type WayIn, waysIn } from '../support/ways-in.ts';

/** A recording that is past its last day: every procedure that takes an id of it, and every address of its film, over every way in. */
const scratch = scratchFolder('expired-recording');
const DAY = 86_400_000;
const passphrase = 'vier gewone woorden samen';
const template = join(scratch, 'template');
const film = join(scratch, 'other.mp4');
/** What was made of the lesson, by the names of fields. */
let lesson: Awaited<ReturnType<typeof lessonWithAll>>;
/** Where its review copy is played from. */
let reviewed: readonly string[];

beforeAll(async () => {
  const maker = await BundleLibrary.create(template);
  const colleague = await BundleLibrary.create(join(scratch, 'colleague'), 'Joris');
  const texts = { recording: 'Rekenles', unreleased: 'Beurt', note: 'Kijk', pupil: 'Saar' };
  lesson = await lessonWithAll(maker, colleague, texts);
  const { recordingId } = lesson;
  const copy = { recordingId, found: 'unplayable' };
  const { runs } = await maker.job<OutputOf<'recording.reviewCopy'>>('recording.makeReviewCopy', copy);
  reviewed = runs.map(({ address }) => address);
  await maker.core.ask('owner', 'watch.choose', { recordingId, choice: 'yes' });
  await maker.close();
  await colleague.close();
  makeCameraFile(film, { seconds: 2 });
}, 240_000);

/** What is not refused as `recordingExpired`, with why none of it gives picture or sound. */
const allowed: Readonly<Record<string, readonly ProcedureName[]>> = {
  'keeps it once more, and destroys it': ['retention.extend', 'recording.destroy'],
  'what was learned stays, to read and to write': [
    ...(['recording.get', 'recording.rename', 'fragment.list', 'fragment.add', 'fragment.update'] as const),
    ...([
      'fragment.remove',
      'fragment.states',
      'fragment.focus',
      'annotation.list',
      'annotation.add',
    ] as const),
    ...(['annotation.update', 'annotation.remove', 'note.list', 'note.add', 'note.update'] as const),
    ...(['note.remove', 'highlight.list', 'highlight.add', 'highlight.remove', 'subtitle.list'] as const),
    ...(['subtitle.add', 'subtitle.update', 'subtitle.remove', 'view.get', 'view.put'] as const),
    ...(['history.state', 'history.undo', 'history.redo'] as const),
  ],
  'moments and where files would be, at addresses that lead nowhere': [
    ...(['recording.frameTimes', 'recording.parts', 'angle.of', 'angle.move', 'angle.unpair'] as const),
  ],
  'where a pupil is, and what would be covered: no pixel of it': [
    ...(['sighting.list', 'sighting.answer', 'cover.list', 'cover.add', 'cover.update'] as const),
    ...(['cover.confirm', 'cover.remove'] as const),
  ],
  'what was decided and may be taken back; giving it is refused': [
    ...(['watch.choose', 'watch.sayWatched', 'release.list', 'release.check', 'release.revoke'] as const),
    ...(['meeting.update', 'meeting.remove', 'showing.options', 'showing.list', 'showing.add'] as const),
    ...(['bundle.preview'] as const),
  ],
  'what is released has days of its own: made now for when it goes, and shown to nobody': ['release.render'],
  'takes a copy away elsewhere': ['copy.setGone', 'copy.wipeSource'],
  'stops or goes on with work that is over': [
    ...(['recording.keepArrived', 'recording.readAgain', 'recording.pauseReviewCopy'] as const),
    ...(['job.outcome', 'job.cancel', 'job.resume'] as const),
  ],
};

/** Ids by which something of a recording is asked for. */
const ofRecording = [
  ...['recordingId', 'otherId', 'fragmentId', 'fragmentIds', 'coverId', 'annotationId', 'noteId'],
  ...['highlightId', 'subtitleId', 'jobId', 'copyId', 'meetingId'],
];
/** Those of people, of the class, of packages that others made, and of proposals, which are words: no film hangs on them. */
const ofOthers = [
  ...['trajectoryId', 'roundId', 'participantId', 'audience', 'present', 'operatedBy', 'contactId'],
  ...['contacts', 'pupilId', 'keptNames', 'groupId', 'bundleId', 'proposalId', 'offers', 'offerIds'],
];
/** Asked last: what takes away that others are asked about, and at the very end what destroys or opens it again. */
const taking = /(remove|unpair|revoke)$/;
const ending = /(destroy|extend)$/;
const rank = (name: string): number => (ending.test(name) ? 2 : taking.test(name) ? 1 : 0);
const all = Object.keys(contract).filter(isProcedureName);
const asked = all
  .filter((name) => idFields(name).some((field) => ofRecording.includes(field)))
  .toSorted((a, b) => rank(a) - rank(b));

function inputOf(name: ProcedureName, ids: Filling, out: string): unknown {
  const { contacts: _sealedToWords, ...others } = ids;
  const span = { startUs: 800_000, ...(!name.startsWith('annotation.') && { endUs: 1_600_000 }) };
  const said = {
    ...span,
    inUs: 0,
    outUs: 400_000,
    itemCode: 'A1',
    choice: 'yes',
    muted: true,
    shape: 'none',
    released: 'destroy',
  };
  return leastInput(name, { ...others, ...said, target: join(out, name), passphrase: sixWords });
}

/** A copy of the library on the last day of the lesson but for an hour, with another recording beside it and a way in. */
async function onItsLastDay(at: number) {
  const folder = join(scratch, `library-${at}`);
  const out = join(scratch, `out-${at}`);
  mkdirSync(out);
  cpSync(template, folder, { recursive: true });
  const library = await BundleLibrary.open(folder, passphrase, Date.UTC(2030, 0, 10, 13));
  const { core } = library;
  const other = await library.job<OutputOf<'recording.import'>>('recording.import', { paths: [film] });
  const { recordingId } = lesson;
  await core.ask('owner', 'angle.pair', { recordingId, otherId: other.id });
  const [job] = (await core.ask('owner', 'job.list', {})).filter(({ name }) => name === 'recording.import');
  const [copy] = await core.ask('owner', 'copy.list', {});
  const ids: Filling = { ...lesson, otherId: other.id, jobId: job?.id, copyId: copy?.copyId };
  const addresses = [
    ...[`film/${recordingId}/0`, `picture/${recordingId}/0/0`, ...reviewed],
    ...[`film/${other.id}/0`, `import/${job?.id}/0`],
  ];
  const ways = await waysIn(core, join(scratch, `shell-${at}`));
  return { library, ids, addresses, out, ways };
}

test('no id that a procedure takes is left out', () => {
  const fields = new Set(all.flatMap(idFields));
  expect([...fields].sort()).toEqual([...ofRecording, ...ofOthers].sort());
});

const shells = ['loopback', 'ipc', 'commandLine'] as const;

test.each(shells)(
  'over %s no address of its film opens, and only what is named here is answered',
  async (what) => {
    const { library, ids, addresses, out, ways } = await onItsLastDay(shells.indexOf(what));
    const way = ways.find((one) => one.what === what);
    if (way === undefined) throw new Error('no such way in');
    const opened = async (those: readonly string[]): Promise<string[]> => {
      const found: string[] = [];
      for (const address of those) if (await opens(library, way, address)) found.push(address);
      return found;
    };
    expect(await opened(addresses)).toEqual(addresses);
    const strip = leastInput('recording.filmstrip', ids);
    expect(await way.ask('recording.filmstrip', strip)).toMatchObject({ ok: true });

    library.now += 21 * DAY;
    expect(await opened(addresses)).toEqual([]);
    const answered: string[] = [];
    for (const name of asked) {
      const answer = await answerOf(library.core, way, name, inputOf(name, ids, out));
      if (answer === 'recordingExpired') continue;
      answered.push(name);
      const told = JSON.stringify(answer).match(/(film|picture|review|import)\/[0-9a-f-]{36}[/0-9]*/g) ?? [];
      if (name !== 'retention.extend')
        expect([name, await opened([...addresses, ...told])]).toEqual([name, []]);
    }
    expect(answered.sort()).toEqual(Object.values(allowed).flat().sort());
    expect(readdirSync(out)).toEqual([]);
    for (const { close } of ways) await close();
    await library.close();
  },
  60_000,
);

/** Whether footage comes at an address, over a way in that has footage; else of the core itself. */
async function opens({ core }: BundleLibrary, { media }: WayIn, address: string): Promise<boolean> {
  if (media !== null) return (await media(address)) === 200;
  return (await core.media('owner', address, { method: 'GET', range: null })) !== null;
}
