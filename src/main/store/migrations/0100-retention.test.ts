import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { longestTerms } from '../../../shared/kernels/retention.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findKnownDate, getTerms, putKnownDate } from '../repositories/retention-repository.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';
import { log } from './0080-log.ts';
import { retention } from './0100-retention.ts';

const scratch = scratchFolder('migration-100');
const before = [foundation, home, classAndConsent, log];

test('a library of before knows no date yet and keeps the longest terms; a confirmed day is never taken back', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  db.pragma('foreign_keys=ON');
  migrate(db, path, before);
  asWritable(db, 'migration').prepare("INSERT INTO trajectory VALUES ('a', 'Traject')").run();
  migrate(db, path, [...before, retention]);
  const read = asReadable(db);
  const write = asWritable(db, 'migration');
  expect([findKnownDate(read), getTerms(read)]).toEqual([null, longestTerms]);
  const known = { confirmedDay: '2026-11-24', doubted: false, saidDay: null };
  putKnownDate(write, known);
  expect(() => putKnownDate(write, { ...known, confirmedDay: '2026-11-23' })).toThrow('not taken back');
  expect(findKnownDate(read)).toEqual(known);
  expect(db.prepare('SELECT title FROM trajectory').pluck().all()).toEqual(['Traject']);
  db.close();
});
