import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import { findRecording } from '../repositories/recording-repository.ts';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('what was read in before is counted, and whole', () => {
  const { db, upTo } = databaseOfBefore('migration-250');
  upTo(240);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO recording VALUES ('${id}', '${id}', '${id}', 'Les', 'ready', 1, 1, 1, 1, 0, 5)`);
  upTo(250);
  expect(findRecording(asReadable(db), id)).toMatchObject({ counting: 'counted', cutShort: null });
  expect(() => db.exec("UPDATE recording SET counting = 'guessed'")).toThrow('CHECK');
  db.close();
});
