import { z } from 'zod';
import { type LogHead, logHead } from '../../../shared/model/log.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

/** A line as it is stored; `entry` is canonical JSON, so that its hash can be taken again. */
const storedLine = z.object({ number: z.int(), at: z.int(), entry: z.string(), hash: z.string() });
export type StoredLogLine = z.infer<typeof storedLine>;

const columns = 'number, at, entry, hash';

export function insertLogLine(db: WritableDb, line: StoredLogLine): void {
  db.prepare(`INSERT INTO log_line (${columns}) VALUES (:number, :at, :entry, :hash)`).run(line);
}

/** Lines from the newest on. @param before only those with a lower number; null for the newest of all */
export function listLogLines(db: ReadableDb, before: number | null, most: number): StoredLogLine[] {
  const sql = `SELECT ${columns} FROM log_line WHERE :before IS NULL OR number < :before ORDER BY number DESC LIMIT :most`;
  return z.array(storedLine).parse(db.prepare(sql).all({ before, most }));
}

/** Every line in order, one at a time, so that a long log needs no memory. */
export function* eachLogLine(db: ReadableDb): Generator<StoredLogLine> {
  for (const row of db.prepare(`SELECT ${columns} FROM log_line ORDER BY number`).iterate())
    yield storedLine.parse(row);
}

/** Null while nothing was ever logged. */
export function findLogHead(db: ReadableDb): LogHead | null {
  const row = db.prepare('SELECT count, hash, signature FROM log_head WHERE id = 1').get();
  return row === undefined ? null : logHead.parse(row);
}

export function putLogHead(db: WritableDb, head: LogHead): void {
  db.prepare(
    `INSERT INTO log_head (id, count, hash, signature) VALUES (1, :count, :hash, :signature)
     ON CONFLICT (id) DO UPDATE SET count = :count, hash = :hash, signature = :signature`,
  ).run(head);
}
