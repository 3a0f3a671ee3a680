import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '../../../shared/assert.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { BundleFragment, BundleManifest } from '../../../shared/model/bundle.ts';
import { mediaName } from '../../bundle/bundle-names.ts';
import { type OpenBundle, verifyBundle } from '../../bundle/bundle-reader.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  findReceivedBundle,
  insertReceivedBundle,
  listReceivedBundles,
  listReceivedFragments,
  putReceivedFragment,
  senderOfFragment,
} from '../../store/repositories/received-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { footageFolder, receivedFile } from '../recording/footage-files.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
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
    admit: (input) => refuseInPractice(session, [input.path]),
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
  if (manifest.until < strictDayOf(session))
    throw new KijkkringError('bundleExpired', { until: manifest.until });
  refuseOthersIds(session, bundle, records);
  const alreadyHere = findReceivedBundle(session.db, manifest.bundleId) !== null;
  if (!alreadyHere) await keep(session, bundle, records, context);
  await removeReplacedFilms(session);
  return { ...answer, alreadyHere };
}

/**
 * An id stays with the key that brought it first. A bundle under the id of a recording of this library would get its
 * folder, and its footage would go with a bundle that is refused.
 * @throws `bundleSignatureInvalid` when somebody else sends what an author sent before, `bundleDamaged`
 */
function refuseOthersIds(session: Session, bundle: OpenBundle, records: readonly BundleFragment[]): void {
  const { author, bundleId } = bundle.manifest;
  const before = findReceivedBundle(session.db, bundleId);
  const senders = [
    before?.authorKey ?? null,
    ...records.map(({ id }) => senderOfFragment(session.db, id)),
  ].filter((sender) => sender !== null);
  if (senders.some((sender) => sender !== author.publicKey))
    throw new KijkkringError('bundleSignatureInvalid');
  if (listRecordings(session.db).some(({ id }) => String(id) === String(bundleId)))
    throw new KijkkringError('bundleDamaged');
}

/** Films first, then one transaction that makes them known; leaves nothing when either fails. */
async function keep(
  session: Session,
  bundle: OpenBundle,
  records: readonly BundleFragment[],
  context: JobContext,
): Promise<void> {
  try {
    const identity = await sealFilms(session, bundle, records, context);
    session.change((db) => storeBundle(db, session, bundle, records, identity));
  } catch (error) {
    await rm(footageFolder(session.folder, bundle.manifest.bundleId), { recursive: true, force: true });
    throw error;
  }
}

/** Takes away the films that a later bundle replaced, also those that a crash or a full disk kept from going before. */
async function removeReplacedFilms(session: Session): Promise<void> {
  await withFileErrors(async () => {
    for (const { id } of listReceivedBundles(session.db)) {
      const kept = listReceivedFragments(session.db, id).map((fragment) =>
        receivedFile(session.folder, id, fragment.id),
      );
      const folder = footageFolder(session.folder, id);
      const films = (await namesIn(folder)).map((name) => join(folder, name));
      for (const film of films.filter((path) => !kept.includes(path))) await rm(film, { force: true });
    }
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
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
    const sink = await AgeFileWriter.create(
      receivedFile(session.folder, bundleId, id),
      await createAgeHeader({ recipients: [recipient] }),
    );
    await pour(bundle, id, sink, context.signal);
    context.progress('unpacking', (at + 1) / records.length);
  }
  return identity;
}

/** Moves a film, and makes sure once more that it is the one that was signed: the file may have changed since. */
async function pour(
  bundle: OpenBundle,
  fragmentId: string,
  sink: AgeFileWriter,
  signal: AbortSignal,
): Promise<void> {
  const film = bundle.media(fragmentId);
  const hash = createHash('sha256');
  try {
    for (let at = 0; at < film.size; at += PIECE) {
      signal.throwIfAborted();
      const piece = await film.read(at, PIECE);
      hash.update(piece);
      await sink.write(piece);
    }
    if (hash.digest('hex') !== entryOf(bundle.manifest, fragmentId).sha256)
      throw new KijkkringError('bundleHashMismatch');
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

function entryOf(manifest: BundleManifest, fragmentId: string): BundleManifest['entries'][number] {
  const entry = manifest.entries.find(({ name }) => name === mediaName(fragmentId));
  invariant(entry !== undefined, 'a verified bundle lists each of its films');
  return entry;
}

function storeBundle(
  db: WritableDb,
  session: Session,
  bundle: OpenBundle,
  records: readonly BundleFragment[],
  identity: string,
): void {
  const { manifest } = bundle;
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
    const { bytes, sha256 } = entryOf(manifest, id);
    putReceivedFragment(db, {
      ...{ id, bundleId: manifest.bundleId, position, title },
      ...{ why, durationUs, frames, bytes, sha256 },
    });
  }
}
