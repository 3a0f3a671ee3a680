import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findRecording } from '../repositories/recording-repository.ts';
import { migrations } from './migrations.ts';

const scratch = scratchFolder('migration-250');
const id = '3b241101-e2bb-4255-8caf-4136c566a962';

test('what was read in before is counted, and whole', () => {
  const path = join(scratch, 'library.db');
  const db = new Database(path);
  const upTo = (last: number): void =>
    migrate(
      db,
      path,
      migrations.filter(({ version }) => version <= last),
    );
  upTo(240);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO recording VALUES ('${id}', '${id}', '${id}', 'Les', 'ready', 1, 1, 1, 1, 0, 5)`);
  upTo(250);
  expect(findRecording(asReadable(db), id)).toMatchObject({ counting: 'counted', cutShort: null });
  expect(() => db.exec("UPDATE recording SET counting = 'guessed'")).toThrow('CHECK');
  db.close();
});
