import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { redo, undo } from '../../history/history-service.ts';
import { setHidden } from '../../store/repositories/name-repository.ts';
import {
  listLearningQuestions,
  listPupils,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { listFragments, listNotes } from '../../store/repositories/viewing-repository.ts';
import { namesThatLeave } from '../bundle/names-that-leave.ts';
import type { MutationContext } from '../handlers.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments } from '../meeting/release-service.ts';
import { addPupil, putLearningQuestion, renamePupil } from '../trajectory/trajectory-service.ts';
import { addFragment, changeFragment } from '../viewing/fragment-service.ts';
import { addNote } from '../viewing/note-service.ts';

const scratch = scratchFolder('names');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

const change = <T>(work: (context: MutationContext) => T): T =>
  rows.session.change((db) => work({ db, session: rows.session }));
const add = (firstName: string) => change((context) => addPupil(context, { firstName }));
const clip = (title: string) =>
  rows.record('fragment.add', (db) =>
    addFragment(
      { db, session: rows.session },
      { recordingId: rows.recordingId, inUs: 0, outUs: 1_000_000, title, why: 'Kaan wacht.' },
    ),
  );
const titles = () => listFragments(rows.session.db, rows.recordingId).map(({ title, why }) => [title, why]);
/** Everything that the database holds but the list itself, as text. */
const everywhere = (): string => {
  const { connection } = rows;
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'pupil_name'")
    .pluck()
    .all() as string[];
  return tables
    .map((table) => JSON.stringify(connection.prepare(`SELECT * FROM "${table}"`).all()))
    .join('\n');
};

test('no text holds a name, whatever it is, and each reads as it was typed', () => {
  add('Kaan');
  clip('Kaan begint zelf');
  change((context) => {
    addNote(context, { recordingId: rows.recordingId, atUs: 0, text: 'Kaans vinger' });
    putLearningQuestion(context, { text: 'Zie ik Kaan?', expectation: 'Kaan niet' });
    addMeeting(context, { title: 'Over Kaan', date: '2026-12-01', type: 'phaseTeam' });
  });
  const { db } = rows.session;
  expect({
    titles: titles(),
    notes: listNotes(db, rows.recordingId).map(({ text }) => text),
    question: newestLearningQuestion(db, rows.session.selfId)?.text,
    expected: listLearningQuestions(db).map(({ expectation }) => expectation),
  }).toEqual({
    titles: [['Kaan begint zelf', 'Kaan wacht.']],
    notes: ['Kaans vinger'],
    question: 'Zie ik Kaan?',
    expected: ['Kaan niet'],
  });
  expect(everywhere()).not.toContain('Kaan');
});

test('a name that comes later takes hold of what was typed before, also of what undo remembers', () => {
  const fragment = clip('Kaan begint zelf');
  rows.record('fragment.update', (db) => changeFragment(db, fragment.id, { title: 'Kaan en Saar' }));
  expect(everywhere()).toContain('Kaan');
  const kaan = add('Kaan');
  expect(everywhere()).not.toContain('Kaan');
  rows.session.change((db) => undo(db, rows.recordingId));
  expect(titles()).toEqual([['Kaan begint zelf', 'Kaan wacht.']]);
  rows.session.change((db) => redo(db, rows.recordingId));
  expect(titles()).toEqual([['Kaan en Saar', 'Kaan wacht.']]);
  change(({ db }) => renamePupil(db, kaan.id, null));
  expect(titles()).toEqual([['L1 en Saar', 'L1 wacht.']]);
});

test('what is released takes hold of a name too, and stays as it is otherwise', () => {
  const fragment = clip('Kaan begint zelf');
  const meeting = change((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-12-01', type: 'phaseTeam' }),
  );
  change((context) => releaseFragments(context, { fragmentIds: [fragment.id], meetingId: meeting.id }));
  add('Kaan');
  expect(everywhere()).not.toContain('Kaan');
  expect(titles()).toEqual([['Kaan begint zelf', 'Kaan wacht.']]);
  expect(() => change(({ db }) => db.exec("UPDATE fragment SET title = 'Anders'"))).toThrow();
});

test('while the list is put away everybody is a number, and texts are still held', () => {
  add('Kaan');
  clip('Kaan begint zelf');
  change(({ db }) => setHidden(db, true));
  expect([titles(), listPupils(rows.session.db).map(({ firstName }) => firstName)]).toEqual([
    [['L1 begint zelf', 'L1 wacht.']],
    [null],
  ]);
  change((context) => addNote(context, { recordingId: rows.recordingId, atUs: 0, text: 'Kaan weer' }));
  expect(everywhere()).not.toContain('Kaan');
  change(({ db }) => setHidden(db, false));
  expect(titles()).toEqual([['Kaan begint zelf', 'Kaan wacht.']]);
});

test('in what leaves a pupil is “deze leerling”, unless her name was left in this release', () => {
  const kaan = add('Kaan');
  add('Saar');
  const fragment = clip('Kaan en Saar');
  const leaves = (keptNames: (typeof kaan.id)[], date: string) => {
    const meeting = change((context) => {
      statedClass(context);
      return addMeeting(context, { title: 'Over Kaan', date, type: 'phaseTeam' });
    });
    const releases = change((context) =>
      releaseFragments(context, { fragmentIds: [fragment.id], meetingId: meeting.id, keptNames }),
    );
    const names = namesThatLeave(rows.session.db, releases);
    return [names.ofFragment(fragment).title, names.ofFragment(fragment).why, names.ofAll(meeting.title)];
  };
  expect(leaves([], '2026-12-01')).toEqual([
    'Deze leerling en deze leerling',
    'Deze leerling wacht.',
    'Over deze leerling',
  ]);
  expect(leaves([kaan.id], '2026-12-02')).toEqual(['Kaan en deze leerling', 'Kaan wacht.', 'Over Kaan']);
});
