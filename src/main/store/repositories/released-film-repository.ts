import { z } from 'zod';
import type { ReadableDb, WritableDb } from '../database.ts';
import { deleteMediaIdentity } from './key-repository.ts';
import { type RenderedFragmentRow, renderedById } from './recording-repository.ts';

const releasedFilm = z.object({
  fragmentId: z.string(),
  /** Whose key it is sealed under, and the name of its folder; two fragments of the same frames share one. */
  renderedId: z.string(),
  recordingId: z.string(),
  /** When it was first seen at a start that every release of it is over, in milliseconds since the epoch. */
  pastAt: z.int().nullable(),
});
export type ReleasedFilm = z.infer<typeof releasedFilm>;

/** The films of released fragments, in the order they were made. */
export function listReleasedFilms(db: ReadableDb): ReleasedFilm[] {
  const sql = `SELECT fragment_id AS fragmentId, rendered_id AS renderedId, recording_id AS recordingId, past_at AS pastAt
    FROM released_film JOIN rendered_fragment ON rendered_fragment.id = rendered_id ORDER BY released_film.rowid`;
  return z.array(releasedFilm).parse(db.prepare(sql).all());
}

/** What was rendered of a released fragment, or null. */
export function findReleasedFilm(db: ReadableDb, fragmentId: string): RenderedFragmentRow | null {
  const sql = 'SELECT rendered_id FROM released_film WHERE fragment_id = ?';
  const id = db.prepare(sql).pluck().get(fragmentId);
  return typeof id === 'string' ? renderedById(db, id) : null;
}

/** Keeps a rendering as the film of this fragment, if a release of it is in force: what is not released has none. */
export function putReleasedFilm(db: WritableDb, fragmentId: string, renderedId: string): void {
  db.prepare(
    `INSERT OR IGNORE INTO released_film (fragment_id, rendered_id)
     SELECT :fragmentId, :renderedId WHERE EXISTS (
       SELECT 1 FROM release WHERE fragment_id = :fragmentId AND revoked_at IS NULL)`,
  ).run({ fragmentId, renderedId });
}

export function setFilmPast(db: WritableDb, fragmentId: string, pastAt: number | null): void {
  db.prepare('UPDATE released_film SET past_at = ? WHERE fragment_id = ?').run(pastAt, fragmentId);
}

/** Takes the film of a fragment away, and the key of its rendering unless another fragment has the same. */
export function deleteReleasedFilm(db: WritableDb, fragmentId: string): void {
  db.prepare('DELETE FROM released_film WHERE fragment_id = ?').run(fragmentId);
  deleteUnreleasedRenderings(db, null);
}

/** Takes away what was rendered and is no released fragment's: of one recording, or of all. The key goes first. */
export function deleteUnreleasedRenderings(db: WritableDb, recordingId: string | null): void {
  const sql = `SELECT id FROM rendered_fragment WHERE (:recordingId IS NULL OR recording_id = :recordingId)
    AND id NOT IN (SELECT rendered_id FROM released_film)`;
  for (const id of z.array(z.string()).parse(db.prepare(sql).pluck().all({ recordingId }))) {
    deleteMediaIdentity(db, id);
    db.prepare('DELETE FROM rendered_fragment WHERE id = ?').run(id);
  }
}
