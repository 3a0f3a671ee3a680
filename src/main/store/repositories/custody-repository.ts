import { z } from 'zod';
import { type HandedOver, handedOver, type ReadIn, readIn } from '../../../shared/model/custody.ts';
import { bundleId, recordingId } from '../../../shared/model/ids.ts';
import { isoDate, timestampMs } from '../../../shared/model/scalars.ts';
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

/** @param row with the last day, without an extension, that it brought along; null for a film that begins its life here */
export function insertTakenHome(
  db: WritableDb,
  row: TakenHome & { readonly keepUntil: string | null },
): void {
  db.prepare(
    `INSERT INTO taken_home (id, recording_id, author_name, author_key, taken_at, keep_until)
     VALUES (:bundleId, :recordingId, :authorName, :authorKey, :takenAt, :keepUntil)`,
  ).run(row);
}

/** The last day, without an extension, of a recording that was another library's before; null for any other. */
export function findKeepUntil(db: ReadableDb, recordingId: string): string | null {
  const sql = 'SELECT min(keep_until) FROM taken_home WHERE recording_id = ?';
  return isoDate.nullable().parse(db.prepare(sql).pluck().get(recordingId) ?? null);
}

/** What was sealed for others to go on with, the newest first. */
export function listHandedOver(db: ReadableDb): HandedOver[] {
  const sql = `SELECT id AS bundleId, recording_id AS recordingId, contact_id AS contactId, name, until,
    made_at AS madeAt, sha256 FROM handed_over ORDER BY made_at DESC, id`;
  return z.array(handedOver).parse(db.prepare(sql).all());
}

export function insertHandedOver(db: WritableDb, row: HandedOver): void {
  db.prepare(
    `INSERT INTO handed_over (id, recording_id, contact_id, name, until, made_at, sha256)
     VALUES (:bundleId, :recordingId, :contactId, :name, :until, :madeAt, :sha256)`,
  ).run(row);
}

/** The kijkwijzer that came along with a recording, or null. */
export function findSuggestedGuide(db: ReadableDb, recordingId: string): string | null {
  const sql = 'SELECT guide_id FROM suggested_guide WHERE id = ?';
  return z
    .string()
    .nullable()
    .parse(db.prepare(sql).pluck().get(recordingId) ?? null);
}

export function insertSuggestedGuide(db: WritableDb, recordingId: string, guideId: string): void {
  db.prepare('INSERT INTO suggested_guide (id, guide_id) VALUES (?, ?)').run(recordingId, guideId);
}

/** When a package in the inbox was first seen past its day at a start, in milliseconds since the epoch, or null. */
export function findWaitingPast(db: ReadableDb, id: string): number | null {
  const seenAt = db.prepare('SELECT seen_at FROM waiting_past WHERE id = ?').pluck().get(id);
  return typeof seenAt === 'number' ? seenAt : null;
}

export function putWaitingPast(db: WritableDb, id: string, seenAt: number): void {
  db.prepare('INSERT OR IGNORE INTO waiting_past (id, seen_at) VALUES (?, ?)').run(id, seenAt);
}

export function deleteWaitingPast(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM waiting_past WHERE id = ?').run(id);
}
