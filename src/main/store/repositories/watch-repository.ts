import { z } from 'zod';
import { timestampMs } from '../../../shared/model/scalars.ts';
import {
  type GivenWatch,
  givenWatch,
  type WatchedAlong,
  watchChoice,
  watchedAlong,
} from '../../../shared/model/watch.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const watchRow = z.object({ choice: watchChoice, saidAt: timestampMs.nullable() });
/** What an owner chose for one recording, and when she said that she has seen enough of it. */
export type WatchRow = z.infer<typeof watchRow>;

export function findWatchChoice(db: ReadableDb, recordingId: string): WatchRow | null {
  const row = db.prepare('SELECT choice, said_at AS saidAt FROM watch_choice WHERE id = ?').get(recordingId);
  return watchRow.nullable().parse(row ?? null);
}

export function putWatchChoice(db: WritableDb, recordingId: string, row: WatchRow): void {
  db.prepare(
    `INSERT INTO watch_choice (id, choice, said_at) VALUES (:recordingId, :choice, :saidAt)
     ON CONFLICT (id) DO UPDATE SET choice = excluded.choice, said_at = excluded.said_at`,
  ).run({ ...row, recordingId });
}

/** The packages that were made to watch along with, the newest first. */
export function listGivenWatches(db: ReadableDb): GivenWatch[] {
  const sql = `SELECT id AS bundleId, recording_id AS recordingId, contact_id AS contactId, name, until,
    made_at AS madeAt, sha256 FROM watch_given ORDER BY made_at DESC, id`;
  return z.array(givenWatch).parse(db.prepare(sql).all());
}

export function insertGivenWatch(db: WritableDb, row: GivenWatch): void {
  db.prepare(
    `INSERT INTO watch_given (id, recording_id, contact_id, name, until, made_at, sha256)
     VALUES (:bundleId, :recordingId, :contactId, :name, :until, :madeAt, :sha256)`,
  ).run(row);
}

const watchedColumns = `id AS recordingId, bundle_id AS bundleId, original_id AS originalId,
  author_name AS authorName, author_key AS authorKey, until, taken_at AS takenAt`;

/** The recordings of others, in the order they came. */
export function listWatchedAlong(db: ReadableDb): WatchedAlong[] {
  const sql = `SELECT ${watchedColumns} FROM watched_along ORDER BY taken_at, id`;
  return z.array(watchedAlong).parse(db.prepare(sql).all());
}

/** Whose recording this is, if it is somebody else's. */
export function findWatchedAlong(db: ReadableDb, recordingId: string): WatchedAlong | null {
  const row = db.prepare(`SELECT ${watchedColumns} FROM watched_along WHERE id = ?`).get(recordingId);
  return watchedAlong.nullable().parse(row ?? null);
}

/** The recording here that its author knows under this id. */
export function findWatchedOriginal(
  db: ReadableDb,
  { authorKey, originalId }: Pick<WatchedAlong, 'authorKey' | 'originalId'>,
): WatchedAlong | null {
  const sql = `SELECT ${watchedColumns} FROM watched_along WHERE author_key = ? AND original_id = ?`;
  return watchedAlong.nullable().parse(db.prepare(sql).get(authorKey, originalId) ?? null);
}

export function insertWatchedAlong(db: WritableDb, row: WatchedAlong): void {
  db.prepare(
    `INSERT INTO watched_along (id, bundle_id, original_id, author_name, author_key, until, taken_at)
     VALUES (:recordingId, :bundleId, :originalId, :authorName, :authorKey, :until, :takenAt)`,
  ).run(row);
}

/** A later package of the same recording moves its last day. */
export function setWatchedUntil(
  db: WritableDb,
  recordingId: string,
  { bundleId, until }: Pick<WatchedAlong, 'bundleId' | 'until'>,
): void {
  db.prepare('UPDATE watched_along SET bundle_id = ?, until = ? WHERE id = ?').run(
    bundleId,
    until,
    recordingId,
  );
}
