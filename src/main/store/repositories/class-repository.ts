import { z } from 'zod';
import {
  type ClassGroup,
  type ClassStatement,
  classGroup,
  classStatement,
  type PupilConsent,
  pupilConsent,
} from '../../../shared/model/class.ts';
import { type PupilId, pupilId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const statementColumns = 'mode, basis, purpose, informed_on AS informedOn, told_viewers AS toldViewers';
const consentColumns = 'pupil_id AS pupilId, category, status, basis, date, evidence';

const statementRow = z
  .object({ toldViewers: z.string() })
  .loose()
  .transform((row) => classStatement.parse({ ...row, toldViewers: JSON.parse(row.toldViewers) }));

/** The class statement of the trajectory, or null while nobody made one. */
export function findStatement(db: ReadableDb): ClassStatement | null {
  const row = db.prepare(`SELECT ${statementColumns} FROM class_statement LIMIT 1`).get();
  return row === undefined ? null : statementRow.parse(row);
}

export function putStatement(db: WritableDb, trajectoryId: string, statement: ClassStatement): void {
  db.prepare(
    `INSERT INTO class_statement (id, mode, basis, purpose, informed_on, told_viewers)
     VALUES (:trajectoryId, :mode, :basis, :purpose, :informedOn, :toldViewers)
     ON CONFLICT (id) DO UPDATE SET mode = excluded.mode, basis = excluded.basis, purpose = excluded.purpose,
       informed_on = excluded.informed_on, told_viewers = excluded.told_viewers`,
  ).run({ ...statement, trajectoryId, toldViewers: JSON.stringify(statement.toldViewers) });
}

/** What is on record, of one pupil or of all. */
export function listConsents(db: ReadableDb, pupil: string | null = null): PupilConsent[] {
  const sql = `SELECT ${consentColumns} FROM pupil_consent WHERE :pupil IS NULL OR pupil_id = :pupil ORDER BY pupil_id, category`;
  return z.array(pupilConsent).parse(db.prepare(sql).all({ pupil }));
}

export function putConsent(db: WritableDb, row: PupilConsent): void {
  db.prepare(
    `INSERT INTO pupil_consent (pupil_id, category, status, basis, date, evidence)
     VALUES (:pupilId, :category, :status, :basis, :date, :evidence)
     ON CONFLICT (pupil_id, category) DO UPDATE SET status = excluded.status, basis = excluded.basis,
       date = excluded.date, evidence = excluded.evidence`,
  ).run(row);
}

export function deleteConsent(db: WritableDb, pupil: string, category: string): void {
  db.prepare('DELETE FROM pupil_consent WHERE pupil_id = ? AND category = ?').run(pupil, category);
}

/** Pupils who may not be recognisable when the circle watches, in order of number. */
export function listHiddenPupils(db: ReadableDb): PupilId[] {
  const sql =
    'SELECT pupil.id FROM pupil JOIN hidden_pupil ON hidden_pupil.id = pupil.id ORDER BY pupil.number';
  return z.array(pupilId).parse(db.prepare(sql).pluck().all());
}

export function listGroups(db: ReadableDb): ClassGroup[] {
  const sql = 'SELECT id, trajectory_id AS trajectoryId, name FROM class_group ORDER BY name, id';
  return z.array(classGroup).parse(db.prepare(sql).all());
}

export function insertGroup(db: WritableDb, row: ClassGroup): void {
  db.prepare('INSERT INTO class_group (id, trajectory_id, name) VALUES (:id, :trajectoryId, :name)').run(row);
}

export function renameGroup(db: WritableDb, id: string, name: string): void {
  db.prepare('UPDATE class_group SET name = ? WHERE id = ?').run(name, id);
}

export function deleteGroup(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM class_group WHERE id = ?').run(id);
}

/** Which group each pupil is in; who is in none is not listed. */
export function groupsOfPupils(db: ReadableDb): Map<string, string> {
  const rows = z
    .array(z.object({ id: z.string(), groupId: z.string() }))
    .parse(db.prepare('SELECT id, group_id AS groupId FROM group_pupil').all());
  return new Map(rows.map(({ id, groupId }) => [id, groupId]));
}

/** @param groupId null takes the pupil out of her group */
export function setGroupOfPupil(db: WritableDb, pupil: string, groupId: string | null): void {
  if (groupId === null) db.prepare('DELETE FROM group_pupil WHERE id = ?').run(pupil);
  else
    db.prepare(
      'INSERT INTO group_pupil (id, group_id) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id',
    ).run(pupil, groupId);
}
