import { join } from 'node:path';
import { KijkkringError } from '../../shared/errors.ts';
import { type SharedPlace, sharedPlaceOf } from '../files/shared-place.ts';
import { mutate } from '../history/mutate.ts';
import { sweepUnknown } from '../services/custody/known-package.ts';
import { publishCard } from '../services/custody/public-card.ts';
import { sweepInbox } from '../services/custody/sweep-inbox.ts';
import { createLibraryRecords, type NewLibrary } from '../services/library/library-service.ts';
import { appendLog } from '../services/log/log-service.ts';
import { recordingsToConfirm } from '../services/recording/confirm-job.ts';
import { goOnWithReviews } from '../services/recording/review-keeping.ts';
import { sweepLeftovers } from '../services/recording/sweep-leftovers.ts';
import { recordingsToRenderOf } from '../services/retention/render-released-job.ts';
import { startRetention } from '../services/retention/retention-service.ts';
import { builtInGuides } from '../services/viewing/guide-library.ts';
import type { ReadableDb } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { findPlaceOverride, putPlaceOverride } from '../store/repositories/place-repository.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { newSigningKey } from '../vault/signing.ts';
import { createVault, unlockVault } from '../vault/vault-service.ts';
import { finishDestruction } from './destroy-library.ts';
import type { EventHub } from './event-hub.ts';
import { handleJob } from './handler-map.ts';
import { LibraryDatabase } from './library-database.ts';
import { LibrarySession } from './library-session.ts';
import { neighboursOf } from './neighbours.ts';
import { type Ports, systemStopwatch } from './ports.ts';

/** The one film of the sample lesson. */
const SAMPLE_FILM = 'lesson.mp4';

export interface Surroundings {
  readonly ports: Ports;
  readonly events: EventHub;
  /** Closes every film that a window looks at. */
  readonly closeFootage: () => Promise<void>;
}

/**
 * Makes a library: the key file comes last, so that a crash half-way leaves a folder that is not yet a library.
 * @throws `libraryExists`, `diskFull`, `permissionDenied`
 */
export async function createLibrary(
  surroundings: Surroundings,
  input: NewLibrary & { folder: string; passphrase: string; placeReason?: string | undefined },
): Promise<LibrarySession> {
  const { ports } = surroundings;
  const place = sharedPlaceOf(input.folder);
  refuseUnless(place, input.placeReason !== undefined);
  await finishDestruction(input.folder);
  const age = await newAgeIdentity();
  const signing = newSigningKey();
  const vault = await createVault({
    folder: input.folder,
    passphrase: input.passphrase,
    ids: ports.ids,
    beforeKeyFile: async (draft) => {
      const [key] = draft.databaseKeys();
      const connection = openDatabase(draft.folder, key, 'create');
      key.fill(0);
      try {
        mutate(connection, { label: 'library.create', history: 'never' }, (db) =>
          createLibraryRecords(db, ports.ids, ports.clock, {
            ...input,
            age: { public: age.recipient, secret: age.identity },
            signing: { public: signing.publicKey, secret: signing.secretKey },
          }),
        );
      } finally {
        connection.close();
      }
    },
  });
  const session = await openSession(surroundings, vault);
  if (place !== null) recordOverride(session, place, input.placeReason);
  return session;
}

/**
 * Opens a library with its passphrase.
 * @throws `libraryNotFound`, `libraryDamaged`, `libraryNewer`, `libraryInUse`, `passphraseWrong`, `databaseDamaged`,
 *   `databaseNewer`
 */
export async function unlockLibrary(
  surroundings: Surroundings,
  input: { folder: string; passphrase: string; placeReason?: string | undefined },
): Promise<LibrarySession> {
  await finishDestruction(input.folder);
  return openAllowed(surroundings, await unlockVault(input), input);
}

/**
 * Opens a library whose keys are there already, which are overwritten when it may not be opened.
 * @throws as `unlockLibrary`, but for the passphrase
 */
export async function openAllowed(
  surroundings: Surroundings,
  vault: OpenVault,
  input: { folder: string; placeReason?: string | undefined },
): Promise<LibrarySession> {
  const session = await openSession(surroundings, vault);
  const place = sharedPlaceOf(input.folder);
  try {
    refuseUnless(place, input.placeReason !== undefined || isOverridden(session.db, place));
    if (place !== null) recordOverride(session, place, input.placeReason);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** @throws `placeSynchronised` with the service, `placeOnNetwork` */
function refuseUnless(place: SharedPlace | null, isAllowed: boolean): void {
  if (place === null || isAllowed) return;
  if (place.kind === 'network') throw new KijkkringError('placeOnNetwork');
  throw new KijkkringError('placeSynchronised', { service: place.service });
}

function isOverridden(db: ReadableDb, place: SharedPlace | null): boolean {
  return findPlaceOverride(db)?.place === place?.kind;
}

/** A reason that was given before is kept until another one is given. */
function recordOverride(session: LibrarySession, { kind }: SharedPlace, reason: string | undefined): void {
  if (reason === undefined) return;
  session.change((db) => {
    putPlaceOverride(db, { place: kind, reason, at: session.clock.now() });
    appendLog(db, session, { kind: 'folderOverride', place: kind });
  });
}

async function openSession(
  { ports, events, closeFootage }: Surroundings,
  vault: OpenVault,
): Promise<LibrarySession> {
  let database: LibraryDatabase | null = null;
  try {
    database = await LibraryDatabase.open(vault);
    const session = new LibrarySession({
      database,
      closeFootage,
      vault,
      events,
      clock: ports.clock,
      ids: ports.ids,
      log: ports.log,
      stopwatch: ports.stopwatch ?? systemStopwatch,
      sampleFilm: ports.places === undefined ? null : join(ports.places.sampleFolder, SAMPLE_FILM),
      guides: builtInGuides(),
      paperwork: ports.paperwork ?? { version: null, programFiles: [], print: null },
      neighbours: neighboursOf(ports.places, vault.folder),
      definitionOf: handleJob,
    });
    await session.finishErasure();
    await sweepLeftovers(session);
    await sweepUnknown(session);
    await startRetention(session);
    await sweepInbox(session);
    await publishCard(session);
    for (const recordingId of recordingsToRenderOf(session))
      session.startJob('release.render', { recordingId });
    goOnWithReviews(session);
    for (const recordingId of recordingsToConfirm(session))
      session.startJob('recording.confirm', { recordingId });
    return session;
  } catch (error) {
    database?.close();
    vault.lock();
    throw error;
  }
}
