import { z } from 'zod';
import { recordingId } from '../../../shared/model/ids.ts';
import { timestampMs } from '../../../shared/model/scalars.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { nameKeeper } from './name-repository.ts';

const filmSource = z.object({
  recordingId,
  kind: z.enum(['source', 'home']),
  paths: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  notedAt: timestampMs,
});
export type FilmSource = z.infer<typeof filmSource>;

const columns = 'id AS recordingId, kind, paths, noted_at AS notedAt';

/** Where each recording was read in from, in the order they came. */
export function listFilmSources(db: ReadableDb): FilmSource[] {
  const { show } = nameKeeper(db);
  const rows = db.prepare(`SELECT ${columns} FROM film_source ORDER BY noted_at, id`).all();
  return z
    .array(filmSource)
    .parse(rows)
    .map((row) => ({ ...row, paths: row.paths.map(show) }));
}

/** A file's name may hold a pupil's name: it is kept like every other text. */
export function putFilmSource(db: WritableDb, { paths, ...row }: FilmSource): void {
  const { hold } = nameKeeper(db);
  db.prepare(
    `INSERT INTO film_source (id, kind, paths, noted_at) VALUES (:recordingId, :kind, :paths, :notedAt)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, paths = excluded.paths`,
  ).run({ ...row, paths: JSON.stringify(paths.map(hold)) });
}

/** When it was said of which copies that they are gone. */
export function listGoneCopies(db: ReadableDb): Map<string, number> {
  const rows = z
    .array(z.object({ id: z.string(), at: timestampMs }))
    .parse(db.prepare('SELECT copy_id AS id, gone_at AS at FROM copy_gone').all());
  return new Map(rows.map(({ id, at }) => [id, at]));
}

export function putGoneCopy(db: WritableDb, id: string, at: number): void {
  db.prepare('INSERT OR IGNORE INTO copy_gone (copy_id, gone_at) VALUES (?, ?)').run(id, at);
}

export function deleteGoneCopy(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM copy_gone WHERE copy_id = ?').run(id);
}

/** Where a destroyed recording was read in from, once it is not there either: a folder's or a file's name tells of a lesson. */
export function deleteSourcesOfNothing(db: WritableDb): void {
  db.exec(
    'DELETE FROM film_source WHERE id IN (SELECT id FROM destroyed_recording) AND id IN (SELECT copy_id FROM copy_gone)',
  );
}
