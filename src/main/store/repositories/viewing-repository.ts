import { z } from 'zod';
import { type Annotation, annotation } from '../../../shared/model/annotation.ts';
import {
  type Fragment,
  fragment,
  type Highlight,
  highlight,
  type Note,
  note,
} from '../../../shared/model/recording.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const fragmentColumns =
  'id, recording_id AS recordingId, in_us AS inUs, out_us AS outUs, frames, title, why, levelled';
const annotationColumns =
  'id, recording_id AS recordingId, guide_id AS guideId, item_code AS itemCode, kind, actor, start_us AS startUs, end_us AS endUs, pupil_id AS pupilId, note';
const noteColumns = 'id, recording_id AS recordingId, at_us AS atUs, text';
/** Rows as they are stored: names are references, so a text may be longer than what was typed. */
const fragmentRow = fragment.extend({
  ...{ title: z.string(), why: z.string() },
  levelled: z.int().transform((stored) => stored === 1),
});
const annotationRow = annotation.extend({ note: z.string() });
const noteRow = note.extend({ text: z.string() });

function shownFragment(db: ReadableDb): (row: unknown) => Fragment {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = fragmentRow.parse(row);
    return { ...stored, title: show(stored.title), why: show(stored.why) };
  };
}

function shownAnnotation(db: ReadableDb): (row: unknown) => Annotation {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = annotationRow.parse(row);
    return { ...stored, note: show(stored.note) };
  };
}

function shownNote(db: ReadableDb): (row: unknown) => Note {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = noteRow.parse(row);
    return { ...stored, text: show(stored.text) };
  };
}

function heldFragment(db: ReadableDb, row: Fragment): Omit<Fragment, 'levelled'> & { levelled: number } {
  const { hold } = nameKeeper(db);
  return { ...row, title: hold(row.title), why: hold(row.why), levelled: row.levelled ? 1 : 0 };
}

const highlightColumns =
  'id, recording_id AS recordingId, at_us AS atUs, start_us AS startUs, end_us AS endUs';

export function listFragments(db: ReadableDb, recordingId: string): Fragment[] {
  const sql = `SELECT ${fragmentColumns} FROM fragment WHERE recording_id = ? ORDER BY in_us, id`;
  return db.prepare(sql).all(recordingId).map(shownFragment(db));
}

export function findFragment(db: ReadableDb, id: string): Fragment | null {
  const row = db.prepare(`SELECT ${fragmentColumns} FROM fragment WHERE id = ?`).get(id);
  return row === undefined ? null : shownFragment(db)(row);
}

export function insertFragment(db: WritableDb, row: Fragment): void {
  db.prepare(
    'INSERT INTO fragment (id, recording_id, in_us, out_us, frames, title, why, levelled) VALUES (:id, :recordingId, :inUs, :outUs, :frames, :title, :why, :levelled)',
  ).run(heldFragment(db, row));
}

export function updateFragment(db: WritableDb, row: Fragment): void {
  db.prepare(
    'UPDATE fragment SET in_us = :inUs, out_us = :outUs, frames = :frames, title = :title, why = :why, levelled = :levelled WHERE id = :id',
  ).run(heldFragment(db, row));
}

export function deleteFragment(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM fragment WHERE id = ?').run(id);
}

export function listAnnotations(db: ReadableDb, recordingId: string): Annotation[] {
  const sql = `SELECT ${annotationColumns} FROM annotation WHERE recording_id = ? ORDER BY start_us, item_code, id`;
  return db.prepare(sql).all(recordingId).map(shownAnnotation(db));
}

export function findAnnotation(db: ReadableDb, id: string): Annotation | null {
  const row = db.prepare(`SELECT ${annotationColumns} FROM annotation WHERE id = ?`).get(id);
  return row === undefined ? null : shownAnnotation(db)(row);
}

export function insertAnnotation(db: WritableDb, row: Annotation): void {
  db.prepare(
    `INSERT INTO annotation (id, recording_id, guide_id, item_code, kind, actor, start_us, end_us, pupil_id, note)
     VALUES (:id, :recordingId, :guideId, :itemCode, :kind, :actor, :startUs, :endUs, :pupilId, :note)`,
  ).run({ ...row, note: nameKeeper(db).hold(row.note) });
}

export function updateAnnotation(db: WritableDb, row: Annotation): void {
  db.prepare(
    'UPDATE annotation SET start_us = :startUs, end_us = :endUs, pupil_id = :pupilId, note = :note WHERE id = :id',
  ).run({ ...row, note: nameKeeper(db).hold(row.note) });
}

export function deleteAnnotation(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM annotation WHERE id = ?').run(id);
}

/** The phases of one guide on a recording in order of time. */
export function listPhases(db: ReadableDb, recordingId: string, guideId: string): Annotation[] {
  const sql = `SELECT ${annotationColumns} FROM annotation
    WHERE recording_id = ? AND guide_id = ? AND kind = 'exclusive' ORDER BY start_us, id`;
  return db.prepare(sql).all(recordingId, guideId).map(shownAnnotation(db));
}

export function listNotes(db: ReadableDb, recordingId: string): Note[] {
  const sql = `SELECT ${noteColumns} FROM note WHERE recording_id = ? ORDER BY at_us, id`;
  return db.prepare(sql).all(recordingId).map(shownNote(db));
}

export function findNote(db: ReadableDb, id: string): Note | null {
  const row = db.prepare(`SELECT ${noteColumns} FROM note WHERE id = ?`).get(id);
  return row === undefined ? null : shownNote(db)(row);
}

export function insertNote(db: WritableDb, row: Note): void {
  db.prepare('INSERT INTO note (id, recording_id, at_us, text) VALUES (:id, :recordingId, :atUs, :text)').run(
    { ...row, text: nameKeeper(db).hold(row.text) },
  );
}

export function setNoteText(db: WritableDb, id: string, text: string): void {
  db.prepare('UPDATE note SET text = ? WHERE id = ?').run(nameKeeper(db).hold(text), id);
}

export function deleteNote(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM note WHERE id = ?').run(id);
}

export function listHighlights(db: ReadableDb, recordingId: string): Highlight[] {
  const sql = `SELECT ${highlightColumns} FROM highlight WHERE recording_id = ? ORDER BY at_us, id`;
  return z.array(highlight).parse(db.prepare(sql).all(recordingId));
}

export function findHighlight(db: ReadableDb, id: string): Highlight | null {
  const row = db.prepare(`SELECT ${highlightColumns} FROM highlight WHERE id = ?`).get(id);
  return row === undefined ? null : highlight.parse(row);
}

export function insertHighlight(db: WritableDb, row: Highlight): void {
  db.prepare(
    'INSERT INTO highlight (id, recording_id, at_us, start_us, end_us) VALUES (:id, :recordingId, :atUs, :startUs, :endUs)',
  ).run(row);
}

export function deleteHighlight(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM highlight WHERE id = ?').run(id);
}
