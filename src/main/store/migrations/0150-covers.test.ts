import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { listCovers } from '../repositories/cover-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-150');

test('fragments of before have no covers, and what was released stays released', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version < 150),
  );
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO fragment VALUES ('f', 'r', 0, 1000000, 25, 'Beurt', '');
    DROP TRIGGER only_the_owner_releases;
    INSERT INTO release (id, fragment_id, meeting_id, audience, until, released_at, revoked_at)
      VALUES ('one', 'f', 'm', '[]', '2026-12-18', 1, NULL)`);
  migrate(
    db,
    path,
    migrations.filter(({ version }) => version <= 150),
  );
  expect(listCovers(asReadable(db), 'f')).toEqual([]);
  expect(db.prepare('SELECT id FROM release WHERE revoked_at IS NULL').pluck().all()).toEqual(['one']);
  const cover = "INSERT INTO cover VALUES ('c', 'f', NULL, 'box', 0, 0, 1000, '[]', NULL)";
  expect(() => db.exec(cover)).toThrow('fragmentReleased');
  db.close();
});
