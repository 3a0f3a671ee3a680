import { z } from 'zod';
import type { ReadableDb, WritableDb } from '../database.ts';

const entryRow = z.object({
  seq: z.int(),
  label: z.string(),
  policy: z.enum(['record', 'barrier']),
  diff: z.string(),
});
export type HistoryEntryRow = z.infer<typeof entryRow>;

const columns = 'seq, label, policy, diff';
/** A null scope stands for the whole library. */
const inScope = '(:scope IS NULL OR scope = :scope)';

/** The change that undo would take back: the newest one that is done. */
export function newestDone(db: ReadableDb, scope: string | null): HistoryEntryRow | null {
  const sql = `SELECT ${columns} FROM history_entry WHERE state = 'done' AND ${inScope} ORDER BY seq DESC LIMIT 1`;
  return entryRow.nullable().parse(db.prepare(sql).get({ scope }) ?? null);
}

/** The change that redo would do again: the oldest one that is undone. */
export function oldestUndone(db: ReadableDb, scope: string | null): HistoryEntryRow | null {
  const sql = `SELECT ${columns} FROM history_entry WHERE state = 'undone' AND ${inScope} ORDER BY seq LIMIT 1`;
  return entryRow.nullable().parse(db.prepare(sql).get({ scope }) ?? null);
}

/** Adds a change to the history and forgets what was undone before it in the same scope. */
export function appendEntry(
  db: WritableDb,
  entry: { scope: string | null; label: string; policy: 'record' | 'barrier'; diff: string },
): void {
  db.prepare("DELETE FROM history_entry WHERE state = 'undone' AND scope IS :scope").run({
    scope: entry.scope,
  });
  db.prepare(
    "INSERT INTO history_entry (scope, label, policy, state, diff) VALUES (:scope, :label, :policy, 'done', :diff)",
  ).run(entry);
}

/** Moves an entry between done and undone. */
export function setEntryState(db: WritableDb, seq: number, state: 'done' | 'undone'): void {
  db.prepare('UPDATE history_entry SET state = ? WHERE seq = ?').run(state, seq);
}
