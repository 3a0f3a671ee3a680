import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findRecoverySheet, putRecoverySheet } from '../repositories/recovery-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-130');
const before = migrations.filter(({ version }) => version < 130);
const upToNow = migrations.filter(({ version }) => version <= 130);

test('a library of before has no sheet yet', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(db, path, before);
  asWritable(db, 'migration').prepare("INSERT INTO trajectory VALUES ('a', 'Traject')").run();
  migrate(db, path, upToNow);
  expect(findRecoverySheet(asReadable(db))).toBeNull();
  putRecoverySheet(asWritable(db, 'migration'), { madeAt: 5, testedAt: null });
  expect(findRecoverySheet(asReadable(db))).toEqual({ madeAt: 5, testedAt: null });
  expect(db.prepare('SELECT title FROM trajectory').pluck().all()).toEqual(['Traject']);
  db.close();
});
