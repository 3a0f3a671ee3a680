import type { Database as SqliteDatabase } from 'better-sqlite3';

/** An open connection, for those who open, close and transact; everyone else gets one of the two below. */
export type Connection = SqliteDatabase;

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A database that may be read. Repositories' readers take this, so a read path can't write. */
export type ReadableDb = Pick<SqliteDatabase, 'prepare'> & { readonly [readable]: true };

/** A database inside a write transaction. Only `mutate` and migrations hand one out. */
export type WritableDb = ReadableDb & Pick<SqliteDatabase, 'exec'> & { readonly [writable]: true };

/** Lends the read side of an open connection. */
export function asReadable(db: SqliteDatabase): ReadableDb {
  return db as SqliteDatabase & { readonly [readable]: true };
}

/** Lends the read side of whichever connection is open at the time of asking. */
export function readableThrough(current: () => SqliteDatabase): ReadableDb {
  return { prepare: (sql: string) => current().prepare(sql) } as ReadableDb;
}

/** Lends the write side; the reason says who takes part in no `mutate`, and is a closed list. */
export function asWritable(db: SqliteDatabase, _reason: 'migration' | 'mutation'): WritableDb {
  return db as SqliteDatabase & { readonly [readable]: true; readonly [writable]: true };
}
