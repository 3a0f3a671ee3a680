import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { takeCapturedChanges } from '../store/change-capture.ts';
import { asReadable, type WritableDb } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { historyState, redo, undo } from './history-service.ts';
import { mutate } from './mutate.ts';
import { squashChanges } from './record-diff.ts';

const scratch = scratchFolder('history');
let made = 0;
let db: Database;

beforeEach(() => {
  made += 1;
  const folder = join(scratch, String(made));
  mkdirSync(folder);
  db = openDatabase(folder, randomBytes(32), 'create');
  db.exec(`
    INSERT INTO trajectory VALUES ('t', 'traject');
    INSERT INTO participant VALUES ('me', 't', 'Ik', 'teacher', 1);
    INSERT INTO round VALUES ('r', 't', 1);
    INSERT INTO recording (id, round_id, owner_id, title, state, duration_us, frames, width, height, rotation, imported_at) VALUES ('a', 'r', 'me', 'A', 'ready', 1000, 10, 1, 1, 0, 0);
    INSERT INTO recording (id, round_id, owner_id, title, state, duration_us, frames, width, height, rotation, imported_at) VALUES ('b', 'r', 'me', 'B', 'ready', 1000, 10, 1, 1, 0, 0);
  `);
  takeCapturedChanges(db); // the fixture is no change
});

const record = <T>(label: string, work: (db: WritableDb) => T) =>
  mutate(db, { label, history: 'record' }, work).value;
const never = <T>(work: (db: WritableDb) => T) =>
  mutate(db, { label: 'never', history: 'never' }, work).value;
const addNote = (id: string, recording: string) =>
  record(`note ${id}`, (to) =>
    to.prepare('INSERT INTO note VALUES (?, ?, 1, ?)').run(id, recording, 'tekst'),
  );
const notes = () => db.prepare('SELECT id FROM note ORDER BY id').pluck().all();
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
};

test('undo and redo walk back and forth; a new change forgets what was undone', () => {
  addNote('1', 'a');
  addNote('2', 'a');
  expect(never((to) => undo(to, null))).toEqual({ label: 'note 2' });
  expect(never((to) => undo(to, null))).toEqual({ label: 'note 1' });
  expect(notes()).toEqual([]);
  expect(never((to) => redo(to, null))).toEqual({ label: 'note 1' });
  expect(historyState(asReadable(db), null)).toEqual({ undo: 'note 1', redo: 'note 2' });
  addNote('3', 'a');
  expect({ notes: notes(), state: historyState(asReadable(db), null) }).toEqual({
    notes: ['1', '3'],
    state: { undo: 'note 3', redo: null },
  });
});

test('undo stays within the recording that is asked for', () => {
  addNote('1', 'a');
  addNote('2', 'b');
  expect(never((to) => undo(to, 'a'))).toEqual({ label: 'note 1' });
  expect(notes()).toEqual(['2']);
  expect(codeOf(() => never((to) => undo(to, 'a')))).toBe('nothingToUndo');
});

test('what a cascade took along comes back with undo', () => {
  never((to) =>
    to.exec(`INSERT INTO pupil VALUES ('p', 't', 1);
      INSERT INTO pupil_name VALUES ('p', 'Saar');
      INSERT INTO annotation VALUES ('x', 'a', 'g', 'A1', 'point', 'pupil', 5, NULL, 'p', '')`),
  );
  record('remove pupil', (to) => to.prepare("DELETE FROM pupil WHERE id = 'p'").run());
  expect(db.prepare('SELECT pupil_id FROM annotation').pluck().get()).toBe(null);
  never((to) => undo(to, null));
  expect({
    name: db.prepare('SELECT first_name FROM pupil_name').pluck().get(),
    pupil: db.prepare('SELECT pupil_id FROM annotation').pluck().get(),
  }).toEqual({ name: 'Saar', pupil: 'p' });
});

test('a barrier stops undo, and what is never recorded can not be undone', () => {
  addNote('1', 'a');
  mutate(db, { label: 'barrier', history: 'barrier' }, (to) =>
    to.exec("UPDATE recording SET title = 'C' WHERE id = 'a'"),
  );
  expect(codeOf(() => never((to) => undo(to, null)))).toBe('nothingToUndo');
  never((to) => to.exec("UPDATE recording SET title = 'D' WHERE id = 'b'"));
  expect(codeOf(() => never((to) => undo(to, 'b')))).toBe('nothingToUndo');
});

test('a cell that was changed since is not overwritten by undo', () => {
  addNote('1', 'a');
  record('text', (to) => to.exec("UPDATE note SET text = 'anders' WHERE id = '1'"));
  never((to) => to.exec("UPDATE note SET text = 'van een ander' WHERE id = '1'"));
  expect(codeOf(() => never((to) => undo(to, null)))).toBe('historyConflict');
  expect(db.prepare('SELECT text FROM note').pluck().get()).toBe('van een ander');
});

test('a released fragment can not be undone away, and undo does not un-revoke', () => {
  record('fragment', (to) =>
    to.exec(
      "INSERT INTO fragment (id, recording_id, in_us, out_us, frames, title, why) VALUES ('f', 'a', 0, 5, 5, 'titel', '')",
    ),
  );
  never((to) => to.exec("INSERT INTO release VALUES ('r1', 'f', 'm', '[]', '2030-01-01', 1, NULL)"));
  expect(codeOf(() => never((to) => undo(to, null)))).toBe('fragmentReleased');
  never((to) => to.exec('UPDATE release SET revoked_at = 2'));
  never((to) => undo(to, null));
  never((to) => redo(to, null));
  expect(db.prepare('SELECT revoked_at FROM release').pluck().get()).toBe(2);
});

test('a change that fails leaves nothing, not in the records and not in the history', () => {
  expect(() =>
    record('half', (to) => {
      to.exec("INSERT INTO note VALUES ('1', 'a', 1, 'x')");
      throw new Error('halfway');
    }),
  ).toThrow('halfway');
  expect({ notes: notes(), state: historyState(asReadable(db), null) }).toEqual({
    notes: [],
    state: { undo: null, redo: null },
  });
  addNote('2', 'a');
  expect(db.prepare('SELECT json_array_length(diff) FROM history_entry').pluck().all()).toEqual([1]);
});

test('a row that ends as it began is no change', () => {
  const row = { id: '1', text: 'a' };
  const other = { id: '1', text: 'b' };
  const change = { table: 'note', id: '1' } as const;
  expect(
    squashChanges([
      { ...change, before: row, after: other },
      { ...change, before: other, after: row },
      { ...change, id: '2', before: null, after: row },
      { ...change, id: '2', before: row, after: null },
      { ...change, id: '3', before: row, after: other },
    ]),
  ).toEqual([{ table: 'note', id: '3', before: { text: 'a' }, after: { text: 'b' } }]);
});
