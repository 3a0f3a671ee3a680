import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import { findView, getLibraryKind } from '../repositories/home-repository.ts';
import { listPupils } from '../repositories/trajectory-repository.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';

const scratch = scratchFolder('migration-30');

test('a library of before keeps its rows: it is somebody’s own, and its class sits in order of number', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  db.pragma('foreign_keys=ON');
  migrate(db, path, [foundation]);
  const trajectory = randomUUID();
  const pupils = [randomUUID(), randomUUID()];
  const write = asWritable(db, 'migration');
  write.prepare('INSERT INTO trajectory (id, title) VALUES (?, ?)').run(trajectory, 'Traject');
  for (const [at, id] of pupils.entries())
    write
      .prepare('INSERT INTO pupil (id, trajectory_id, number) VALUES (?, ?, ?)')
      .run(id, trajectory, 9 - at);
  write.prepare('INSERT INTO pupil_name (id, first_name) VALUES (?, ?)').run(pupils.at(0) ?? '', 'Marnix');
  // and on to what the repositories of today read
  migrate(db, path, [foundation, home, classAndConsent]);
  const read = asReadable(db);
  expect(getLibraryKind(read)).toBe('own');
  expect(findView(read, randomUUID())).toBe(null);
  expect(listPupils(read)).toEqual([
    { id: pupils[1], trajectoryId: trajectory, number: 8, firstName: null, seat: { row: 1, column: 1 } },
    { id: pupils[0], trajectoryId: trajectory, number: 9, firstName: 'Marnix', seat: { row: 1, column: 2 } },
  ]);
  db.close();
});

test('the newest schema refuses what can not be', () => {
  const folder = join(scratch, 'newest');
  mkdirSync(folder);
  const db = openDatabase(folder, randomBytes(32), 'create');
  expect(() => db.prepare("INSERT INTO library_kind (id, kind) VALUES (1, 'borrowed')").run()).toThrow();
  expect(() => db.prepare("INSERT INTO library_kind (id, kind) VALUES (2, 'own')").run()).toThrow();
  expect(() =>
    db.prepare('INSERT INTO seat (id, seat_row, seat_column) VALUES (?, 0, 1)').run('x'),
  ).toThrow();
  db.close();
});
