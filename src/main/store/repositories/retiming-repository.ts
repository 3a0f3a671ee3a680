import { z } from 'zod';
import type { WritableDb } from '../database.ts';

const point = z.object({ id: z.string(), atUs: z.int() });
const span = z.object({ id: z.string(), startUs: z.int(), endUs: z.int() });

/** Where the moments of one index lie on another. */
export interface Retiming {
  moment(us: number): number;
  span(startUs: number, endUs: number): { startUs: number; endUs: number };
  /** Displayed frames in a stretch. */
  frames(startUs: number, endUs: number): number;
}

const released = 'SELECT fragment_id FROM release WHERE revoked_at IS NULL';

/** Tables with a stretch of a recording: which rows, and under which names the ends stand. */
const spans = [
  { table: 'fragment', start: 'in_us', end: 'out_us', where: `recording_id = ? AND id NOT IN (${released})` },
  { table: 'annotation', start: 'start_us', end: 'end_us', where: 'recording_id = ? AND end_us IS NOT NULL' },
  { table: 'highlight', start: 'start_us', end: 'end_us', where: 'recording_id = ?' },
  {
    table: 'cover',
    start: 'start_us',
    end: 'end_us',
    where: `fragment_id IN (SELECT id FROM fragment WHERE recording_id = ? AND id NOT IN (${released}))`,
  },
] as const;

const moments = [
  { table: 'annotation', at: 'start_us', where: 'recording_id = ? AND end_us IS NULL' },
  { table: 'highlight', at: 'at_us', where: 'recording_id = ?' },
  { table: 'note', at: 'at_us', where: 'recording_id = ?' },
] as const;

/**
 * Moves everything that stands on a recording to another index of it; only what really moves is written. What is released stays as it was
 * released.
 */
export function retimeRecords(db: WritableDb, recordingId: string, to: Retiming): void {
  for (const { table, at, where } of moments) {
    const rows = db.prepare(`SELECT id, ${at} AS atUs FROM ${table} WHERE ${where}`).all(recordingId);
    for (const { id, atUs } of z.array(point).parse(rows)) {
      const moved = to.moment(atUs);
      if (moved !== atUs) db.prepare(`UPDATE ${table} SET ${at} = ? WHERE id = ?`).run(moved, id);
    }
  }
  for (const { table, start, end, where } of spans) {
    const sql = `SELECT id, ${start} AS startUs, ${end} AS endUs FROM ${table} WHERE ${where}`;
    for (const row of z.array(span).parse(db.prepare(sql).all(recordingId))) {
      const moved = to.span(row.startUs, row.endUs);
      if (moved.startUs !== row.startUs || moved.endUs !== row.endUs)
        db.prepare(`UPDATE ${table} SET ${start} = ?, ${end} = ? WHERE id = ?`).run(
          ...[moved.startUs, moved.endUs, row.id],
        );
      if (table === 'fragment')
        db.prepare('UPDATE fragment SET frames = ? WHERE id = ? AND frames <> ?').run(
          ...[to.frames(moved.startUs, moved.endUs), row.id, to.frames(moved.startUs, moved.endUs)],
        );
    }
  }
}
