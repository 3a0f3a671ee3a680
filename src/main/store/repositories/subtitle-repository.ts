import { z } from 'zod';
import { type Subtitle, subtitle } from '../../../shared/model/subtitle.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const columns =
  'id, recording_id AS recordingId, fragment_id AS fragmentId, start_us AS startUs, end_us AS endUs, text';

/** As it is stored: names are references, so a line may be longer than what was typed. */
const subtitleRow = subtitle.extend({ text: z.string() });

function shown(db: ReadableDb): (row: unknown) => Subtitle {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = subtitleRow.parse(row);
    return { ...stored, text: show(stored.text) };
  };
}

/** The lines under all fragments of a recording in order of time. */
export function listSubtitles(db: ReadableDb, recordingId: string): Subtitle[] {
  const sql = `SELECT ${columns} FROM subtitle WHERE recording_id = ? ORDER BY start_us, id`;
  return db.prepare(sql).all(recordingId).map(shown(db));
}

/** The lines under one fragment in order of time. */
export function listSubtitlesOf(db: ReadableDb, fragmentId: string): Subtitle[] {
  const sql = `SELECT ${columns} FROM subtitle WHERE fragment_id = ? ORDER BY start_us, id`;
  return db.prepare(sql).all(fragmentId).map(shown(db));
}

export function findSubtitle(db: ReadableDb, id: string): Subtitle | null {
  const row = db.prepare(`SELECT ${columns} FROM subtitle WHERE id = ?`).get(id);
  return row === undefined ? null : shown(db)(row);
}

export function insertSubtitle(db: WritableDb, row: Subtitle): void {
  db.prepare(
    `INSERT INTO subtitle (id, recording_id, fragment_id, start_us, end_us, text)
     VALUES (:id, :recordingId, :fragmentId, :startUs, :endUs, :text)`,
  ).run({ ...row, text: nameKeeper(db).hold(row.text) });
}

export function updateSubtitle(db: WritableDb, row: Subtitle): void {
  db.prepare('UPDATE subtitle SET start_us = :startUs, end_us = :endUs, text = :text WHERE id = :id').run({
    ...row,
    text: nameKeeper(db).hold(row.text),
  });
}

export function deleteSubtitle(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM subtitle WHERE id = ?').run(id);
}
