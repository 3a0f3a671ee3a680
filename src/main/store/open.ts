import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database, { type Database as SqliteDatabase } from 'better-sqlite3';
import { KijkkringError } from '../../shared/errors.ts';
import { installChangeCapture } from './change-capture.ts';
import { withDatabaseErrors } from './database-error.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/** How long a second opener waits before it hears that the library is in use, in milliseconds. */
const BUSY_TIMEOUT_MS = 1000;

/** Name of the database inside a library's folder. */
export const DATABASE_NAME = 'library.db';

/**
 * Opens the encrypted database of a library and brings its schema up to date.
 *
 * The cipher has to be chosen before the key: SQLCipher's scheme, version 4 layout, so that no byte of the file is in
 * the clear and other readers of SQLCipher can open it. The key goes in as raw bytes (`raw:` and 32 bytes), never
 * through SQL text.
 *
 * @param key 32 bytes; overwritten copies stay with the caller.
 * @throws KijkkringError `libraryInUse`, `databaseDamaged`, `databaseNewer`, `diskFull`
 */
export function openDatabase(folder: string, key: Buffer, mode: 'create' | 'existing'): SqliteDatabase {
  const path = join(folder, DATABASE_NAME);
  if (mode === 'existing' && !existsSync(path)) throw new KijkkringError('databaseDamaged');
  return withDatabaseErrors(() => {
    const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      configure(db, key);
      migrate(db, path, migrations);
      installChangeCapture(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Chooses the cipher and gives a new connection its raw key of 32 bytes, before anything is read. */
export function giveKey(db: SqliteDatabase, key: Buffer): void {
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  db.key(raw);
  raw.fill(0);
  // First after the key: SQLite otherwise spills large sorts in the clear to the system's temporary folder.
  db.pragma('temp_store=MEMORY');
}

function configure(db: SqliteDatabase, key: Buffer): void {
  giveKey(db, key);
  // One connection owns a library. The lock belongs to the process, so a crash never leaves it behind.
  db.pragma('locking_mode=EXCLUSIVE');
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  if (process.platform === 'darwin') db.pragma('fullfsync=ON');
  db.pragma('foreign_keys=ON');
  db.pragma('secure_delete=ON');
  db.pragma('mmap_size=0');
  db.pragma('trusted_schema=OFF');
}
