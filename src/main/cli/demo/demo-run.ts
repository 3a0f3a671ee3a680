import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Fragment, Recording } from '../../../shared/model/recording.ts';
import { makeDemoCameraFile, makeDemoRecipient } from '../../core/demo-material.ts';
import { writeFileDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { Desk } from '../desk.ts';
import { clipFragments, markInteractions } from './demo-viewing.ts';

export interface DemoOrder {
  /** Folder for everything that the demonstration leaves. */
  readonly out: string;
  readonly passphrase: string;
  /** Film files of the user's own, to import as well. */
  readonly files: readonly string[];
}

/** An own file of the user that was taken in, or why it was not. */
export type OwnFile =
  | { readonly file: string; readonly recording: Recording }
  | { readonly file: string; readonly refused: KijkkringError };

/** What the demonstration did and found. */
export interface DemoOutcome {
  readonly library: string;
  readonly secondLibrary: string;
  readonly bundle: string;
  readonly identityFile: string;
  readonly recording: Recording;
  readonly ownFiles: readonly OwnFile[];
  readonly fragments: readonly Fragment[];
  readonly released: readonly string[];
  readonly annotations: number;
  readonly exported: OutputOf<'bundle.export'>;
  readonly verified: OutputOf<'bundle.verify'>;
  readonly imports: readonly OutputOf<'bundle.import'>[];
  readonly received: OutputOf<'bundle.list'>;
}

const DAY_MS = 86_400_000;

/**
 * Does the whole main job on made footage: library, question, import, fragments, annotations, release, bundle, and the
 * bundle into a second library, twice.
 * @throws whatever a step refuses; what was made until then stays, to be looked at
 */
export async function runDemo(desk: Desk, order: DemoOrder): Promise<DemoOutcome> {
  const place = (name: string) => join(order.out, name);
  await withFileErrors(() => mkdir(order.out, { recursive: true }));
  const colleague = await createLibrary(desk, place('library-colleague'), order.passphrase, 'demo.colleague');
  const own = await createLibrary(desk, place('library'), order.passphrase, 'demo.owner');
  const recipient = await makeRecipientFile(place('recipient.txt'));
  await introduce(desk);
  const recording = await importMadeFootage(desk, place('camera-card'));
  const ownFiles = await importOwnFiles(desk, order.files);
  const fragments = await clipFragments(desk, recording);
  const annotations = await markInteractions(desk, recording);
  const released = fragments.slice(0, 2).map((fragment) => fragment.id);
  const bundle = place('session.kijkkring');
  const exported = await desk.finish('bundle.export', {
    meetingId: await releaseForMeeting(desk, released),
    target: bundle,
    recipients: [recipient.recipient, colleague.recipient],
  });
  const verified = await desk.core.ask('owner', 'bundle.verify', {
    path: bundle,
    identities: [recipient.identity],
  });
  await desk.core.ask('owner', 'library.unlock', { folder: colleague.folder, passphrase: order.passphrase });
  const imports = [
    await desk.finish('bundle.import', { path: bundle }),
    await desk.finish('bundle.import', { path: bundle }),
  ];
  const received = await desk.core.ask('owner', 'bundle.list', {});
  return {
    ...{ library: own.folder, secondLibrary: colleague.folder, bundle, identityFile: recipient.path },
    ...{ recording, ownFiles, fragments, released, annotations, exported, verified, imports, received },
  };
}

/** Writes an identity as `age-keygen` does, so that the public tool opens the demonstration's bundle. */
async function makeRecipientFile(path: string) {
  const made = await makeDemoRecipient();
  await withFileErrors(() => writeFileDurably(path, `# public key: ${made.recipient}\n${made.identity}\n`));
  return { ...made, path };
}

async function createLibrary(
  desk: Desk,
  folder: string,
  passphrase: string,
  nameKey: 'demo.owner' | 'demo.colleague',
) {
  const { say } = desk.words;
  await desk.core.ask('owner', 'library.create', {
    ...{ folder, passphrase, name: say(nameKey), trajectoryTitle: say('default.trajectoryTitle') },
  });
  const { recipient } = await desk.core.ask('owner', 'library.keyCard', {});
  return { folder, recipient };
}

async function introduce(desk: Desk): Promise<void> {
  const { say } = desk.words;
  await desk.core.ask('owner', 'participant.add', { name: say('demo.coach'), role: 'coach' });
  await desk.core.ask('owner', 'participant.add', { name: say('demo.colleague'), role: 'teacher' });
  await desk.core.ask('owner', 'learningQuestion.put', {
    text: say('demo.question'),
    expectation: say('demo.expectation'),
  });
}

/** The card is wiped once its film is in the vault, as a teacher would do. */
async function importMadeFootage(desk: Desk, card: string): Promise<Recording> {
  await withFileErrors(() => mkdir(card));
  const film = join(card, 'film.mp4');
  try {
    await makeDemoCameraFile(film, new AbortController().signal);
    return await desk.finish('recording.import', { paths: [film], title: desk.words.say('demo.recording') });
  } finally {
    await rm(card, { recursive: true, force: true });
  }
}

async function importOwnFiles(desk: Desk, files: readonly string[]): Promise<OwnFile[]> {
  const outcomes: OwnFile[] = [];
  for (const file of files) {
    try {
      outcomes.push({
        file: basename(file),
        recording: await desk.finish('recording.import', { paths: [file] }),
      });
    } catch (error) {
      if (!(error instanceof KijkkringError)) throw error;
      outcomes.push({ file: basename(file), refused: error });
    }
  }
  return outcomes;
}

async function releaseForMeeting(desk: Desk, fragmentIds: Fragment['id'][]) {
  const date = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
  const meeting = await desk.core.ask('owner', 'meeting.add', {
    title: desk.words.say('demo.meeting'),
    date,
  });
  await desk.core.ask('owner', 'class.state', {
    ...{ mode: 'statement', basis: 'legitimateInterest', purpose: 'coaching' },
    informedOn: new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10),
    toldViewers: ['teacher', 'coach'],
  });
  await desk.core.ask('owner', 'release.release', { fragmentIds, meetingId: meeting.id });
  return meeting.id;
}
