import type { RecordTable } from './change-capture.ts';
import type { ReadableDb, WritableDb } from './database.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** The present values of the named columns of a row, or null when the row is not there. */
export function readRow(
  db: ReadableDb,
  table: RecordTable,
  id: string,
  columns: readonly string[],
): Row | null {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return (db.prepare(`SELECT ${names} FROM ${table} WHERE id = ?`).get(id) as Row | undefined) ?? null;
}

/** Puts a whole row back. */
export function insertRow(db: WritableDb, table: RecordTable, row: Row): void {
  const columns = Object.keys(row);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  db.prepare(`INSERT INTO ${table} (${names}) VALUES (${places})`).run(...Object.values(row));
}

/** Sets the named columns of a row. */
export function updateRow(db: WritableDb, table: RecordTable, id: string, values: Row): void {
  const sets = Object.keys(values).map((name) => `"${name}" = ?`);
  db.prepare(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`).run(...Object.values(values), id);
}

/** Takes a row away. */
export function deleteRow(db: WritableDb, table: RecordTable, id: string): void {
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
}

/** Lets rows of one transaction refer to each other in any order; all references are checked at its end. */
export function deferForeignKeys(db: WritableDb): void {
  db.exec('PRAGMA defer_foreign_keys = ON');
}
