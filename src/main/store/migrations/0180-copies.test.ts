import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import { listFilmSources, listGoneCopies } from '../repositories/copy-repository.ts';

const filmed = '3b241101-e2bb-4255-8caf-4136c566a962';
const packed = '3b241101-e2bb-4255-8caf-4136c566a963';

test('what was read in before came from somewhere, and nobody said that it is gone', () => {
  const { db, upTo } = databaseOfBefore('migration-180');
  upTo(170);
  db.pragma('foreign_keys = OFF');
  for (const id of [filmed, packed])
    db.exec(`INSERT INTO recording VALUES ('${id}', 'r', 'p', 'Les', 'ready', 1, 1, 1, 1, 0, 5)`);
  db.exec(`INSERT INTO taken_home VALUES ('b', '${packed}', 'Sanne', 'k', 6)`);
  upTo(180);
  expect(listFilmSources(asReadable(db))).toEqual([
    { recordingId: filmed, kind: 'source', paths: [], notedAt: 5 },
    { recordingId: packed, kind: 'home', paths: [], notedAt: 5 },
  ]);
  expect(listGoneCopies(asReadable(db))).toEqual(new Map());
  db.close();
});
