import { z } from 'zod';
import { recordTables } from '../store/change-capture.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
const row = z.record(z.string(), cell);

/** One row that came, changed or went. A change names just the columns that differ. */
export const recordChange = z.object({
  table: z.enum(recordTables),
  id: z.string(),
  before: row.nullable(),
  after: row.nullable(),
});
export type RecordChange = z.infer<typeof recordChange>;
export type Row = z.infer<typeof row>;

/** Everything one mutation did, in order. */
export const recordDiff = z.array(recordChange);
export type RecordDiff = z.infer<typeof recordDiff>;

/** The diff that takes this one back. */
export function invertDiff(diff: RecordDiff): RecordDiff {
  return diff.map(({ table, id, before, after }) => ({ table, id, before: after, after: before })).reverse();
}

/** Squashes a list of captured changes: a row touched twice becomes one change, one that ends as it began goes. */
export function squashChanges(changes: readonly RecordChange[]): RecordDiff {
  const merged = new Map<string, RecordChange>();
  for (const change of changes) {
    const key = `${change.table}/${change.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? change : { ...change, before: earlier.before });
  }
  return [...merged.values()].map(narrowToDifference).filter((change) => change !== null);
}

function narrowToDifference(change: RecordChange): RecordChange | null {
  const { before, after } = change;
  if (before === null && after === null) return null;
  if (before === null || after === null) return change;
  const changed = Object.keys(after).filter((column) => after[column] !== before[column]);
  if (changed.length === 0) return null;
  const pick = (from: Row): Row =>
    Object.fromEntries(changed.map((column) => [column, from[column] ?? null]));
  return { ...change, before: pick(before), after: pick(after) };
}

/** The recording that captured changes (whole rows) belong to, when all of them belong to the same one. */
export function scopeOf(changes: readonly RecordChange[]): string | null {
  const scopes = new Set(
    changes.map(({ table, id, before, after }) => {
      if (table === 'recording') return id;
      const value = after?.recording_id ?? before?.recording_id;
      return typeof value === 'string' ? value : null;
    }),
  );
  const [only] = scopes;
  return scopes.size === 1 && only !== undefined ? only : null;
}
