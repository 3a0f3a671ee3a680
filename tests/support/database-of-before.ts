import { join } from 'node:path';
import Database, { type Database as OpenDatabase } from 'better-sqlite3';
import { migrate } from '../../src/main/store/migrate.ts';
import { migrations } from '../../src/main/store/migrations/migrations.ts';
import { scratchFolder } from './scratch.ts';

export interface DatabaseOfBefore {
  readonly db: OpenDatabase;
  /** Brings it up to a version; what a step of before left can be filled in between. */
  upTo(version: number): void;
}

/** A plain database in a scratch folder of its own, for the test of one step of the schema. */
export function databaseOfBefore(name: string): DatabaseOfBefore {
  const path = join(scratchFolder(name), 'library.db');
  const db = new Database(path);
  const upTo = (last: number): void =>
    migrate(
      db,
      path,
      migrations.filter(({ version }) => version <= last),
    );
  return { db, upTo };
}
