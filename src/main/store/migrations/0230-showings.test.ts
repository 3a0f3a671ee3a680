import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { listShowings } from '../repositories/showing-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-230');

test('of meetings before nothing was noted', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version < 230),
  );
  db.exec("INSERT INTO trajectory VALUES ('t', 'Traject')");
  db.exec("INSERT INTO meeting VALUES ('m', 't', 'Bouw', '2026-12-01', 'phaseTeam')");
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version <= 230),
  );
  expect(listShowings(asReadable(db), null)).toEqual([]);
  expect(db.prepare('SELECT title FROM meeting').pluck().all()).toEqual(['Bouw']);
  db.close();
});
