import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { listFragments } from '../repositories/viewing-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-280');
const recordingId = '3b241101-e2bb-4255-8caf-4136c566a961';
const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('fragments of before sound as they were recorded, and one that is released goes on sounding so', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  const upTo = (last: number) => migrations.filter(({ version }) => version <= last);
  migrate(db, path, upTo(279));
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO fragment VALUES ('${id}', '${recordingId}', 0, 1000000, 25, 'Beurt', '')`);
  migrate(db, path, upTo(280));
  expect(listFragments(asReadable(db), recordingId)).toEqual([
    { id, recordingId, inUs: 0, outUs: 1_000_000, frames: 25, title: 'Beurt', why: '', levelled: false },
  ]);
  db.exec(`DROP TRIGGER only_the_owner_releases;
    INSERT INTO release (id, fragment_id, meeting_id, audience, until, released_at, revoked_at)
      VALUES ('one', '${id}', 'm', '[]', '2026-12-18', 1, NULL);
    INSERT INTO name_sweep (id) VALUES (1)`);
  expect(() => db.exec('UPDATE fragment SET levelled = 1')).toThrow('fragmentReleased');
  db.exec("UPDATE fragment SET title = 'Beurt.'");
  db.close();
});
