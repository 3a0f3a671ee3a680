import { z } from 'zod';
import { type KnownDate, longestTerms, type RetentionTerms } from '../../../shared/kernels/retention.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const knownDateRow = z.object({
  confirmedDay: z.string(),
  doubted: z.int().transform((value) => value === 1),
  saidDay: z.string().nullable(),
});

/** What is known of the date, or null before the first start. */
export function findKnownDate(db: ReadableDb): KnownDate | null {
  const sql = 'SELECT confirmed_day AS confirmedDay, doubted, said_day AS saidDay FROM known_date';
  const row = db.prepare(sql).get();
  return row === undefined ? null : knownDateRow.parse(row);
}

export function putKnownDate(db: WritableDb, { confirmedDay, doubted, saidDay }: KnownDate): void {
  db.prepare(
    `INSERT INTO known_date (id, confirmed_day, doubted, said_day) VALUES (1, :confirmedDay, :doubted, :saidDay)
     ON CONFLICT (id) DO UPDATE SET confirmed_day = excluded.confirmed_day, doubted = excluded.doubted,
       said_day = excluded.said_day`,
  ).run({ confirmedDay, doubted: doubted ? 1 : 0, saidDay });
}

const termsRow = z.object({ afterMeeting: z.int(), afterImport: z.int(), afterRelease: z.int() });

export function getTerms(db: ReadableDb): RetentionTerms {
  const sql =
    'SELECT after_meeting AS afterMeeting, after_import AS afterImport, after_release AS afterRelease FROM retention_terms';
  const row = db.prepare(sql).get();
  return row === undefined ? longestTerms : termsRow.parse(row);
}

export function putTerms(db: WritableDb, terms: RetentionTerms): void {
  db.prepare(
    `INSERT INTO retention_terms (id, after_meeting, after_import, after_release) VALUES (1, :afterMeeting, :afterImport, :afterRelease)
     ON CONFLICT (id) DO UPDATE SET after_meeting = excluded.after_meeting, after_import = excluded.after_import,
       after_release = excluded.after_release`,
  ).run({ ...terms });
}

export interface Extension {
  readonly reason: string;
  readonly extendedAt: number;
}

const extensionRow = z.object({ reason: z.string(), extendedAt: z.int() });

/** The extension of a recording, or null; there is at most one. */
export function findExtension(db: ReadableDb, recordingId: string): Extension | null {
  const sql = 'SELECT reason, extended_at AS extendedAt FROM recording_extension WHERE id = ?';
  const row = db.prepare(sql).get(recordingId);
  if (row === undefined) return null;
  const extension = extensionRow.parse(row);
  return { ...extension, reason: nameKeeper(db).show(extension.reason) };
}

export function insertExtension(db: WritableDb, recordingId: string, extension: Extension): void {
  db.prepare('INSERT INTO recording_extension (id, reason, extended_at) VALUES (?, ?, ?)').run(
    recordingId,
    nameKeeper(db).hold(extension.reason),
    extension.extendedAt,
  );
}

/** When a recording was first seen past its deadline at a start, in milliseconds since the epoch, or null. */
export function findPastSince(db: ReadableDb, recordingId: string): number | null {
  const seenAt = db.prepare('SELECT seen_at FROM recording_past WHERE id = ?').pluck().get(recordingId);
  return typeof seenAt === 'number' ? seenAt : null;
}

export function putPastSince(db: WritableDb, recordingId: string, seenAt: number): void {
  db.prepare('INSERT OR IGNORE INTO recording_past (id, seen_at) VALUES (?, ?)').run(recordingId, seenAt);
}

export function deletePastSince(db: WritableDb, recordingId: string): void {
  db.prepare('DELETE FROM recording_past WHERE id = ?').run(recordingId);
}

/** When the film of a recording was destroyed, or null while it is there. */
export function findDestroyedAt(db: ReadableDb, recordingId: string): number | null {
  const at = db.prepare('SELECT destroyed_at FROM destroyed_recording WHERE id = ?').pluck().get(recordingId);
  return typeof at === 'number' ? at : null;
}
