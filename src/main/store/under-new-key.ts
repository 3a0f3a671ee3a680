import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database, { type Database as SqliteDatabase } from 'better-sqlite3';
import { invariant } from '../../shared/assert.ts';
import { renameNow, syncFileNow } from '../files/durable-now.ts';
import { withDatabaseErrors } from './database-error.ts';
import { backupPath } from './migrate.ts';
import { DATABASE_NAME, giveKey, openDatabase } from './open.ts';

/** The database on its way to another key; worthless until it takes the place of the other. */
const RENEWED_NAME = `${DATABASE_NAME}.renewed`;

/** Takes away what a change of keys left that was cut off. Only for who holds the library open. */
export function removeRenewed(folder: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm'])
    rmSync(join(folder, RENEWED_NAME + ending), { force: true });
}

/**
 * Writes all that a database holds now under another key, and puts that in its place: no page of what was deleted goes along,
 * and nothing that could be read with the present key is left under the database's name. The write-ahead log is emptied and the
 * copy of before the last update goes first: both hold what was.
 *
 * The new file is complete and durable before it takes the other's name, so a crash leaves one of the two. Not SQLite's own
 * change of keys in place: a crash within it was measured to leave a database that neither key opens.
 * @param keys raw keys of 32 bytes
 * @returns the connection to go on with; the one given is closed
 * @throws KijkkringError `diskFull`, `permissionDenied`, `databaseDamaged`; the connection given is still open then, unless the
 *   new database would not open
 */
export function moveUnderNewKey(
  db: SqliteDatabase,
  folder: string,
  keys: { readonly present: Buffer; readonly next: Buffer },
): SqliteDatabase {
  const renewed = join(folder, RENEWED_NAME);
  removeRenewed(folder);
  rmSync(backupPath(join(folder, DATABASE_NAME)), { force: true });
  withDatabaseErrors(() => {
    emptyLog(db);
    db.prepare('VACUUM INTO ?').run(renewed);
    changeKey(renewed, keys);
    syncFileNow(renewed);
  });
  db.close();
  renameNow(renewed, join(folder, DATABASE_NAME));
  return openDatabase(folder, keys.next, 'existing');
}

function emptyLog(db: SqliteDatabase): void {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  invariant(result?.busy === 0, 'somebody else kept the log of the database from being emptied');
}

/** Nobody needs this file when the change is cut off, so it keeps no journal. */
function changeKey(path: string, { present, next }: { present: Buffer; next: Buffer }): void {
  const copy = new Database(path);
  try {
    giveKey(copy, present);
    copy.pragma('journal_mode=OFF');
    const raw = Buffer.concat([Buffer.from('raw:'), next]);
    copy.rekey(raw);
    raw.fill(0);
  } finally {
    copy.close();
  }
}
