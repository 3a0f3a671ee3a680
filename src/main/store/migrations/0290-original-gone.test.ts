import { expect, test } from 'vitest';
import { databaseOfBefore } from '../../../../tests/support/database-of-before.ts';

test('the original of before is there, and only a verified copy can stand in for it', () => {
  const { db, upTo } = databaseOfBefore('migration-290');
  upTo(289);
  db.pragma('foreign_keys = OFF');
  db.exec("INSERT INTO review_copy VALUES ('a', 'codec', 'ready', 0, NULL, 0)");
  upTo(290);
  const goes = () => db.exec('UPDATE review_copy SET original_gone = 1');
  expect(db.prepare('SELECT original_gone FROM review_copy').pluck().get()).toBe(0);
  expect(goes).toThrow('CHECK');
  db.exec('UPDATE review_copy SET verified = 1');
  goes();
  expect(() => db.exec("UPDATE review_copy SET state = 'wanted'")).toThrow('CHECK');
  db.close();
});
