import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';
import { asReadable } from '../database.ts';
import { listDestructionReports } from '../repositories/erasure-repository.ts';
import { listReleasedFilms } from '../repositories/released-film-repository.ts';

const subjectId = '3b241101-e2bb-4255-8caf-4136c566a962';
const head = { count: 1, hash: '0'.repeat(64), signature: 's' };
const counts = { files: 1, names: 0, revoked: 2, marks: 0, notes: 0 };

test('renderings of before are made again, and reports of what was destroyed stay as they were', () => {
  const { db, upTo } = databaseOfBefore('migration-220');
  upTo(180);
  db.pragma('foreign_keys = OFF');
  db.exec("INSERT INTO rendered_fragment VALUES ('x', 'r', 'recipe', 1, '00', 25, 1000000)");
  db.prepare("INSERT INTO destruction_report VALUES (?, 5, 'recording', ?, 'owner', ?, ?)").run(
    ...[subjectId, subjectId, JSON.stringify(counts), JSON.stringify(head)],
  );
  upTo(220);
  expect(db.prepare('SELECT count(*) FROM rendered_fragment').pluck().get()).toBe(0);
  expect(listReleasedFilms(asReadable(db))).toEqual([]);
  const report = { id: subjectId, at: 5, subject: 'recording', subjectId, cause: 'owner', logHead: head };
  expect(listDestructionReports(asReadable(db))).toEqual([{ ...report, counts: { ...counts, kept: 0 } }]);
  db.close();
});
