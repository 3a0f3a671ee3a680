import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { asReadable, asWritable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findStatement, listConsents, listHiddenPupils } from '../repositories/class-repository.ts';
import { listReleases } from '../repositories/meeting-repository.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';

const scratch = scratchFolder('migration-50');

/** A library of the step before, with a class, a fragment, and a release that is in force. */
function libraryOfBefore(kind: 'own' | 'practice') {
  const path = join(scratch, `${kind}-${randomUUID()}.db`);
  const db = new Database(path);
  db.pragma('foreign_keys=ON');
  migrate(db, path, [foundation, home]);
  const [trajectory, self, round, recording, fragment, meeting, release, pupil] = Array.from(
    { length: 8 },
    () => randomUUID(),
  );
  const write = asWritable(db, 'migration');
  const insert = (sql: string, ...values: (string | number | null | undefined)[]) =>
    write.prepare(sql).run(...values.map((value) => value ?? null));
  insert('INSERT INTO library_kind VALUES (1, ?)', kind);
  insert('INSERT INTO trajectory VALUES (?, ?)', trajectory, 'Traject');
  insert('INSERT INTO participant VALUES (?, ?, ?, ?, 1)', self, trajectory, 'Marije', 'teacher');
  insert('INSERT INTO round VALUES (?, ?, 1)', round, trajectory);
  insert('INSERT INTO pupil VALUES (?, ?, 7)', pupil, trajectory);
  insert(
    "INSERT INTO recording VALUES (?, ?, ?, 'Opname', 'ready', 10, 1, 1, 1, 0, 0)",
    recording,
    round,
    self,
  );
  insert("INSERT INTO fragment VALUES (?, ?, 2, 8, 1, 'Titel', '')", fragment, recording);
  insert("INSERT INTO meeting VALUES (?, ?, 'Bouw', '2026-12-01', 'phaseTeam')", meeting, trajectory);
  insert("INSERT INTO release VALUES (?, ?, ?, '[]', '2026-12-20', 1, NULL)", release, fragment, meeting);
  insert('INSERT INTO pupil_name VALUES (?, ?)', pupil, 'Kaan');
  insert("INSERT INTO note VALUES (?, ?, 3, 'Kaans beurt')", randomUUID(), recording);
  const change = { table: 'note', id: randomUUID(), before: { text: 'Kaan' }, after: { text: 'Iemand' } };
  const named = { table: 'pupil_name', id: pupil, before: null, after: { first_name: 'Kaan' } };
  insert(
    "INSERT INTO history_entry (label, policy, state, diff) VALUES ('l', 'record', 'done', ?)",
    JSON.stringify([named, change]),
  );
  migrate(db, path, [foundation, home, classAndConsent]);
  return { db, fragment, meeting, release };
}

test('a library of before keeps its releases; nothing is stated or on record', () => {
  const { db, fragment, meeting, release } = libraryOfBefore('own');
  const read = asReadable(db);
  expect({
    statement: findStatement(read),
    consents: listConsents(read),
    hidden: listHiddenPupils(read),
    releases: listReleases(read, null),
  }).toEqual({
    statement: null,
    consents: [],
    hidden: [],
    releases: [
      {
        ...{ id: release, fragmentId: fragment, meetingId: meeting, audience: [] },
        ...{ until: '2026-12-20', releasedAt: 1, revokedAt: null },
      },
    ],
  });
  db.close();
});

test('what was typed before holds no name any more, nor does what undo remembers', () => {
  const { db, fragment } = libraryOfBefore('own');
  const note = db.prepare('SELECT text FROM note').pluck().get();
  const diff = db.prepare('SELECT diff FROM history_entry').pluck().get();
  expect(JSON.stringify([note, diff])).not.toContain('Kaan');
  expect(JSON.parse(String(diff))).toMatchObject([{ table: 'note', after: { text: 'Iemand' } }]);
  expect(() => db.prepare('UPDATE fragment SET out_us = 9 WHERE id = ?').run(fragment ?? null)).toThrow();
  db.close();
});

test('the practice lesson is stated', () => {
  const { db } = libraryOfBefore('practice');
  expect(findStatement(asReadable(db))).toMatchObject({ mode: 'statement', basis: 'legitimateInterest' });
  db.close();
});

test('the new schema refuses what can not be', () => {
  const { db } = libraryOfBefore('own');
  const refused = [
    "INSERT INTO class_statement SELECT id, 'statement', 'consent', 'coaching', '2026-09-08', '[]' FROM trajectory",
    "INSERT INTO class_statement SELECT id, 'statement', 'publicTask', 'appraisal', '2026-09-08', '[]' FROM trajectory",
    "INSERT INTO pupil_consent SELECT id, 'circle', 'maybe', NULL, NULL, NULL FROM pupil",
    "INSERT INTO release VALUES ('x', 'of nobody', 'm', '[]', '2026-12-20', 1, NULL)",
  ].map((sql) => {
    try {
      db.exec(sql);
      return 'nothing was refused';
    } catch (error) {
      return error instanceof Error ? error.message.replace(/^CHECK.*/, 'check') : '';
    }
  });
  expect(refused).toEqual(['check', 'check', 'check', 'releaseOwnerOnly']);
  db.close();
});
