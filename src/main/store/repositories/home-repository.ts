import { z } from 'zod';
import { type LibraryKind, libraryKind } from '../../../shared/model/settings.ts';
import { type Intention, intention } from '../../../shared/model/trajectory.ts';
import { type ViewState, viewState } from '../../../shared/model/view-state.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

/** A library without a row is somebody's own: those made before there was another kind have none. */
export function getLibraryKind(db: ReadableDb): LibraryKind {
  return libraryKind.parse(db.prepare('SELECT kind FROM library_kind').pluck().get() ?? 'own');
}

export function setLibraryKind(db: WritableDb, kind: LibraryKind): void {
  db.prepare(
    'INSERT INTO library_kind (id, kind) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind',
  ).run(kind);
}

const viewColumns =
  'recording_id AS recordingId, position_us AS positionUs, furthest_us AS furthestUs, mode, guide_id AS guideId, lit_items AS litItems, row_grouping AS rows, seen_at AS seenAt';

const seenView = viewState.extend({ seenAt: z.int() });
/** How a recording was last looked at, and when. */
export type SeenView = z.infer<typeof seenView>;

const viewRow = z
  .object({ litItems: z.string() })
  .loose()
  .transform((row) => seenView.parse({ ...row, litItems: JSON.parse(row.litItems) }));

export function findView(db: ReadableDb, recordingId: string): SeenView | null {
  const row = db.prepare(`SELECT ${viewColumns} FROM view_state WHERE recording_id = ?`).get(recordingId);
  return row === undefined ? null : viewRow.parse(row);
}

/** All views, the last one first. */
export function listViews(db: ReadableDb): SeenView[] {
  const sql = `SELECT ${viewColumns} FROM view_state ORDER BY seen_at DESC, recording_id`;
  return z.array(viewRow).parse(db.prepare(sql).all());
}

export function putView(db: WritableDb, view: ViewState, seenAt: number): void {
  db.prepare(
    `INSERT INTO view_state (recording_id, position_us, furthest_us, mode, guide_id, lit_items, row_grouping, seen_at)
     VALUES (:recordingId, :positionUs, :furthestUs, :mode, :guideId, :litItems, :rows, :seenAt)
     ON CONFLICT (recording_id) DO UPDATE SET position_us = excluded.position_us, furthest_us = excluded.furthest_us,
       mode = excluded.mode, guide_id = excluded.guide_id, lit_items = excluded.lit_items,
       row_grouping = excluded.row_grouping, seen_at = excluded.seen_at`,
  ).run({ ...view, litItems: JSON.stringify(view.litItems), seenAt });
}

export function listIntentions(db: ReadableDb): Intention[] {
  const sql = 'SELECT id, trajectory_id AS trajectoryId, round_id AS roundId, text FROM intention';
  const { show } = nameKeeper(db);
  const rows = z.array(intention.extend({ text: z.string() })).parse(db.prepare(sql).all());
  return rows.map((row) => ({ ...row, text: show(row.text) }));
}

export function putIntention(db: WritableDb, row: Intention): void {
  db.prepare(
    `INSERT INTO intention (id, trajectory_id, round_id, text) VALUES (:id, :trajectoryId, :roundId, :text)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text`,
  ).run({ ...row, text: nameKeeper(db).hold(row.text) });
}

export function deleteIntention(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM intention WHERE id = ?').run(id);
}

const madeBundle = z.object({
  id: z.string(),
  meetingId: z.string(),
  fragmentIds: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  madeAt: z.int(),
});
export type MadeBundle = z.infer<typeof madeBundle>;

/** The bundles that were written whole, oldest first. */
export function listMadeBundles(db: ReadableDb): MadeBundle[] {
  const sql =
    'SELECT id, meeting_id AS meetingId, fragment_ids AS fragmentIds, made_at AS madeAt FROM made_bundle ORDER BY made_at, rowid';
  return z.array(madeBundle).parse(db.prepare(sql).all());
}

export function insertMadeBundle(db: WritableDb, row: MadeBundle): void {
  db.prepare(
    'INSERT INTO made_bundle (id, meeting_id, fragment_ids, made_at) VALUES (:id, :meetingId, :fragmentIds, :madeAt)',
  ).run({ ...row, fragmentIds: JSON.stringify(row.fragmentIds) });
}
