import { z } from 'zod';
import type { ReadableDb, WritableDb } from '../database.ts';

const receivedBundle = z.object({
  id: z.string(),
  authorName: z.string(),
  authorKey: z.string(),
  meetingTitle: z.string(),
  meetingDate: z.string(),
  until: z.string(),
  /** What the bundle said of its fragments, in the bundle's own format. */
  session: z.string(),
  receivedAt: z.int(),
});
export type ReceivedBundle = z.infer<typeof receivedBundle>;

const receivedFragment = z.object({
  id: z.string(),
  bundleId: z.string(),
  position: z.int(),
  title: z.string(),
  why: z.string(),
  durationUs: z.int(),
  frames: z.int(),
  bytes: z.int(),
  sha256: z.string(),
});
export type ReceivedFragment = z.infer<typeof receivedFragment>;

const bundleColumns =
  'id, author_name AS authorName, author_key AS authorKey, meeting_title AS meetingTitle, meeting_date AS meetingDate, until, session, received_at AS receivedAt';
const fragmentColumns =
  'id, bundle_id AS bundleId, position, title, why, duration_us AS durationUs, frames, bytes, sha256';

export function listReceivedBundles(db: ReadableDb): ReceivedBundle[] {
  return z
    .array(receivedBundle)
    .parse(
      db.prepare(`SELECT ${bundleColumns} FROM received_bundle ORDER BY meeting_date, received_at`).all(),
    );
}

export function findReceivedBundle(db: ReadableDb, id: string): ReceivedBundle | null {
  const row = db.prepare(`SELECT ${bundleColumns} FROM received_bundle WHERE id = ?`).get(id);
  return row === undefined ? null : receivedBundle.parse(row);
}

/** Whether anything was received before that was signed with this key. */
export function isKnownSender(db: ReadableDb, authorKey: string): boolean {
  return db.prepare('SELECT 1 FROM received_bundle WHERE author_key = ?').get(authorKey) !== undefined;
}

/** The signing key of whoever sent this fragment before, or null. */
export function senderOfFragment(db: ReadableDb, fragmentId: string): string | null {
  const sql =
    'SELECT author_key FROM received_bundle b JOIN received_fragment f ON f.bundle_id = b.id WHERE f.id = ?';
  const key = db.prepare(sql).pluck().get(fragmentId);
  return typeof key === 'string' ? key : null;
}

export function insertReceivedBundle(db: WritableDb, row: ReceivedBundle): void {
  db.prepare(
    `INSERT INTO received_bundle (id, author_name, author_key, meeting_title, meeting_date, until, session, received_at)
     VALUES (:id, :authorName, :authorKey, :meetingTitle, :meetingDate, :until, :session, :receivedAt)`,
  ).run(row);
}

export function deleteReceivedBundle(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM received_bundle WHERE id = ?').run(id);
}

/** The fragments of one received bundle in their order. */
export function listReceivedFragments(db: ReadableDb, bundleId: string): ReceivedFragment[] {
  const sql = `SELECT ${fragmentColumns} FROM received_fragment WHERE bundle_id = ? ORDER BY position`;
  return z.array(receivedFragment).parse(db.prepare(sql).all(bundleId));
}

export function findReceivedFragment(db: ReadableDb, id: string): ReceivedFragment | null {
  const row = db.prepare(`SELECT ${fragmentColumns} FROM received_fragment WHERE id = ?`).get(id);
  return row === undefined ? null : receivedFragment.parse(row);
}

/** Adds a fragment, or lets a newer bundle of the same author take it over. */
export function putReceivedFragment(db: WritableDb, row: ReceivedFragment): void {
  db.prepare(
    `INSERT INTO received_fragment (id, bundle_id, position, title, why, duration_us, frames, bytes, sha256)
     VALUES (:id, :bundleId, :position, :title, :why, :durationUs, :frames, :bytes, :sha256)
     ON CONFLICT (id) DO UPDATE SET bundle_id = excluded.bundle_id, position = excluded.position, title = excluded.title,
       why = excluded.why, duration_us = excluded.duration_us, frames = excluded.frames, bytes = excluded.bytes,
       sha256 = excluded.sha256`,
  ).run(row);
}
