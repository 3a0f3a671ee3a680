import type { Database as SqliteDatabase } from 'better-sqlite3';
import { z } from 'zod';

/**
 * The tables whose rows undo can bring back. Anything else (releases, keys, jobs, received bundles) is never captured,
 * so no undo can reach it.
 */
export const recordTables = [
  'trajectory',
  'participant',
  'round',
  'learning_question',
  'pupil',
  'pupil_name',
  'seat',
  'class_group',
  'group_pupil',
  'intention',
  'recording',
  'fragment',
  'annotation',
  'note',
  'highlight',
  'angle_pair',
  'subtitle',
  'meeting',
] as const;
export type RecordTable = (typeof recordTables)[number];

const cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const captured = z.array(
  z.object({
    tbl: z.enum(recordTables),
    id: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
);

export interface CapturedChange {
  readonly table: RecordTable;
  readonly id: string;
  readonly before: z.infer<typeof cells> | null;
  readonly after: z.infer<typeof cells> | null;
}

/** The columns of a record table, in their order. */
export function columnsOf(db: SqliteDatabase, table: RecordTable): string[] {
  return (db.pragma(`main.table_info(${table})`) as { name: string }[]).map((column) => column.name);
}

/**
 * Watches every record table with temporary triggers, which catch what a repository writes as well as what a cascade
 * takes along. They live in the connection's memory, not in the file.
 */
export function installChangeCapture(db: SqliteDatabase): void {
  db.exec(
    'CREATE TEMP TABLE captured_change (seq INTEGER PRIMARY KEY, tbl TEXT, id TEXT, before TEXT, after TEXT)',
  );
  for (const table of recordTables) {
    const columns = columnsOf(db, table);
    const json = (side: 'OLD' | 'NEW') =>
      `json_object(${columns.map((name) => `'${name}', ${side}."${name}"`).join(', ')})`;
    const trigger = (event: 'INSERT' | 'UPDATE' | 'DELETE', id: string, before: string, after: string) =>
      `CREATE TEMP TRIGGER capture_${event.toLowerCase()}_${table} AFTER ${event} ON main.${table} BEGIN
         INSERT INTO captured_change (tbl, id, before, after) VALUES ('${table}', ${id}, ${before}, ${after});
       END`;
    db.exec(trigger('INSERT', 'NEW.id', 'NULL', json('NEW')));
    db.exec(trigger('UPDATE', 'NEW.id', json('OLD'), json('NEW')));
    db.exec(trigger('DELETE', 'OLD.id', json('OLD'), 'NULL'));
  }
}

/** Takes what was captured since the last call, oldest first. */
export function takeCapturedChanges(db: SqliteDatabase): CapturedChange[] {
  const rows = captured.parse(
    db.prepare('SELECT tbl, id, before, after FROM captured_change ORDER BY seq').all(),
  );
  db.exec('DELETE FROM captured_change');
  const parse = (text: string | null) => (text === null ? null : cells.parse(JSON.parse(text)));
  return rows.map(({ tbl, id, before, after }) => ({
    table: tbl,
    id,
    before: parse(before),
    after: parse(after),
  }));
}
