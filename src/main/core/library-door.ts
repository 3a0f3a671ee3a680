import { join } from 'node:path';
import { mutate } from '../history/mutate.ts';
import { createLibraryRecords, type NewLibrary } from '../services/library/library-service.ts';
import { sweepLeftovers } from '../services/recording/sweep-leftovers.ts';
import { startRetention } from '../services/retention/retention-service.ts';
import { builtInGuides } from '../services/viewing/guide-library.ts';
import { openDatabase } from '../store/open.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { newSigningKey } from '../vault/signing.ts';
import { createVault, unlockVault } from '../vault/vault-service.ts';
import type { EventHub } from './event-hub.ts';
import { handleJob } from './handler-map.ts';
import { LibraryDatabase } from './library-database.ts';
import { LibrarySession } from './library-session.ts';
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
  input: NewLibrary & { folder: string; passphrase: string },
): Promise<LibrarySession> {
  const { ports } = surroundings;
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
  return openSession(surroundings, vault);
}

/**
 * Opens a library with its passphrase.
 * @throws `libraryNotFound`, `libraryDamaged`, `libraryNewer`, `libraryInUse`, `passphraseWrong`, `databaseDamaged`,
 *   `databaseNewer`
 */
export async function unlockLibrary(
  surroundings: Surroundings,
  input: { folder: string; passphrase: string },
): Promise<LibrarySession> {
  return openSession(surroundings, await unlockVault(input));
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
      stopwatch: ports.stopwatch ?? systemStopwatch,
      sampleFilm: ports.places === undefined ? null : join(ports.places.sampleFolder, SAMPLE_FILM),
      guides: builtInGuides(),
      paperwork: ports.paperwork ?? { version: null, programFiles: [], print: null },
      definitionOf: handleJob,
    });
    await session.finishErasure();
    await sweepLeftovers(session);
    await startRetention(session);
    return session;
  } catch (error) {
    database?.close();
    vault.lock();
    throw error;
  }
}
