import type { HistoryPolicy } from '../../shared/contract/procedure.ts';
import { faultPoint } from '../files/fault-point.ts';
import { type RecordTable, takeCapturedChanges } from '../store/change-capture.ts';
import { asWritable, type Connection, type WritableDb } from '../store/database.ts';
import { withDatabaseErrors } from '../store/database-error.ts';
import { appendEntry } from '../store/repositories/history-repository.ts';
import { scopeOf, squashChanges } from './record-diff.ts';

export interface Mutated<T> {
  readonly value: T;
  /** The record tables in which something changed. */
  readonly tables: readonly RecordTable[];
  /** The recording that the change belongs to, or null when it is wider. */
  readonly scope: string | null;
}

/**
 * Runs one change: one transaction, one record diff. When it returns, the change is on the disk; when it throws,
 * nothing happened.
 */
export function mutate<T>(
  db: Connection,
  about: { readonly label: string; readonly history: HistoryPolicy },
  work: (db: WritableDb) => T,
): Mutated<T> {
  const mutated = withDatabaseErrors(() =>
    db
      .transaction((): Mutated<T> => {
        const writable = asWritable(db, 'mutation');
        const value = work(writable);
        const captured = takeCapturedChanges(db);
        const scope = scopeOf(captured);
        const changes = squashChanges(captured);
        if (about.history !== 'never' && changes.length > 0) {
          appendEntry(writable, {
            scope,
            label: about.label,
            policy: about.history,
            diff: JSON.stringify(changes),
          });
        }
        faultPoint('before-commit');
        return { value, tables: [...new Set(changes.map((change) => change.table))], scope };
      })
      .immediate(),
  );
  faultPoint('after-commit');
  return mutated;
}
