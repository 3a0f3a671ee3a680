import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { listContacts } from '../repositories/contact-repository.ts';
import { listMadeBundles } from '../repositories/home-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-160');

test('a library of before knows nobody, and its bundles stay what they were', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version < 160),
  );
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO made_bundle (id, meeting_id, fragment_ids, made_at) VALUES ('b', 'm', '["f"]', 5)`);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version <= 160),
  );
  expect(listContacts(asReadable(db))).toEqual([]);
  expect(listMadeBundles(asReadable(db))).toEqual([
    { id: 'b', meetingId: 'm', fragmentIds: ['f'], madeAt: 5 },
  ]);
  db.close();
});
