import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBundle, verifyBundle } from '../../src/main/bundle/bundle-reader.ts';
import { signFragment } from '../../src/main/bundle/signed-record.ts';
import { openAgeFile } from '../../src/main/vault/age-file-reader.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import type { OutputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import type { BundleFragment } from '../../src/shared/model/bundle.ts';
import { fragmentId } from '../../src/shared/model/ids.ts';
import { type Draft, forgeZip, honestDraft, packDraft, sealAs } from '../support/bundle-forge.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { readWhole } from '../support/memory-source.ts';
import { scratchFolder } from '../support/scratch.ts';
import { usualStatement } from '../support/stated-class.ts';

const scratch = scratchFolder('bundle-journey');
const { identity, recipient } = await newAgeIdentity();
const secrets = {
  pupil: 'Fatimazohra',
  recording: 'Rekenles van dinsdag',
  file: 'DCIM_0042',
  note: 'zij keek steeds weg',
  recordingNote: 'hier werd ik boos',
  expectation: 'ik denk dat ik te snel help',
  schoolLeader: 'Directeur De Vries',
  unreleased: ['Geheim eerste', 'Geheim tweede', 'Geheim derde'],
  why: 'omdat het misging',
  trajectory: 'Traject',
  highlightUs: 2_720_000,
};
let owner: BundleLibrary;
let made: Made;

interface Made {
  readonly recordingId: string;
  readonly meetingId: string;
  readonly fragments: OutputOf<'fragment.add'>[];
  readonly ids: string[];
  readonly exported: OutputOf<'bundle.export'>;
  readonly path: string;
}

/** Two are released: the second and the fourth of the lesson. */
const spans = [
  [0, 800_000],
  [1_000_000, 2_000_000],
  [2_000_000, 2_400_000],
  [2_600_000, 3_200_000],
  [3_320_000, 3_720_000],
] as const;

beforeAll(async () => {
  owner = await BundleLibrary.create(join(scratch, 'owner'));
  made = await makeBundle();
});
afterAll(() => owner.close());

async function makeBundle(): Promise<Made> {
  const ask = <Out>(name: ProcedureName, input: object) =>
    owner.core.ask('owner', name, input as never) as Promise<unknown> as Promise<Out>;
  const film = makeCameraFile(join(scratch, `${secrets.file}.mp4`), { seconds: 4 });
  const { id: recordingId } = await owner.job<{ id: string }>('recording.import', {
    paths: [film],
    title: secrets.recording,
  });
  await ask('participant.add', { name: 'Joris', role: 'coach' });
  await ask('participant.add', { name: secrets.schoolLeader, role: 'schoolLeader' });
  await ask('learningQuestion.put', { text: 'Hoe wacht ik langer?', expectation: secrets.expectation });
  const pupil = await ask<{ id: string }>('pupil.add', { number: 7, firstName: secrets.pupil });
  await ask('class.state', usualStatement);
  const about = { recordingId, pupilId: pupil.id, note: secrets.note };
  const annotations = [
    await ask<{ id: string }>('annotation.add', { ...about, itemCode: 'A1', startUs: 1_520_000 }),
    await ask<{ id: string }>('annotation.add', { ...about, itemCode: 'A1', startUs: 400_000 }),
  ];
  const note = await ask<{ id: string }>('note.add', {
    recordingId,
    atUs: 2_800_000,
    text: secrets.recordingNote,
  });
  const highlight = await ask<{ id: string }>('highlight.add', { recordingId, atUs: secrets.highlightUs });
  const titles = [
    secrets.unreleased[0],
    'Wachten',
    secrets.unreleased[1],
    'Doorvragen',
    secrets.unreleased[2],
  ];
  const fragments: OutputOf<'fragment.add'>[] = [];
  for (const [at, [inUs, outUs]] of spans.entries()) {
    const why = titles[at]?.startsWith('Geheim') ? secrets.why : `waarom ${at}`;
    fragments.push(await ask('fragment.add', { recordingId, inUs, outUs, title: titles[at], why }));
  }
  const meeting = await ask<{ id: string }>('meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  const released = [fragments[3], fragments[1]].map((fragment) => fragment?.id);
  await ask('release.release', { fragmentIds: released, meetingId: meeting.id });
  const path = join(scratch, 'release.kijkkring');
  const exported = await owner.job<OutputOf<'bundle.export'>>('bundle.export', {
    meetingId: meeting.id,
    target: path,
    recipients: [recipient],
  });
  const ids = [pupil, note, highlight, ...annotations].map(({ id }) => id);
  return { recordingId, meetingId: meeting.id, fragments, ids, exported, path };
}

/** Everything of a bundle but its films, as text: what is told of them. */
async function wordsOf(path: string): Promise<string> {
  const file = await openAgeFile(path, { identity });
  const zip = (await readWhole(file)).toString('latin1');
  await file.close();
  const first = zip.indexOf('media/', zip.indexOf('PK\x03\x04', zip.indexOf('"kijkkring-session"')));
  const directory = zip.indexOf('PK\x01\x02');
  return `${zip.slice(0, first)}${zip.slice(directory)}`;
}

describe('what a bundle tells', () => {
  test('is this, and nothing else', async () => {
    const bundle = await openBundle(made.path, { identities: [identity] });
    await verifyBundle(bundle);
    await bundle.close();
    const released = [made.fragments[1], made.fragments[3]];
    const annotation = { itemCode: 'A1', startUs: 520_000, pupil: 7 };
    expect(bundle.session).toEqual({
      format: 'kijkkring-session',
      version: 1,
      learningQuestion: 'Hoe wacht ik langer?',
      fragments: released.map((fragment, at) => ({
        author: bundle.manifest.author.publicKey,
        signature: expect.any(String),
        record: {
          id: fragment?.id,
          position: at + 1,
          title: at === 0 ? 'Wachten' : 'Doorvragen',
          why: at === 0 ? 'waarom 1' : 'waarom 3',
          durationUs: at === 0 ? 1_000_000 : 600_000,
          frames: at === 0 ? 25 : 15,
          annotations: at === 0 ? [expect.objectContaining(annotation)] : [],
        },
      })),
    });
    expect(bundle.manifest).toEqual({
      format: 'kijkkring-bundle',
      version: 1,
      kind: 'release',
      bundleId: made.exported.bundleId,
      author: { name: 'Marije', publicKey: expect.any(String) },
      audience: [
        { name: 'Marije', role: 'teacher' },
        { name: 'Joris', role: 'coach' },
      ],
      meeting: { id: made.meetingId, title: 'Bouwvergadering', date: '2030-01-15' },
      until: '2030-02-12',
      logHead: expect.stringMatching(/^[0-9a-f]{64}$/),
      entries: bundle.manifest.entries,
    });
    expect(bundle.manifest.entries.map(({ name }) => name)).toEqual([
      'session.json',
      ...bundle.guides.map(({ id }) => `guides/${id}.json`),
      ...released.map((fragment) => `media/${fragment?.id}.mp4`),
    ]);
    expect(bundle.guides).toHaveLength(1);
    expect(made.exported.fragments).toEqual(released.map((fragment) => fragment?.id));
  });

  test('holds no word, id or time of what stayed behind', async () => {
    const words = await wordsOf(made.path);
    expect(words).toContain('Doorvragen');
    const unreleased = [0, 2, 4].map((at) => made.fragments[at]?.id ?? '');
    const times = [...spans.flat(), 1_520_000, 400_000, 2_800_000, secrets.highlightUs].filter(
      (us) => us !== 1_000_000 && us !== 0,
    );
    const forbidden = [
      ...[made.recordingId, ...unreleased, ...made.ids, ...Object.values(secrets).flat().map(String)],
      ...times.map((us) => `:${us}`),
      ...['createdAt', 'releasedAt', 'importedAt', 'inUs', 'outUs', '2030-01-10'],
    ];
    expect(forbidden.filter((text) => words.includes(text))).toEqual([]);
  });
});

describe('taking a bundle in', () => {
  let reader: BundleLibrary;

  beforeAll(async () => {
    reader = await BundleLibrary.create(join(scratch, 'reader'), 'Joris');
  });
  afterAll(() => reader.close());

  test('twice leaves one copy', async () => {
    const answer = { bundleId: made.exported.bundleId, fragments: made.exported.fragments };
    expect(await reader.importBundle(made.path, identity)).toEqual({ ...answer, alreadyHere: false });
    const after = reader.state();
    expect(await reader.importBundle(made.path, identity)).toEqual({ ...answer, alreadyHere: true });
    expect(reader.state()).toEqual(after);
    expect(after).toMatchObject({ bundles: 1, fragments: 2 });
    expect(after.files).toHaveLength(2);
  });

  test('a second bundle of the same author takes its fragments over, with one copy of each film', async () => {
    const target = join(scratch, 'second.kijkkring');
    const input = { meetingId: made.meetingId, target, recipients: [recipient] };
    const second = await owner.job<OutputOf<'bundle.export'>>('bundle.export', input);
    expect(second.bundleId).not.toBe(made.exported.bundleId);
    expect(await reader.importBundle(target, identity)).toMatchObject({ alreadyHere: false });
    const expected = second.fragments.map((id) => `${second.bundleId}/${id}.age`).sort();
    expect(reader.state()).toEqual({ bundles: 2, fragments: 2, files: expected });
    // The earlier one, once more, changes nothing back.
    expect(await reader.importBundle(made.path, identity)).toMatchObject({ alreadyHere: true });
    expect(reader.state().files).toEqual(expected);
  });

  test('nobody else gets in under an id that somebody used', async () => {
    const before = reader.state();
    const [taken] = made.exported.fragments;
    const bySomebodyElse = honestDraft();
    renameFirst(bySomebodyElse, taken ?? '');
    expect(await refusalOf('fragment', bySomebodyElse)).toBe('bundleSignatureInvalid');
    const sameBundle = honestDraft(made.exported.bundleId);
    expect(await refusalOf('bundle', sameBundle)).toBe('bundleSignatureInvalid');
    expect(reader.state()).toEqual(before);
  });

  test('a bundle under the id of a recording is refused, and the recording stays whole', async () => {
    const folder = join(owner.folder, 'footage', made.recordingId);
    const sizes = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]);
    const before = sizes();
    const path = await sealed('recording', honestDraft(made.recordingId));
    expect(await owner.refusalOf('bundle.import', path, identity)).toBe('bundleDamaged');
    expect(sizes()).toEqual(before);
  });

  test('after its last day it is refused; on that day it is not', async () => {
    const other = await BundleLibrary.create(join(scratch, 'late'), 'Joris');
    try {
      other.now = new Date(2030, 1, 13, 0, 0, 1).getTime();
      const before = readFileSync(made.path);
      expect(await other.refusalOf('bundle.import', made.path, identity)).toBe('bundleExpired');
      expect(other.state()).toEqual({ bundles: 0, fragments: 0, files: [] });
      expect(readFileSync(made.path).equals(before)).toBe(true);
      other.now = new Date(2030, 1, 12, 23, 59, 59).getTime();
      expect(await other.refusalOf('bundle.import', made.path, identity)).toBeNull();
    } finally {
      await other.close();
    }
  });

  async function refusalOf(name: string, draft: Draft): Promise<string | null> {
    return reader.refusalOf('bundle.import', await sealed(name, draft), identity);
  }
});

function renameFirst(draft: Draft, id: string): void {
  const [first, second] = draft.session.fragments;
  const [film, other] = [...draft.films.values()];
  if (first === undefined || second === undefined || film === undefined || other === undefined)
    throw new Error('an honest draft has two fragments');
  const record = { ...(first.record as BundleFragment), id: fragmentId.parse(id) };
  draft.session.fragments = [signFragment(record, draft.author), second];
  draft.films = new Map([
    [`media/${id}.mp4`, film],
    [`media/${(second.record as BundleFragment).id}.mp4`, other],
  ]);
}

function sealed(name: string, draft: Draft): Promise<string> {
  return sealAs(join(scratch, `forged-${name}.kijkkring`), forgeZip(packDraft(draft)), {
    recipients: [recipient],
  });
}
