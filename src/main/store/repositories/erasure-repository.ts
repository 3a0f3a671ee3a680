import { z } from 'zod';
import { type DestructionReport, destructionReport } from '../../../shared/model/destruction.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { deleteUnreleasedRenderings } from './released-film-repository.ts';

/**
 * Takes every memory of these ids away that is not a record: what undo knows, and jobs that ended. A change that touched
 * something else too is forgotten whole.
 */
export function purgeMentions(db: WritableDb, ids: readonly string[]): void {
  const history = db.prepare('DELETE FROM history_entry WHERE scope = :id OR instr(diff, :id) > 0');
  const jobs = db.prepare(
    `DELETE FROM job WHERE state IN ('done', 'failed', 'cancelled')
       AND (instr(input, :id) > 0 OR instr(coalesce(checkpoint, ''), :id) > 0)`,
  );
  for (const id of ids) {
    history.run({ id });
    jobs.run({ id });
  }
}

/** What undo knows, all of it, and every job that ended: both may hold first names as they were typed. */
export function purgeMemory(db: WritableDb): void {
  db.exec("DELETE FROM history_entry; DELETE FROM job WHERE state IN ('done', 'failed', 'cancelled')");
}

/** Takes away all that was made of the film but what is released; its row and what was written about it stay. */
export function deleteFilm(db: WritableDb, recordingId: string, destroyedAt: number): { files: number } {
  const files = db
    .prepare('SELECT count(*) FROM recording_part WHERE recording_id = ?')
    .pluck()
    .get(recordingId);
  for (const table of ['recording_part', 'review_copy'])
    db.prepare(`DELETE FROM ${table} WHERE recording_id = ?`).run(recordingId);
  // what was proposed can't be looked at any more
  db.prepare('DELETE FROM received_proposal WHERE recording_id = ?').run(recordingId);
  db.prepare('DELETE FROM angle_pair WHERE ? IN (recording_id, other_id)').run(recordingId);
  deleteUnreleasedRenderings(db, recordingId);
  db.prepare('INSERT INTO destroyed_recording (id, destroyed_at) VALUES (?, ?)').run(
    recordingId,
    destroyedAt,
  );
  deleteCoversOfNothing(db);
  return { files: z.int().parse(files) };
}

/** Takes away where somebody was in a picture that is gone, and what was said in it: in a destroyed recording, and in no released fragment of it. */
export function deleteCoversOfNothing(db: WritableDb): void {
  for (const table of ['cover', 'subtitle'])
    db.exec(`DELETE FROM ${table} WHERE fragment_id NOT IN (SELECT fragment_id FROM released_film) AND fragment_id IN (
    SELECT fragment.id FROM fragment JOIN destroyed_recording ON destroyed_recording.id = fragment.recording_id)`);
}

/** @returns how many names there were */
export function deleteNames(db: WritableDb): number {
  return db.prepare('DELETE FROM pupil_name').run().changes;
}

export function deletePupil(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM pupil WHERE id = ?').run(id);
}

/** Says that the database still has to move under a new key; set in the transaction that deletes. */
export function markErasurePending(db: WritableDb): void {
  db.exec('INSERT OR IGNORE INTO pending_erasure (id) VALUES (1)');
}

export function isErasurePending(db: ReadableDb): boolean {
  return db.prepare('SELECT 1 FROM pending_erasure').get() !== undefined;
}

export function clearPendingErasure(db: WritableDb): void {
  db.exec('DELETE FROM pending_erasure');
}

export function insertDestructionReport(db: WritableDb, report: DestructionReport): void {
  db.prepare(
    `INSERT INTO destruction_report (id, at, subject, subject_id, cause, counts, log_head)
     VALUES (:id, :at, :subject, :subjectId, :cause, :counts, :logHead)`,
  ).run({ ...report, counts: JSON.stringify(report.counts), logHead: JSON.stringify(report.logHead) });
}

const reportRow = z
  .object({ counts: z.string(), logHead: z.string() })
  .loose()
  .transform((row) =>
    destructionReport.parse({ ...row, counts: JSON.parse(row.counts), logHead: JSON.parse(row.logHead) }),
  );

/** The newest first. */
export function listDestructionReports(db: ReadableDb): DestructionReport[] {
  const sql = `SELECT id, at, subject, subject_id AS subjectId, cause, counts, log_head AS logHead
    FROM destruction_report ORDER BY at DESC, id`;
  return z.array(reportRow).parse(db.prepare(sql).all());
}
