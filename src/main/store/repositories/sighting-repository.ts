import { z } from 'zod';
import { type Proposal, proposal, type Sighting, sighting } from '../../../shared/model/class.ts';
import { type PupilId, pupilId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const sightingRow = z
  .object({ spans: z.string() })
  .loose()
  .transform((row) => sighting.parse({ ...row, spans: JSON.parse(row.spans) }));

const columns = 'id, fragment_id AS fragmentId, pupil_id AS pupilId, answer, spans';

/** What was answered about a fragment. */
export function listSightings(db: ReadableDb, fragmentId: string): Sighting[] {
  const sql = `SELECT ${columns} FROM sighting WHERE fragment_id = ? ORDER BY pupil_id`;
  return z.array(sightingRow).parse(db.prepare(sql).all(fragmentId));
}

/** A later answer takes the place of the one before. */
export function putSighting(db: WritableDb, row: Sighting): void {
  db.prepare(
    `INSERT INTO sighting (id, fragment_id, pupil_id, answer, spans) VALUES (:id, :fragmentId, :pupilId, :answer, :spans)
     ON CONFLICT (fragment_id, pupil_id) DO UPDATE SET answer = excluded.answer, spans = excluded.spans`,
  ).run({ ...row, spans: JSON.stringify(row.spans) });
}

/** The one pupil that a fragment is about, or null. */
export function findFocus(db: ReadableDb, fragmentId: string): PupilId | null {
  const found = db
    .prepare('SELECT pupil_id FROM fragment_focus WHERE fragment_id = ?')
    .pluck()
    .get(fragmentId);
  return found === undefined ? null : pupilId.parse(found);
}

export function putFocus(db: WritableDb, fragmentId: string, pupil: string | null): void {
  if (pupil === null) db.prepare('DELETE FROM fragment_focus WHERE fragment_id = ?').run(fragmentId);
  else
    db.prepare(
      'INSERT INTO fragment_focus (fragment_id, pupil_id) VALUES (?, ?) ON CONFLICT (fragment_id) DO UPDATE SET pupil_id = excluded.pupil_id',
    ).run(fragmentId, pupil);
}

const proposalColumns = 'fragment_id AS fragmentId, proposed_by AS proposedBy, proposed_at AS proposedAt';

export function listProposals(db: ReadableDb): Proposal[] {
  const sql = `SELECT ${proposalColumns} FROM proposal ORDER BY proposed_at, fragment_id`;
  return z.array(proposal).parse(db.prepare(sql).all());
}

export function putProposal(db: WritableDb, row: Proposal): void {
  db.prepare(
    `INSERT INTO proposal (fragment_id, proposed_by, proposed_at) VALUES (:fragmentId, :proposedBy, :proposedAt)
     ON CONFLICT (fragment_id) DO UPDATE SET proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at`,
  ).run(row);
}

export function deleteProposal(db: WritableDb, fragmentId: string): void {
  db.prepare('DELETE FROM proposal WHERE fragment_id = ?').run(fragmentId);
}
