import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import { listWaitingProposals } from '../repositories/proposal-repository.ts';
import { findWatchChoice } from '../repositories/watch-repository.ts';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('nothing was proposed before, what was chosen stays, and a stretch that runs backwards is refused', () => {
  const { db, upTo } = databaseOfBefore('migration-200');
  upTo(190);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO watch_choice VALUES ('${id}', 'yes', 5)`);
  upTo(200);
  expect(listWaitingProposals(asReadable(db))).toEqual([]);
  expect(findWatchChoice(asReadable(db), id)).toEqual({ choice: 'yes', saidAt: 5 });
  const insert = `INSERT INTO received_proposal VALUES ('p', '${id}', 9, 9, 't', '', 'Sanne', 'k', 'waiting', 1)`;
  expect(() => db.exec(insert)).toThrow(/CHECK/);
  db.close();
});
