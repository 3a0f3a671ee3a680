import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { backupPath } from '../../src/main/store/migrate.ts';
import { DATABASE_NAME, openDatabase } from '../../src/main/store/open.ts';
import { type PageSearch, searchPages } from './page-search.ts';

/**
 * What the reader of pages finds in a copy of a database from which every row that holds one of the texts was deleted, and nothing
 * else was done.
 * @param key raw key of 32 bytes
 */
export function deleteRowsAlone(folder: string, key: Buffer, texts: readonly string[]): PageSearch {
  const aside = mkdtempSync(join(tmpdir(), 'rows-alone-'));
  const [from, to] = [join(folder, DATABASE_NAME), join(aside, DATABASE_NAME)];
  try {
    for (const ending of ['', '-wal'])
      if (existsSync(from + ending)) copyFileSync(from + ending, to + ending);
    const db = openDatabase(aside, key, 'existing');
    try {
      // opening it takes the copy of before an update away
      copyFileSync(backupPath(from), backupPath(to));
      deleteRowsWith(db, texts);
      return searchPages(aside, [key], texts);
    } finally {
      db.close();
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function deleteRowsWith(db: Database, texts: readonly string[]): void {
  db.pragma('foreign_keys=OFF');
  const columns = db
    .prepare(
      `SELECT t.name AS name, c.name AS cell FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND c.type = 'TEXT'`,
    )
    .all() as { name: string; cell: string }[];
  db.transaction(() => {
    for (const { name, cell } of columns)
      for (const text of texts) db.prepare(`DELETE FROM "${name}" WHERE instr("${cell}", ?) > 0`).run(text);
  })();
}
