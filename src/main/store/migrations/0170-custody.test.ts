import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { listContacts } from '../repositories/contact-repository.ts';
import { findTakenHome, listReadIn } from '../repositories/custody-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-170');
const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('a library of before has read nothing in for others, and knows whom it knew', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version < 170),
  );
  db.exec(
    `INSERT INTO contact VALUES ('${id}', 'Sanne', NULL, 'kijkkring1', 'age1', 'sleutel', 5, 6, NULL, NULL)`,
  );
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version <= 170),
  );
  expect(listReadIn(asReadable(db))).toEqual([]);
  expect(findTakenHome(asReadable(db), id)).toBeNull();
  expect(listContacts(asReadable(db))).toMatchObject([{ id, name: 'Sanne', confirmedAt: 6 }]);
  db.close();
});
