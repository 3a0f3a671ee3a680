import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { isErasurePending, listDestructionReports } from '../repositories/erasure-repository.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';
import { log } from './0080-log.ts';
import { retention } from './0100-retention.ts';
import { erasure } from './0120-erasure.ts';

const scratch = scratchFolder('migration-120');
const before = [foundation, home, classAndConsent, log, retention];

test('a library of before has destroyed nothing, and a film is marked as destroyed beside its row', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  db.pragma('foreign_keys=ON');
  migrate(db, path, before);
  const old = asWritable(db, 'migration');
  old.exec(`INSERT INTO trajectory VALUES ('t', 'Traject');
    INSERT INTO participant VALUES ('p', 't', 'Marije', 'teacher', 1);
    INSERT INTO round VALUES ('r', 't', 1);
    INSERT INTO recording VALUES ('o', 'r', 'p', 'Opname', 'ready', 1, 1, 1, 1, 0, 0);`);
  migrate(db, path, [...before, erasure]);
  expect([isErasurePending(asReadable(db)), listDestructionReports(asReadable(db))]).toEqual([false, []]);
  db.exec("INSERT INTO destroyed_recording VALUES ('o', 5)");
  expect(() => db.exec("INSERT INTO destroyed_recording VALUES ('nobody', 5)")).toThrow('FOREIGN KEY');
  expect(db.prepare('SELECT title FROM recording').pluck().all()).toEqual(['Opname']);
  db.close();
});
