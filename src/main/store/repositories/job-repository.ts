import { z } from 'zod';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { type Job, type JobState, job } from '../../../shared/model/job.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const jobRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  phase: z.string(),
  share: z.number(),
  input: z.string(),
  checkpoint: z.string().nullable(),
  error: z.string().nullable(),
  created_at: z.int(),
});

/** A job with what it was asked and how far it came; both are JSON that only the job itself understands. */
export interface StoredJob {
  readonly job: Job;
  readonly input: unknown;
  readonly checkpoint: unknown;
}

const columns = 'id, name, state, phase, share, input, checkpoint, error, created_at';

function fromRow(row: unknown): StoredJob {
  const { input, checkpoint, error, created_at, ...rest } = jobRow.parse(row);
  return {
    job: job.parse({ ...rest, error: error === null ? null : JSON.parse(error), createdAt: created_at }),
    input: JSON.parse(input),
    checkpoint: checkpoint === null ? null : JSON.parse(checkpoint),
  };
}

export function insertJob(
  db: WritableDb,
  row: { id: string; name: string; input: unknown; createdAt: number },
): void {
  db.prepare(
    "INSERT INTO job (id, name, state, phase, share, input, created_at) VALUES (:id, :name, 'queued', 'waiting', 0, :input, :createdAt)",
  ).run({ ...row, input: JSON.stringify(row.input) });
}

export function findJob(db: ReadableDb, id: string): StoredJob | null {
  const row = db.prepare(`SELECT ${columns} FROM job WHERE id = ?`).get(id);
  return row === undefined ? null : fromRow(row);
}

/** All jobs, newest first. */
export function listJobs(db: ReadableDb): StoredJob[] {
  return db.prepare(`SELECT ${columns} FROM job ORDER BY created_at DESC, rowid DESC`).all().map(fromRow);
}

/** An interrupted job of this name that was asked exactly the same, or null. */
export function findInterruptedJob(db: ReadableDb, name: string, input: unknown): string | null {
  const sql =
    "SELECT id FROM job WHERE name = ? AND state = 'interrupted' AND input = ? ORDER BY created_at DESC LIMIT 1";
  const id = db.prepare(sql).pluck().get(name, JSON.stringify(input));
  return typeof id === 'string' ? id : null;
}

/** Sets the state; an end (`done`, `failed`, `cancelled`) also takes the input and the checkpoint away, which may hold keys. */
export function setJobState(
  db: WritableDb,
  id: string,
  state: JobState,
  error: ErrorPayload | null = null,
): void {
  db.prepare('UPDATE job SET state = ?, error = ? WHERE id = ?').run(
    state,
    error === null ? null : JSON.stringify(error),
    id,
  );
  if (state === 'done' || state === 'cancelled' || state === 'failed') {
    db.prepare("UPDATE job SET checkpoint = NULL, input = 'null' WHERE id = ?").run(id);
  }
}

export function setJobProgress(db: WritableDb, id: string, phase: string, share: number): void {
  db.prepare('UPDATE job SET phase = ?, share = ? WHERE id = ?').run(phase, share, id);
}

export function setJobCheckpoint(db: WritableDb, id: string, checkpoint: unknown): void {
  db.prepare('UPDATE job SET checkpoint = ? WHERE id = ?').run(JSON.stringify(checkpoint), id);
}

/** After a crash or a lock: what was at work is interrupted, and can go on. */
export function interruptUnfinishedJobs(db: WritableDb): void {
  db.prepare("UPDATE job SET state = 'interrupted' WHERE state IN ('queued', 'running')").run();
}
