import { KijkkringError } from '../../shared/errors.ts';
import type { ReadableDb, WritableDb } from '../store/database.ts';
import { deferForeignKeys, deleteRow, insertRow, readRow, updateRow } from '../store/record-rows.ts';
import {
  type HistoryEntryRow,
  newestDone,
  oldestUndone,
  setEntryState,
} from '../store/repositories/history-repository.ts';
import { invertDiff, type RecordChange, type RecordDiff, type Row, recordDiff } from './record-diff.ts';

/** What undo and redo would do now; null when there is nothing, or when a barrier stands before it. */
export function historyState(
  db: ReadableDb,
  scope: string | null,
): { undo: string | null; redo: string | null } {
  return { undo: undoable(db, scope)?.label ?? null, redo: oldestUndone(db, scope)?.label ?? null };
}

/**
 * Takes the newest change back, within one recording or overall.
 * @throws KijkkringError `nothingToUndo`; `historyConflict` when a later change touched the same cells
 */
export function undo(db: WritableDb, scope: string | null): { label: string } {
  const entry = undoable(db, scope);
  if (entry === null) throw new KijkkringError('nothingToUndo');
  applyDiff(db, invertDiff(parseDiff(entry)));
  setEntryState(db, entry.seq, 'undone');
  return { label: entry.label };
}

/**
 * Does the last undone change again.
 * @throws KijkkringError `nothingToRedo`; `historyConflict` when something else changed the same cells since
 */
export function redo(db: WritableDb, scope: string | null): { label: string } {
  const entry = oldestUndone(db, scope);
  if (entry === null) throw new KijkkringError('nothingToRedo');
  applyDiff(db, parseDiff(entry));
  setEntryState(db, entry.seq, 'done');
  return { label: entry.label };
}

function undoable(db: ReadableDb, scope: string | null): HistoryEntryRow | null {
  const entry = newestDone(db, scope);
  return entry?.policy === 'record' ? entry : null;
}

function parseDiff(entry: HistoryEntryRow): RecordDiff {
  return recordDiff.parse(JSON.parse(entry.diff));
}

/** Rows of one diff may refer to each other in any order, so foreign keys are checked when all of them stand. */
function applyDiff(db: WritableDb, diff: RecordDiff): void {
  deferForeignKeys(db);
  for (const change of diff) applyChange(db, change);
}

function applyChange(db: WritableDb, { table, id, before, after }: RecordChange): void {
  if (before === null && after !== null) {
    if (readRow(db, table, id, ['id']) !== null) throw new KijkkringError('historyConflict');
    insertRow(db, table, after);
    return;
  }
  if (before === null) return;
  const present = readRow(db, table, id, Object.keys(before));
  if (present === null || !sameCells(present, before)) throw new KijkkringError('historyConflict');
  if (after === null) deleteRow(db, table, id);
  else updateRow(db, table, id, after);
}

function sameCells(present: Row, expected: Row): boolean {
  return Object.entries(expected).every(([column, value]) => present[column] === value);
}
