import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { mutate } from '../../src/main/history/mutate.ts';
import type { Session } from '../../src/main/services/session.ts';
import { createTrajectory } from '../../src/main/services/trajectory/trajectory-service.ts';
import { builtInGuides } from '../../src/main/services/viewing/guide-library.ts';
import { asReadable, type WritableDb } from '../../src/main/store/database.ts';
import { openDatabase } from '../../src/main/store/open.ts';
import { insertLibraryKey } from '../../src/main/store/repositories/key-repository.ts';
import { insertPart, insertRecording } from '../../src/main/store/repositories/recording-repository.ts';
import { listParticipants, listRounds } from '../../src/main/store/repositories/trajectory-repository.ts';
import { newSigningKey } from '../../src/main/vault/signing.ts';
import { encodeFrameTimes } from '../../src/shared/kernels/frame-times.ts';
import { type RecordingId, recordingId } from '../../src/shared/model/ids.ts';

/** A session on a real database, with a signing key and without footage, for the rules that need neither. */
export interface SessionOnRows {
  readonly session: Session;
  readonly connection: Database;
  /** A ready recording of ten seconds at 25 frames a second: frame n starts at n × 40,000 µs. */
  readonly recordingId: RecordingId;
  /** The faults that were written into the log, in order. */
  readonly reported: readonly unknown[];
  /** Runs one change that undo knows about. */
  record<T>(label: string, work: (db: WritableDb) => T): T;
  setClock(ms: number): void;
  /** As when the passphrase was typed longer than five minutes ago. */
  forgetPassphrase(): void;
}

export const FRAME_US = 40_000;
export const FRAMES = 250;

export function sessionOnRows(folder: string): SessionOnRows {
  mkdirSync(folder, { recursive: true });
  const connection = openDatabase(folder, randomBytes(32), 'create');
  let fresh = true;
  const reported: unknown[] = [];
  let now = Date.UTC(2026, 10, 23);
  const ids = { next: () => randomUUID() };
  const change = <T>(work: (db: WritableDb) => T) =>
    mutate(connection, { label: 'fixture', history: 'never' }, work).value;
  const { trajectory } = change((db) => createTrajectory(db, ids, { title: 'Traject', name: 'Marije' }));
  const { publicKey, secretKey } = newSigningKey();
  change((to) => insertLibraryKey(to, 'signing', { public: publicKey, secret: secretKey }));
  const db = asReadable(connection);
  const self = listParticipants(db).find((participant) => participant.self);
  const round = listRounds(db)[0];
  if (self === undefined || round === undefined) throw new Error('the fixture has an owner and a round');
  const id = recordingId.parse(randomUUID());
  change((to) => insertReadyRecording(to, { id, roundId: round.id, ownerId: self.id }));
  return {
    connection,
    recordingId: id,
    reported,
    record: (label, work) => mutate(connection, { label, history: 'record' }, work).value,
    setClock: (ms) => {
      now = ms;
    },
    forgetPassphrase: () => {
      fresh = false;
    },
    session: {
      folder,
      libraryId: randomUUID(),
      kind: 'own',
      sampleFilm: null,
      passphraseFresh: () => fresh,
      trajectoryId: trajectory.id,
      selfId: self.id,
      db,
      clock: { now: () => now },
      ids,
      guides: builtInGuides(),
      paperwork: { version: '0.0.0', programFiles: [], print: null },
      offers: { open: refuse, nameOf: refuse },
      neighbours: { list: async () => [], find: async () => null },
      jobs: { list: () => [], start: refuse, pause: refuse, outcome: refuse, resume: refuse, cancel: refuse },
      tell: () => undefined,
      report: (error) => reported.push(error),
      change,
      erase: async (_label, work) => change(work),
    },
  };
}

function refuse(): never {
  throw new Error('this session runs no jobs');
}

function insertReadyRecording(
  db: WritableDb,
  ids: Pick<Parameters<typeof insertRecording>[1], 'id' | 'roundId' | 'ownerId'>,
): void {
  const durationUs = FRAMES * FRAME_US;
  insertRecording(db, {
    ...ids,
    title: 'Opname',
    state: 'ready',
    durationUs,
    frames: FRAMES,
    width: 1280,
    height: 720,
    rotation: 0,
    importedAt: 0,
  });
  insertPart(db, {
    id: randomUUID(),
    recordingId: ids.id,
    position: 0,
    bytes: 1,
    sha256: '00',
    probe: '{}',
    endUs: durationUs,
    frameTimes: encodeFrameTimes(Float64Array.from({ length: FRAMES }, (_unused, at) => at * FRAME_US)),
  });
}
