import { type AnglePair, anglePair } from '../../../shared/model/angle.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const columns = `id, recording_id AS recordingId, other_id AS otherId, offset_us AS offsetUs, drift_ppb AS driftPpb,
  found_by AS foundBy, agreed, places`;

/** The pair to which a recording belongs, as its lead or as the other. */
export function findAnglePair(db: ReadableDb, recordingId: string): AnglePair | null {
  const row = db
    .prepare(`SELECT ${columns} FROM angle_pair WHERE :recordingId IN (recording_id, other_id)`)
    .get({ recordingId });
  return row === undefined ? null : anglePair.parse(row);
}

/** Throws `anglePaired` when one of the two belongs to another already. */
export function insertAnglePair(db: WritableDb, row: AnglePair): void {
  db.prepare(
    `INSERT INTO angle_pair (id, recording_id, other_id, offset_us, drift_ppb, found_by, agreed, places)
     VALUES (:id, :recordingId, :otherId, :offsetUs, :driftPpb, :foundBy, :agreed, :places)`,
  ).run(row);
}

export function setAngleOffset(db: WritableDb, id: string, offsetUs: number): void {
  db.prepare('UPDATE angle_pair SET offset_us = ? WHERE id = ?').run(offsetUs, id);
}

export function deleteAnglePair(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM angle_pair WHERE id = ?').run(id);
}
