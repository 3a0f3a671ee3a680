import { z } from 'zod';
import type { ReadableDb, WritableDb } from '../database.ts';

const override = z.object({
  place: z.enum(['synchronised', 'network']),
  reason: z.string(),
  at: z.int(),
});

/** Why a library may lie where it is copied to other machines, and since when. */
export type PlaceOverride = z.infer<typeof override>;

export function findPlaceOverride(db: ReadableDb): PlaceOverride | null {
  const row = db.prepare('SELECT place, reason, at FROM place_override').get();
  return row === undefined ? null : override.parse(row);
}

export function putPlaceOverride(db: WritableDb, row: PlaceOverride): void {
  db.prepare(
    `INSERT INTO place_override (id, place, reason, at) VALUES (1, :place, :reason, :at)
     ON CONFLICT (id) DO UPDATE SET place = excluded.place, reason = excluded.reason, at = excluded.at`,
  ).run(row);
}
