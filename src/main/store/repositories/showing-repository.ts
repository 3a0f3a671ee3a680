import { z } from 'zod';
import { type Showing, showing } from '../../../shared/model/showing.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const showingRow = z
  .object({ fragmentIds: z.string(), present: z.string() })
  .loose()
  .transform((row) =>
    showing.parse({
      ...row,
      fragmentIds: JSON.parse(row.fragmentIds),
      present: JSON.parse(row.present),
    }),
  );

/** What was shown, in the order it was noted; at one meeting or at all. */
export function listShowings(db: ReadableDb, meetingId: string | null): Showing[] {
  const sql = `SELECT id, meeting_id AS meetingId, fragment_ids AS fragmentIds, present, operated_by AS operatedBy, noted_at AS notedAt
    FROM showing WHERE (:meetingId IS NULL OR meeting_id = :meetingId) ORDER BY noted_at, rowid`;
  return z.array(showingRow).parse(db.prepare(sql).all({ meetingId }));
}

export function insertShowing(db: WritableDb, { fragmentIds, present, ...row }: Showing): void {
  db.prepare(
    `INSERT INTO showing (id, meeting_id, fragment_ids, present, operated_by, noted_at)
     VALUES (:id, :meetingId, :fragmentIds, :present, :operatedBy, :notedAt)`,
  ).run({ ...row, fragmentIds: JSON.stringify(fragmentIds), present: JSON.stringify(present) });
}
