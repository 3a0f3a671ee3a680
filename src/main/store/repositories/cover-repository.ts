import { z } from 'zod';
import { type Cover, cover } from '../../../shared/model/cover.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const coverRow = z
  .object({ keys: z.string(), muted: z.int() })
  .loose()
  .transform((row) => cover.parse({ ...row, keys: JSON.parse(row.keys), muted: row.muted === 1 }));

const columns = `id, fragment_id AS fragmentId, pupil_id AS pupilId, shape, muted,
  start_us AS startUs, end_us AS endUs, keys, confirmed_at AS confirmedAt`;

/** The covers of a fragment in order of time. */
export function listCovers(db: ReadableDb, fragmentId: string): Cover[] {
  const sql = `SELECT ${columns} FROM cover WHERE fragment_id = ? ORDER BY start_us, id`;
  return z.array(coverRow).parse(db.prepare(sql).all(fragmentId));
}

export function findCover(db: ReadableDb, id: string): Cover | null {
  const found = db.prepare(`SELECT ${columns} FROM cover WHERE id = ?`).get(id);
  return found === undefined ? null : coverRow.parse(found);
}

/** Adds a cover, or puts it in the place of the one with its id. */
export function putCover(db: WritableDb, row: Cover): void {
  db.prepare(
    `INSERT INTO cover (id, fragment_id, pupil_id, shape, muted, start_us, end_us, keys, confirmed_at)
     VALUES (:id, :fragmentId, :pupilId, :shape, :muted, :startUs, :endUs, :keys, :confirmedAt)
     ON CONFLICT (id) DO UPDATE SET pupil_id = excluded.pupil_id, shape = excluded.shape, muted = excluded.muted,
       start_us = excluded.start_us, end_us = excluded.end_us, keys = excluded.keys, confirmed_at = excluded.confirmed_at`,
  ).run({ ...row, muted: row.muted ? 1 : 0, keys: JSON.stringify(row.keys) });
}

export function deleteCover(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM cover WHERE id = ?').run(id);
}
