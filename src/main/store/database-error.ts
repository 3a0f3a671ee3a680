import { type ErrorCode, errorCodes, KijkkringError } from '../../shared/errors.ts';

const codeOfSqlite: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'libraryInUse',
  SQLITE_LOCKED: 'libraryInUse',
  SQLITE_NOTADB: 'databaseDamaged',
  SQLITE_CORRUPT: 'databaseDamaged',
  SQLITE_FULL: 'diskFull',
  SQLITE_READONLY: 'permissionDenied',
  SQLITE_CANTOPEN: 'databaseDamaged',
};

/** Rules that the schema itself guards raise the error's own code as their message. */
function codeRaisedBySchema(message: string): ErrorCode | undefined {
  return errorCodes.find((code) => code === message);
}

/** What better-sqlite3 says to whoever still asks something of a database that was closed. */
const CLOSED = 'The database connection is not open';

/** Turns what SQLite throws into the closed code a user has words for; other errors come back as they are. */
export function toDatabaseError(error: unknown): unknown {
  if (error instanceof KijkkringError || !(error instanceof Error)) return error;
  // the library was locked while something was waited for: that is how such a question ends
  if (error instanceof TypeError && error.message === CLOSED)
    return new KijkkringError('libraryLocked', { right: 'owner' }, { cause: error });
  const sqlite = (error as { code?: unknown }).code;
  if (typeof sqlite !== 'string' || !sqlite.startsWith('SQLITE_')) return error;
  const base = sqlite.split('_').slice(0, 2).join('_');
  const code = codeRaisedBySchema(error.message) ?? codeOfSqlite[sqlite] ?? codeOfSqlite[base];
  return code === undefined ? error : new KijkkringError(code, {}, { cause: error });
}

/** Runs database work and throws closed codes instead of SQLite's own. */
export function withDatabaseErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toDatabaseError(error);
  }
}
