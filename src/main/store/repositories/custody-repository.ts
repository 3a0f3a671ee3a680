import { z } from 'zod';
import { type ReadIn, readIn } from '../../../shared/model/custody.ts';
import { bundleId, recordingId } from '../../../shared/model/ids.ts';
import { timestampMs } from '../../../shared/model/scalars.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const takenHome = z.object({
  bundleId,
  recordingId,
  authorName: z.string(),
  authorKey: z.string(),
  takenAt: timestampMs,
});
export type TakenHome = z.infer<typeof takenHome>;

/** The newest first. */
export function listReadIn(db: ReadableDb): ReadIn[] {
  const sql = `SELECT id AS bundleId, contact_id AS contactId, title, round, until, made_at AS madeAt, sha256
    FROM read_in ORDER BY made_at DESC, id`;
  const { show } = nameKeeper(db);
  return z
    .array(readIn)
    .parse(db.prepare(sql).all())
    .map((row) => ({ ...row, title: show(row.title) }));
}

export function insertReadIn(db: WritableDb, row: ReadIn): void {
  db.prepare(
    `INSERT INTO read_in (id, contact_id, title, round, until, made_at, sha256)
     VALUES (:bundleId, :contactId, :title, :round, :until, :madeAt, :sha256)`,
  ).run({ ...row, title: nameKeeper(db).hold(row.title) });
}

export function findTakenHome(db: ReadableDb, id: string): TakenHome | null {
  const sql = `SELECT id AS bundleId, recording_id AS recordingId, author_name AS authorName,
    author_key AS authorKey, taken_at AS takenAt FROM taken_home WHERE id = ?`;
  return takenHome.nullable().parse(db.prepare(sql).get(id) ?? null);
}

export function insertTakenHome(db: WritableDb, row: TakenHome): void {
  db.prepare(
    `INSERT INTO taken_home (id, recording_id, author_name, author_key, taken_at)
     VALUES (:bundleId, :recordingId, :authorName, :authorKey, :takenAt)`,
  ).run(row);
}
