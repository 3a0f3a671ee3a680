import { z } from 'zod';
import { type PupilId, pupilId } from '../../../shared/model/ids.ts';
import { type Meeting, meeting, type Release, release } from '../../../shared/model/meeting.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const meetingColumns = 'id, trajectory_id AS trajectoryId, title, date, type';
const releaseColumns =
  'id, fragment_id AS fragmentId, meeting_id AS meetingId, audience, until, released_at AS releasedAt, revoked_at AS revokedAt';

const releaseRow = z
  .object({ audience: z.string() })
  .loose()
  .transform((row) => release.parse({ ...row, audience: JSON.parse(row.audience) }));

/** A title may be longer as it is stored: names in it are references. */
const meetingRow = meeting.extend({ title: z.string() });

function shownMeeting(db: ReadableDb): (row: unknown) => Meeting {
  const { show } = nameKeeper(db);
  return (row) => {
    const stored = meetingRow.parse(row);
    return { ...stored, title: show(stored.title) };
  };
}

export function listMeetings(db: ReadableDb): Meeting[] {
  return db.prepare(`SELECT ${meetingColumns} FROM meeting ORDER BY date, id`).all().map(shownMeeting(db));
}

export function findMeeting(db: ReadableDb, id: string): Meeting | null {
  const row = db.prepare(`SELECT ${meetingColumns} FROM meeting WHERE id = ?`).get(id);
  return row === undefined ? null : shownMeeting(db)(row);
}

export function insertMeeting(db: WritableDb, row: Meeting): void {
  db.prepare(
    'INSERT INTO meeting (id, trajectory_id, title, date, type) VALUES (:id, :trajectoryId, :title, :date, :type)',
  ).run({ ...row, title: nameKeeper(db).hold(row.title) });
}

export function updateMeeting(db: WritableDb, row: Meeting): void {
  db.prepare('UPDATE meeting SET title = ?, date = ?, type = ? WHERE id = ?').run(
    nameKeeper(db).hold(row.title),
    row.date,
    row.type,
    row.id,
  );
}

export function deleteMeeting(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM meeting WHERE id = ?').run(id);
}

/** All releases, also revoked ones, in the order they were made; of one meeting or of all. */
export function listReleases(db: ReadableDb, meetingId: string | null): Release[] {
  const sql = `SELECT ${releaseColumns} FROM release WHERE (:meetingId IS NULL OR meeting_id = :meetingId) ORDER BY released_at, rowid`;
  return z.array(releaseRow).parse(db.prepare(sql).all({ meetingId }));
}

/** The releases of a fragment that were not revoked. */
export function listReleasesInForce(db: ReadableDb, fragmentId: string): Release[] {
  const sql = `SELECT ${releaseColumns} FROM release WHERE fragment_id = ? AND revoked_at IS NULL ORDER BY released_at, rowid`;
  return z.array(releaseRow).parse(db.prepare(sql).all(fragmentId));
}

export function insertRelease(db: WritableDb, row: Release): void {
  db.prepare(
    `INSERT INTO release (id, fragment_id, meeting_id, audience, until, released_at, revoked_at)
     VALUES (:id, :fragmentId, :meetingId, :audience, :until, :releasedAt, :revokedAt)`,
  ).run({ ...row, audience: JSON.stringify(row.audience) });
}

/** Leaves these pupils' names in what a release carries. */
export function insertKeptNames(db: WritableDb, releaseId: string, pupils: readonly string[]): void {
  const insert = db.prepare('INSERT INTO release_name (release_id, pupil_id) VALUES (?, ?)');
  for (const pupil of new Set(pupils)) insert.run(releaseId, pupil);
}

export function listKeptNames(db: ReadableDb, releaseId: string): PupilId[] {
  const sql = 'SELECT pupil_id FROM release_name WHERE release_id = ? ORDER BY pupil_id';
  return z.array(pupilId).parse(db.prepare(sql).pluck().all(releaseId));
}

/** Takes back every release of a fragment. */
export function revokeReleases(db: WritableDb, fragmentId: string, revokedAt: number): void {
  db.prepare('UPDATE release SET revoked_at = ? WHERE fragment_id = ? AND revoked_at IS NULL').run(
    revokedAt,
    fragmentId,
  );
}
