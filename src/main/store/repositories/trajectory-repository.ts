import { z } from 'zod';
import { seatPupils } from '../../../shared/kernels/seats.ts';
import {
  type LearningQuestion,
  learningQuestion,
  type Participant,
  type Pupil,
  participant,
  pupil,
  type Round,
  round,
  type Seat,
  type Trajectory,
  trajectory,
} from '../../../shared/model/trajectory.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { isHidden, nameKeeper, referNames } from './name-repository.ts';

const participantColumns = 'id, trajectory_id AS trajectoryId, name, role, self';
const questionColumns =
  'id, trajectory_id AS trajectoryId, participant_id AS participantId, version, text, expectation, created_at AS createdAt';
const pupilSelect = `SELECT p.id, p.trajectory_id AS trajectoryId, p.number, n.first_name AS firstName, s.seat_row, s.seat_column
  FROM pupil p LEFT JOIN pupil_name n ON n.id = p.id LEFT JOIN seat s ON s.id = p.id`;

/** A pupil with the seat that somebody gave her, if anybody did. */
const pupilRow = z
  .object({ seat_row: z.int().nullable(), seat_column: z.int().nullable() })
  .loose()
  .transform(({ seat_row: row, seat_column: column, ...rest }) => ({
    ...pupil.omit({ seat: true }).parse(rest),
    seat: row === null || column === null ? null : { row, column },
  }));

const participantRow = participant.extend({ self: z.coerce.boolean() });

/** A text may be longer as it is stored: names in it are references. */
const questionRow = learningQuestion.extend({ text: z.string(), expectation: z.string() });

function shownQuestion(db: ReadableDb): (row: unknown) => LearningQuestion {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = questionRow.parse(row);
    return { ...stored, text: show(stored.text), expectation: show(stored.expectation) };
  };
}

/** The trajectory of this library; a library of one person holds one at a time. */
export function getTrajectory(db: ReadableDb): Trajectory {
  const stored = trajectory
    .extend({ title: z.string() })
    .parse(db.prepare('SELECT id, title FROM trajectory LIMIT 1').get());
  return { ...stored, title: nameKeeper(db).show(stored.title) };
}

export function insertTrajectory(db: WritableDb, row: Trajectory): void {
  db.prepare('INSERT INTO trajectory (id, title) VALUES (:id, :title)').run({
    ...row,
    title: nameKeeper(db).hold(row.title),
  });
}

export function renameTrajectory(db: WritableDb, id: string, title: string): void {
  db.prepare('UPDATE trajectory SET title = ? WHERE id = ?').run(nameKeeper(db).hold(title), id);
}

export function listRounds(db: ReadableDb): Round[] {
  const sql = 'SELECT id, trajectory_id AS trajectoryId, number FROM round ORDER BY number';
  return z.array(round).parse(db.prepare(sql).all());
}

export function insertRound(db: WritableDb, row: Round): void {
  db.prepare('INSERT INTO round (id, trajectory_id, number) VALUES (:id, :trajectoryId, :number)').run(row);
}

/** The group, its owner first, then by name. */
export function listParticipants(db: ReadableDb): Participant[] {
  const sql = `SELECT ${participantColumns} FROM participant ORDER BY self DESC, name COLLATE NOCASE, id`;
  return z.array(participantRow).parse(db.prepare(sql).all());
}

export function findParticipant(db: ReadableDb, id: string): Participant | null {
  const row = db.prepare(`SELECT ${participantColumns} FROM participant WHERE id = ?`).get(id);
  return row === undefined ? null : participantRow.parse(row);
}

export function insertParticipant(db: WritableDb, row: Participant): void {
  db.prepare(
    'INSERT INTO participant (id, trajectory_id, name, role, self) VALUES (:id, :trajectoryId, :name, :role, :self)',
  ).run({ ...row, self: row.self ? 1 : 0 });
}

export function updateParticipant(db: WritableDb, row: Participant): void {
  db.prepare('UPDATE participant SET name = ?, role = ? WHERE id = ?').run(row.name, row.role, row.id);
}

export function deleteParticipant(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM participant WHERE id = ?').run(id);
}

/** Every version of every learning question, oldest first. */
export function listLearningQuestions(db: ReadableDb): LearningQuestion[] {
  const sql = `SELECT ${questionColumns} FROM learning_question ORDER BY participant_id, version`;
  return db.prepare(sql).all().map(shownQuestion(db));
}

/** The newest version of a participant's question, or null. */
export function newestLearningQuestion(db: ReadableDb, participantId: string): LearningQuestion | null {
  const sql = `SELECT ${questionColumns} FROM learning_question WHERE participant_id = ? ORDER BY version DESC LIMIT 1`;
  const row = db.prepare(sql).get(participantId);
  return row === undefined ? null : shownQuestion(db)(row);
}

export function insertLearningQuestion(db: WritableDb, row: LearningQuestion): void {
  const { hold } = nameKeeper(db);
  db.prepare(
    `INSERT INTO learning_question (id, trajectory_id, participant_id, version, text, expectation, created_at)
     VALUES (:id, :trajectoryId, :participantId, :version, :text, :expectation, :createdAt)`,
  ).run({ ...row, text: hold(row.text), expectation: hold(row.expectation) });
}

/** The class in order of number, everybody with a seat. */
export function listPupils(db: ReadableDb): Pupil[] {
  const rows = z.array(pupilRow).parse(db.prepare(`${pupilSelect} ORDER BY p.number`).all());
  const hidden = isHidden(db);
  const seats = seatPupils(rows);
  return rows.map((row) =>
    pupil.parse({
      ...row,
      firstName: hidden ? null : row.firstName,
      seat: seats.get(row.id),
    }),
  );
}

export function findPupil(db: ReadableDb, id: string): Pupil | null {
  return listPupils(db).find((candidate) => candidate.id === id) ?? null;
}

/** Gives a pupil a seat of her own. */
export function putSeat(db: WritableDb, pupilId: string, { row, column }: Seat): void {
  db.prepare(
    `INSERT INTO seat (id, seat_row, seat_column) VALUES (:pupilId, :row, :column)
     ON CONFLICT (id) DO UPDATE SET seat_row = excluded.seat_row, seat_column = excluded.seat_column`,
  ).run({ pupilId, row, column });
}

export function insertPupil(db: WritableDb, row: Omit<Pupil, 'seat'>): void {
  db.prepare('INSERT INTO pupil (id, trajectory_id, number) VALUES (?, ?, ?)').run(
    row.id,
    row.trajectoryId,
    row.number,
  );
  setPupilName(db, row.id, row.firstName);
}

/** Writes a first name into the separate list, or takes it out with null. A name takes hold of what was typed before. */
export function setPupilName(db: WritableDb, id: string, firstName: string | null): void {
  if (firstName === null) db.prepare('DELETE FROM pupil_name WHERE id = ?').run(id);
  else {
    db.prepare(
      'INSERT INTO pupil_name (id, first_name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name',
    ).run(id, firstName.normalize('NFC'));
    referNames(db);
  }
}
