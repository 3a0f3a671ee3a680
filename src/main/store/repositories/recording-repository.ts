import { z } from 'zod';
import { type Recording, recording } from '../../../shared/model/recording.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

/** An import is interrupted, not running, when no job is at work on it: derived, so that no crash can make it lie. */
const state = `CASE WHEN EXISTS (SELECT 1 FROM destroyed_recording WHERE destroyed_recording.id = recording.id) THEN 'destroyed'
  WHEN state = 'importing' AND NOT EXISTS (
    SELECT 1 FROM job WHERE job.state IN ('queued', 'running') AND json_extract(job.checkpoint, '$.recordingId') = recording.id
  ) THEN 'interrupted' ELSE state END AS state`;

const columns = `id, round_id AS roundId, owner_id AS ownerId, title, ${state}, duration_us AS durationUs, frames, width, height, rotation, imported_at AS importedAt,
  counting, cut_short AS isCutShort, lost_us AS lostUs`;

/** A title may be longer as it is stored: names in it are references. */
const recordingRow = recording
  .omit({ cutShort: true })
  .extend({ title: z.string(), isCutShort: z.int(), lostUs: z.int().nullable() });

function shownRecording(db: ReadableDb): (row: unknown) => Recording {
  const { show } = nameKeeper(db);
  return (row) => {
    const { isCutShort, lostUs, ...stored } = recordingRow.parse(row);
    return { ...stored, title: show(stored.title), cutShort: isCutShort === 1 ? { lostUs } : null };
  };
}

/** One file of a recording. `probe` and `frameTimes` are in the formats of the media layer. */
const recordingPart = z.object({
  id: z.string(),
  recordingId: z.string(),
  position: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  probe: z.string(),
  endUs: z.int(),
  frameTimes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type RecordingPart = z.infer<typeof recordingPart>;

export function listRecordings(db: ReadableDb): Recording[] {
  const sql = `SELECT ${columns} FROM recording ORDER BY (SELECT number FROM round WHERE round.id = round_id), imported_at, id`;
  return db.prepare(sql).all().map(shownRecording(db));
}

export function findRecording(db: ReadableDb, id: string): Recording | null {
  const row = db.prepare(`SELECT ${columns} FROM recording WHERE id = ?`).get(id);
  return row === undefined ? null : shownRecording(db)(row);
}

/** What its frames rest on is said when it becomes ready. */
export function insertRecording(db: WritableDb, row: Omit<Recording, 'counting' | 'cutShort'>): void {
  db.prepare(
    `INSERT INTO recording (id, round_id, owner_id, title, state, duration_us, frames, width, height, rotation, imported_at)
     VALUES (:id, :roundId, :ownerId, :title, :state, :durationUs, :frames, :width, :height, :rotation, :importedAt)`,
  ).run({ ...row, title: nameKeeper(db).hold(row.title) });
}

export function setRecordingTitle(db: WritableDb, id: string, title: string): void {
  db.prepare('UPDATE recording SET title = ? WHERE id = ?').run(nameKeeper(db).hold(title), id);
}

/** Sets what is known once every part has its frames: the recording is ready. */
export function setRecordingReady(
  db: WritableDb,
  id: string,
  facts: Pick<Recording, 'durationUs' | 'frames' | 'width' | 'height' | 'rotation' | 'counting' | 'cutShort'>,
): void {
  const { cutShort, ...rest } = facts;
  db.prepare(
    `UPDATE recording SET state = 'ready', duration_us = :durationUs, frames = :frames, width = :width,
       height = :height, rotation = :rotation, counting = :counting, cut_short = :isCutShort, lost_us = :lostUs
     WHERE id = :id`,
  ).run({ ...rest, id, isCutShort: cutShort === null ? 0 : 1, lostUs: cutShort?.lostUs ?? null });
}

export function deleteRecording(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM recording WHERE id = ?').run(id);
}

/** The parts of a recording in order of time. */
export function listParts(db: ReadableDb, recordingId: string): RecordingPart[] {
  const sql = `SELECT id, recording_id AS recordingId, position, bytes, sha256, probe, end_us AS endUs, frame_times AS frameTimes
    FROM recording_part WHERE recording_id = ? ORDER BY position`;
  return z.array(recordingPart).parse(db.prepare(sql).all(recordingId));
}

export function insertPart(db: WritableDb, row: RecordingPart): void {
  db.prepare(
    `INSERT INTO recording_part (id, recording_id, position, bytes, sha256, probe, end_us, frame_times)
     VALUES (:id, :recordingId, :position, :bytes, :sha256, :probe, :endUs, :frameTimes)`,
  ).run(row);
}

/** Replaces what is known of the frames of a part. */
export function setPartFrames(
  db: WritableDb,
  recordingId: string,
  position: number,
  { endUs, frameTimes }: Pick<RecordingPart, 'endUs' | 'frameTimes'>,
): void {
  db.prepare(
    'UPDATE recording_part SET end_us = ?, frame_times = ? WHERE recording_id = ? AND position = ?',
  ).run(endUs, frameTimes, recordingId, position);
}

const renderedFragment = z.object({
  id: z.string(),
  recordingId: z.string(),
  recipe: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  frames: z.int(),
  durationUs: z.int(),
  /** From the review copy, as the original was gone. */
  fromCopy: z.int().transform((value) => value === 1),
});
export type RenderedFragmentRow = z.infer<typeof renderedFragment>;

const renderedColumns =
  'id, recording_id AS recordingId, recipe, bytes, sha256, frames, duration_us AS durationUs, from_copy AS fromCopy';

/** A rendering made before from the same source bytes, frames and recipe, or null. */
export function findRendered(db: ReadableDb, recipe: string): RenderedFragmentRow | null {
  const row = db.prepare(`SELECT ${renderedColumns} FROM rendered_fragment WHERE recipe = ?`).get(recipe);
  return row === undefined ? null : renderedFragment.parse(row);
}

export function renderedById(db: ReadableDb, id: string): RenderedFragmentRow {
  return renderedFragment.parse(
    db.prepare(`SELECT ${renderedColumns} FROM rendered_fragment WHERE id = ?`).get(id),
  );
}

/** The ids of all that was rendered, which are the names of their folders too. */
export function listRenderedIds(db: ReadableDb): string[] {
  return z
    .array(z.string())
    .parse(db.prepare('SELECT id FROM rendered_fragment ORDER BY rowid').pluck().all());
}

export function insertRendered(db: WritableDb, row: RenderedFragmentRow): void {
  db.prepare(
    `INSERT INTO rendered_fragment (id, recording_id, recipe, bytes, sha256, frames, duration_us, from_copy)
     VALUES (:id, :recordingId, :recipe, :bytes, :sha256, :frames, :durationUs, :fromCopy)`,
  ).run({ ...row, fromCopy: row.fromCopy ? 1 : 0 });
}
