import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findLogHead, insertLogLine, listLogLines } from '../repositories/log-repository.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';
import { log } from './0080-log.ts';

const scratch = scratchFolder('migration-80');

test('a library of before gets an empty log, of which no line can be changed or taken away', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  db.pragma('foreign_keys=ON');
  migrate(db, path, [foundation, home, classAndConsent]);
  asWritable(db, 'migration').prepare("INSERT INTO trajectory VALUES ('a', 'Traject')").run();
  migrate(db, path, [foundation, home, classAndConsent, log]);
  const read = asReadable(db);
  expect([findLogHead(read), listLogLines(read, null, 10)]).toEqual([null, []]);
  expect(db.prepare('SELECT title FROM trajectory').pluck().all()).toEqual(['Traject']);
  const fragmentId = 'b40419af-b3e1-43ce-95b0-9155846d4f90';
  const entry = { kind: 'revocation', fragmentId, releases: 1 } as const;
  insertLogLine(asWritable(db, 'migration'), { number: 1, at: 5, entry: JSON.stringify(entry), hash: 'aa' });
  expect(() => db.exec('UPDATE log_line SET at = 6')).toThrow('log lines are unchanged');
  expect(() => db.exec('DELETE FROM log_line')).toThrow('log lines are kept');
  db.close();
});
