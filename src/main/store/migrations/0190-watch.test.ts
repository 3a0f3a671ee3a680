import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import { findWatchChoice, listGivenWatches, listWatchedAlong } from '../repositories/watch-repository.ts';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('nobody watched along before, and a choice of nowhere is refused', () => {
  const { db, upTo } = databaseOfBefore('migration-190');
  upTo(180);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO recording VALUES ('${id}', 'r', 'p', 'Les', 'ready', 1, 1, 1, 1, 0, 5)`);
  upTo(190);
  const read = asReadable(db);
  expect([findWatchChoice(read, id), listGivenWatches(read), listWatchedAlong(read)]).toEqual([null, [], []]);
  expect(db.prepare('SELECT title FROM recording').pluck().all()).toEqual(['Les']);
  expect(() => db.exec(`INSERT INTO watch_choice VALUES ('${id}', 'perhaps', NULL)`)).toThrow(/CHECK/);
  db.close();
});
