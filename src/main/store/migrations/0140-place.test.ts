import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findPlaceOverride, putPlaceOverride } from '../repositories/place-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-140');

test('a library of before lies where it lies, without a reason', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version < 140),
  );
  asWritable(db, 'migration').prepare("INSERT INTO trajectory VALUES ('a', 'Traject')").run();
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version <= 140),
  );
  expect(findPlaceOverride(asReadable(db))).toBeNull();
  const override = { place: 'network', reason: 'de laptop heeft geen schijf', at: 5 } as const;
  putPlaceOverride(asWritable(db, 'migration'), override);
  expect(findPlaceOverride(asReadable(db))).toEqual(override);
  expect(db.prepare('SELECT title FROM trajectory').pluck().all()).toEqual(['Traject']);
  db.close();
});
