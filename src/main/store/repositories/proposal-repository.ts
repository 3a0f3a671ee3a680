import { z } from 'zod';
import { proposalId, recordingId } from '../../../shared/model/ids.ts';
import { mediaTimeUs, timestampMs } from '../../../shared/model/scalars.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const receivedProposal = z.object({
  proposalId,
  recordingId,
  inUs: mediaTimeUs,
  outUs: mediaTimeUs,
  title: z.string(),
  why: z.string(),
  authorName: z.string(),
  authorKey: z.string(),
  state: z.enum(['waiting', 'accepted', 'declined']),
  receivedAt: timestampMs,
});
/** A proposal that came in, and what its reader did with it. */
export type ReceivedProposal = z.infer<typeof receivedProposal>;

const columns = `id AS proposalId, recording_id AS recordingId, in_us AS inUs, out_us AS outUs, title, why,
  author_name AS authorName, author_key AS authorKey, state, received_at AS receivedAt`;

/** In the order of the lesson. */
export function listWaitingProposals(db: ReadableDb): ReceivedProposal[] {
  const sql = `SELECT ${columns} FROM received_proposal WHERE state = 'waiting' ORDER BY recording_id, in_us, id`;
  const { show } = nameKeeper(db);
  return z
    .array(receivedProposal)
    .parse(db.prepare(sql).all())
    .map((row) => ({ ...row, title: show(row.title), why: show(row.why) }));
}

export function findReceivedProposal(db: ReadableDb, id: string): ReceivedProposal | null {
  const row = db.prepare(`SELECT ${columns} FROM received_proposal WHERE id = ?`).get(id);
  if (row === undefined) return null;
  const { show } = nameKeeper(db);
  const found = receivedProposal.parse(row);
  return { ...found, title: show(found.title), why: show(found.why) };
}

/** Adds one, or lets a later version of it wait in its place. */
export function putReceivedProposal(db: WritableDb, row: ReceivedProposal): void {
  const { hold } = nameKeeper(db);
  db.prepare(
    `INSERT INTO received_proposal (id, recording_id, in_us, out_us, title, why, author_name, author_key, state, received_at)
     VALUES (:proposalId, :recordingId, :inUs, :outUs, :title, :why, :authorName, :authorKey, :state, :receivedAt)
     ON CONFLICT (id) DO UPDATE SET in_us = excluded.in_us, out_us = excluded.out_us, title = excluded.title,
       why = excluded.why, author_name = excluded.author_name, state = excluded.state, received_at = excluded.received_at`,
  ).run({ ...row, title: hold(row.title), why: hold(row.why) });
}

export function setProposalState(db: WritableDb, id: string, state: ReceivedProposal['state']): void {
  db.prepare('UPDATE received_proposal SET state = ? WHERE id = ?').run(state, id);
}

export function isProposalTaken(db: ReadableDb, bundleId: string): boolean {
  return db.prepare('SELECT 1 FROM taken_proposal WHERE id = ?').get(bundleId) !== undefined;
}

export function insertTakenProposal(db: WritableDb, bundleId: string, takenAt: number): void {
  db.prepare('INSERT INTO taken_proposal (id, taken_at) VALUES (?, ?)').run(bundleId, takenAt);
}
