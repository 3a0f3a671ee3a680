import { z } from 'zod';
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts';
import { decodeFrameTimes, encodeFrameTimes } from '../../../shared/kernels/frame-times.ts';
import { type ReviewReason, reviewReason } from '../../../shared/model/review-copy.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const flag = z.int().transform((value) => value === 1);

const copyRow = z.object({
  recordingId: z.string(),
  reason: reviewReason,
  state: z.enum(['wanted', 'ready', 'failed']),
  paused: flag,
  error: z.enum(errorCodes).nullable(),
  verified: flag,
});
export type ReviewCopyRow = z.infer<typeof copyRow>;

const runRow = z.object({
  recordingId: z.string(),
  run: z.int(),
  /** Number of the original that it shows. */
  position: z.int(),
  /** Whether it shows that original to its end. */
  endsPosition: flag,
  whole: flag,
  /** Ticks a second, in the file and in `firstTicks`. */
  timescale: z.int(),
  /** Time of the file's tick 0 on the original's own clock. */
  firstTicks: z.int(),
  offsetUs: z.int(),
  width: z.int(),
  height: z.int(),
  mimeType: z.string(),
  initBytes: z.int(),
});
export type ReviewRunRow = z.infer<typeof runRow>;

const blob = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const pieceRow = z
  .object({
    offset: z.int(),
    bytes: z.int(),
    startUs: z.int(),
    endUs: z.int(),
    /** Where it ends in ticks of the file: the first frame of the next piece. */
    endTicks: z.int(),
    frameTimes: blob,
  })
  .transform(({ frameTimes, ...row }) => ({ ...row, timesUs: decodeFrameTimes(frameTimes) }));
export type ReviewPiece = z.infer<typeof pieceRow>;

const copyColumns = 'recording_id AS recordingId, reason, state, paused, error, verified';

export function findReviewCopy(db: ReadableDb, recordingId: string): ReviewCopyRow | null {
  const row = db.prepare(`SELECT ${copyColumns} FROM review_copy WHERE recording_id = ?`).get(recordingId);
  return row === undefined ? null : copyRow.parse(row);
}

export function listReviewCopies(db: ReadableDb): ReviewCopyRow[] {
  return z
    .array(copyRow)
    .parse(db.prepare(`SELECT ${copyColumns} FROM review_copy ORDER BY recording_id`).all());
}

/** Says that a recording needs a copy; what is known of one that was asked for before stays. */
export function wantReviewCopy(db: WritableDb, recordingId: string, reason: ReviewReason): void {
  db.prepare(
    `INSERT INTO review_copy (recording_id, reason, state, paused, error, verified) VALUES (?, ?, 'wanted', 0, NULL, 0)
     ON CONFLICT (recording_id) DO UPDATE SET error = NULL, state = iif(state = 'failed', 'wanted', state)`,
  ).run(recordingId, reason);
}

export function setReviewState(
  db: WritableDb,
  recordingId: string,
  { state, verified = false, error = null }: Pick<ReviewCopyRow, 'state'> & Partial<ReviewCopyRow>,
): void {
  db.prepare('UPDATE review_copy SET state = ?, verified = ?, error = ? WHERE recording_id = ?').run(
    ...[state, verified ? 1 : 0, error satisfies ErrorCode | null, recordingId],
  );
}

export function setReviewPaused(db: WritableDb, recordingId: string, paused: boolean): void {
  db.prepare('UPDATE review_copy SET paused = ? WHERE recording_id = ?').run(paused ? 1 : 0, recordingId);
}

/** Whether the original of a recording was wiped, so that its copy is all there is of it. */
export function isOriginalGone(db: ReadableDb, recordingId: string): boolean {
  const sql = 'SELECT 1 FROM review_copy WHERE recording_id = ? AND original_gone = 1';
  return db.prepare(sql).get(recordingId) !== undefined;
}

/** Says that the original is wiped; a copy that is not ready and verified can't stand in for it. */
export function setOriginalGone(db: WritableDb, recordingId: string): void {
  db.prepare('UPDATE review_copy SET original_gone = 1 WHERE recording_id = ?').run(recordingId);
}

/** The files of a copy in order of time, each with how many pieces of it are safely on disk and what they span. */
export function listReviewRuns(db: ReadableDb, recordingId: string): ReviewRunRow[] {
  const sql = `SELECT recording_id AS recordingId, run, position, ends_position AS endsPosition, whole, timescale,
      first_ticks AS firstTicks, offset_us AS offsetUs, width, height, mime_type AS mimeType, init_bytes AS initBytes
    FROM review_run WHERE recording_id = ? ORDER BY run`;
  return z.array(runRow).parse(db.prepare(sql).all(recordingId));
}

export function insertReviewRun(db: WritableDb, row: ReviewRunRow): void {
  db.prepare(
    `INSERT INTO review_run (recording_id, run, position, ends_position, whole, timescale, first_ticks, offset_us, width, height, mime_type, init_bytes)
     VALUES (:recordingId, :run, :position, :endsPosition, :whole, :timescale, :firstTicks, :offsetUs, :width, :height, :mimeType, :initBytes)`,
  ).run({ ...row, endsPosition: row.endsPosition ? 1 : 0, whole: row.whole ? 1 : 0 });
}

/** The file is closed and has its name. */
export function closeReviewRun(
  db: WritableDb,
  { recordingId, run }: Pick<ReviewRunRow, 'recordingId' | 'run'>,
  endsPosition: boolean,
): void {
  db.prepare('UPDATE review_run SET whole = 1, ends_position = ? WHERE recording_id = ? AND run = ?').run(
    endsPosition ? 1 : 0,
    recordingId,
    run,
  );
}

export function deleteReviewCopy(db: WritableDb, recordingId: string): void {
  db.prepare('DELETE FROM review_copy WHERE recording_id = ?').run(recordingId);
}

export function deleteReviewRun(db: WritableDb, recordingId: string, run: number): void {
  db.prepare('DELETE FROM review_run WHERE recording_id = ? AND run = ?').run(recordingId, run);
}

const spanRow = z.object({
  pieces: z.int(),
  startUs: z.int(),
  endUs: z.int(),
  endOffset: z.int(),
  endTicks: z.int(),
});
export type ReviewSpan = z.infer<typeof spanRow>;

/** What the stored pieces of a file come to; null without any. */
export function findReviewSpan(db: ReadableDb, recordingId: string, run: number): ReviewSpan | null {
  const sql = `SELECT count(*) AS pieces, min(start_us) AS startUs, max(end_us) AS endUs,
      max(offset + bytes) AS endOffset, max(end_ticks) AS endTicks
    FROM review_piece WHERE recording_id = ? AND run = ? HAVING count(*) > 0`;
  const row = db.prepare(sql).get(recordingId, run);
  return row === undefined ? null : spanRow.parse(row);
}

/** Pieces of a file from number `from`, in order. */
export function listReviewPieces(
  db: ReadableDb,
  { recordingId, run, from, count }: { recordingId: string; run: number; from: number; count: number },
): ReviewPiece[] {
  const sql = `SELECT offset, bytes, start_us AS startUs, end_us AS endUs, end_ticks AS endTicks, frame_times AS frameTimes
    FROM review_piece WHERE recording_id = ? AND run = ? AND piece >= ? ORDER BY piece LIMIT ?`;
  return z.array(pieceRow).parse(db.prepare(sql).all(recordingId, run, from, count));
}

/** @param from number of the first of `pieces` in its file */
export function insertReviewPieces(
  db: WritableDb,
  { recordingId, run }: Pick<ReviewRunRow, 'recordingId' | 'run'>,
  from: number,
  pieces: readonly ReviewPiece[],
): void {
  const insert = db.prepare(
    `INSERT INTO review_piece (recording_id, run, piece, offset, bytes, start_us, end_us, end_ticks, frame_times)
     VALUES (:recordingId, :run, :piece, :offset, :bytes, :startUs, :endUs, :endTicks, :frameTimes)`,
  );
  for (const [at, { timesUs, ...piece }] of pieces.entries())
    insert.run({ ...piece, recordingId, run, piece: from + at, frameTimes: encodeFrameTimes(timesUs) });
}
