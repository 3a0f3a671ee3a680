import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { Database as SqliteDatabase } from 'better-sqlite3';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { faultPoint } from '../files/fault-point.ts';
import { asWritable, type WritableDb } from './database.ts';

/** One step of the schema. Steps are numbered in tens, never changed after release, and freeze the shapes they use. */
export interface Migration {
  readonly version: number;
  update(db: WritableDb): void;
}

/** Where the copy of before an update stays until the updated library has been opened once. */
export function backupPath(databasePath: string): string {
  return `${databasePath}.before-update`;
}

/**
 * Brings a database to the newest version, all steps in one transaction. Before the first step a copy is made (still
 * encrypted: it is the file itself); it goes at the next good start.
 * @throws KijkkringError `databaseNewer` for a database that a later Kijkkring wrote; nothing is changed then.
 */
export function migrate(db: SqliteDatabase, databasePath: string, migrations: readonly Migration[]): void {
  assertAscending(migrations);
  const present = db.pragma('user_version', { simple: true }) as number;
  const newest = migrations.at(-1)?.version ?? 0;
  if (present > newest) throw new KijkkringError('databaseNewer', { found: present, known: newest });
  const steps = migrations.filter((step) => step.version > present);
  if (steps.length === 0) {
    rmSync(backupPath(databasePath), { force: true });
    return;
  }
  if (present > 0) copyBeside(db, databasePath);
  db.transaction(() => {
    for (const step of steps) step.update(asWritable(db, 'migration'));
    db.pragma(`user_version=${newest}`);
    faultPoint('before-commit');
  }).immediate();
  faultPoint('after-commit');
}

function assertAscending(migrations: readonly Migration[]): void {
  migrations.forEach((step, at) => {
    const before = migrations[at - 1]?.version ?? 0;
    invariant(step.version > before, `migration ${step.version} does not come after ${before}`);
  });
}

function copyBeside(db: SqliteDatabase, databasePath: string): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const target = backupPath(databasePath);
  if (existsSync(target)) return; // an earlier update broke off: its copy is the older, good one
  copyFileSync(databasePath, target);
  const handle = openSync(target, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
