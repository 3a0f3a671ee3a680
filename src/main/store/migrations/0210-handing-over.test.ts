import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import {
  findKeepUntil,
  findSuggestedGuide,
  findTakenHome,
  listHandedOver,
} from '../repositories/custody-repository.ts';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('a recording that was taken in before keeps the day of its import, and nothing was handed over', () => {
  const { db, upTo } = databaseOfBefore('migration-210');
  upTo(190);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO recording VALUES ('${id}', 'r', 'p', 'Les', 'ready', 1, 1, 1, 1, 0, 5)`);
  db.exec(`INSERT INTO taken_home VALUES ('${id}', '${id}', 'Sanne', 'k', 6)`);
  upTo(210);
  const read = asReadable(db);
  expect(findTakenHome(read, id)).toMatchObject({ authorName: 'Sanne', takenAt: 6 });
  expect([findKeepUntil(read, id), findSuggestedGuide(read, id), listHandedOver(read)]).toEqual([
    ...[null, null, []],
  ]);
  db.close();
});
