import { mkdir, rm } from 'node:fs/promises';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { BundleFragment } from '../../../shared/model/bundle.ts';
import { type OpenBundle, verifyBundle } from '../../bundle/bundle-reader.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  findReceivedBundle,
  findReceivedFragment,
  insertReceivedBundle,
  putReceivedFragment,
  senderOfFragment,
} from '../../store/repositories/received-repository.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { footageFolder, receivedFile } from '../recording/footage-files.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import { openWith } from './bundle-facts.ts';

type Input = ParsedInputOf<'bundle.import'>;
type Output = OutputOf<'bundle.import'>;

/** How much of a film is moved at a time, in bytes. */
const PIECE = 1024 * 1024;

/**
 * Takes a bundle in: everything is verified first, the films are sealed anew under a key of this library, and then one
 * transaction makes them known. A second time changes nothing; a fragment that a later bundle brings again replaces the
 * earlier one, if the same author signed it.
 */
export function importBundleJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async (input, context) => {
      const bundle = await openWith(session, input.path, input);
      try {
        await verifyBundle(bundle);
        return await takeIn(session, bundle, context);
      } finally {
        await bundle.close();
      }
    },
    // Films without a record are swept at the next opening; a refused bundle has left none.
    discard: async () => undefined,
  };
}

async function takeIn(session: Session, bundle: OpenBundle, context: JobContext): Promise<Output> {
  const { manifest } = bundle;
  const records = bundle.session.fragments.map(({ record }) => record);
  const answer = { bundleId: manifest.bundleId, fragments: records.map((record) => record.id) };
  if (manifest.until < isoDay(session.clock.now()))
    throw new KijkkringError('bundleExpired', { until: manifest.until });
  if (findReceivedBundle(session.db, manifest.bundleId) !== null) return { ...answer, alreadyHere: true };
  refuseOthersFragments(session, bundle, records);
  const folder = footageFolder(session.folder, manifest.bundleId);
  try {
    const identity = await sealFilms(session, bundle, records, context);
    const replaced = session.change((db) => storeBundle(db, session, bundle, records, identity));
    for (const { bundleId, id } of replaced)
      await rm(receivedFile(session.folder, bundleId, id), { force: true });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { ...answer, alreadyHere: false };
}

/** @throws `bundleSignatureInvalid` when somebody else sends what an author sent before */
function refuseOthersFragments(
  session: Session,
  bundle: OpenBundle,
  records: readonly BundleFragment[],
): void {
  const author = bundle.manifest.author.publicKey;
  for (const { id } of records) {
    const sender = senderOfFragment(session.db, id);
    if (sender !== null && sender !== author) throw new KijkkringError('bundleSignatureInvalid');
  }
}

/** Seals each film under an identity made for this bundle; answers that identity. */
async function sealFilms(
  session: Session,
  bundle: OpenBundle,
  records: readonly BundleFragment[],
  context: JobContext,
): Promise<string> {
  const { identity, recipient } = await newAgeIdentity();
  const { bundleId } = bundle.manifest;
  await withFileErrors(() =>
    mkdir(footageFolder(session.folder, bundleId), { recursive: true, mode: 0o700 }),
  );
  for (const [at, { id }] of records.entries()) {
    const film = bundle.media(id);
    const sink = await AgeFileWriter.create(
      receivedFile(session.folder, bundleId, id),
      await createAgeHeader({ recipients: [recipient] }),
    );
    await pour(film, sink, context.signal);
    context.progress('unpacking', (at + 1) / records.length);
  }
  return identity;
}

async function pour(film: ByteSource, sink: AgeFileWriter, signal: AbortSignal): Promise<void> {
  try {
    for (let at = 0; at < film.size; at += PIECE) {
      signal.throwIfAborted();
      await sink.write(await film.read(at, PIECE));
    }
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** Answers the earlier copies that the new fragments replaced. */
function storeBundle(
  db: WritableDb,
  session: Session,
  bundle: OpenBundle,
  records: readonly BundleFragment[],
  identity: string,
): { bundleId: string; id: string }[] {
  const { manifest } = bundle;
  const replaced = records.flatMap(({ id }) => {
    const before = findReceivedFragment(db, id);
    return before === null ? [] : [{ bundleId: before.bundleId, id }];
  });
  insertMediaIdentity(db, manifest.bundleId, identity);
  insertReceivedBundle(db, {
    id: manifest.bundleId,
    authorName: manifest.author.name,
    authorKey: manifest.author.publicKey,
    meetingTitle: manifest.meeting.title,
    meetingDate: manifest.meeting.date,
    until: manifest.until,
    session: JSON.stringify(bundle.session),
    receivedAt: session.clock.now(),
  });
  for (const { id, position, title, why, durationUs, frames } of records) {
    const entry = manifest.entries.find(({ name }) => name === `media/${id}.mp4`);
    putReceivedFragment(db, {
      ...{ id, bundleId: manifest.bundleId, position, title, why, durationUs, frames },
      bytes: entry?.bytes ?? 0,
      sha256: entry?.sha256 ?? '',
    });
  }
  return replaced;
}
