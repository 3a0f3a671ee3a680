import { z } from 'zod';
import {
  holdNames,
  holdsReference,
  type NamedPupil,
  nameKey,
  showNames,
} from '../../../shared/kernels/name-references.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const named = z.object({ id: z.string(), number: z.int(), firstName: z.string().nullable() });

type TextColumns = Readonly<Record<string, readonly string[]>>;

/** Every column in which somebody typed, by table: there pupils' names are held as references. */
export const textColumns: TextColumns = {
  trajectory: ['title'],
  recording: ['title'],
  fragment: ['title', 'why'],
  subtitle: ['text'],
  annotation: ['note'],
  note: ['text'],
  learning_question: ['text', 'expectation'],
  meeting: ['title'],
  intention: ['text'],
  recording_extension: ['reason'],
  read_in: ['title'],
  film_source: ['paths'],
  received_proposal: ['title', 'why'],
};

/** Holds and shows the names of one library; the list is read when the first text asks for it. */
export interface NameKeeper {
  /** A text as it is stored. */
  hold(text: string): string;
  /** A stored text as its owner reads it. */
  show(text: string): string;
}

export function nameKeeper(db: ReadableDb): NameKeeper {
  let known: NamedPupil[] | null = null;
  let seen: NamedPupil[] | null = null;
  const list = (): NamedPupil[] => {
    known ??= listNames(db);
    return known;
  };
  const readable = (): NamedPupil[] => {
    seen ??= isHidden(db) ? list().map((one) => ({ ...one, firstName: null })) : list();
    return seen;
  };
  return {
    hold: (text) => (text === '' ? text : holdNames(text, list())),
    show: (text) => (holdsReference(text) ? showNames(text, readable()) : text),
  };
}

/** Whether the list of names is put away: everybody is a number then. */
export function isHidden(db: ReadableDb): boolean {
  return db.prepare('SELECT hidden FROM name_list').pluck().get() === 1;
}

export function setHidden(db: WritableDb, hidden: boolean): void {
  db.prepare(
    'INSERT INTO name_list (id, hidden) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET hidden = excluded.hidden',
  ).run(hidden ? 1 : 0);
}

/**
 * Lets the list as it is now take hold of everything that was typed before, in the records and in what undo remembers of them.
 * A released text may change in this one way alone: it reads the same.
 * @param typed which columns hold texts; a step of the schema gives those of its own time
 */
export function referNames(db: WritableDb, typed: TextColumns = textColumns): void {
  const { hold } = nameKeeper(db);
  db.exec('INSERT OR IGNORE INTO name_sweep (id) VALUES (1)');
  for (const [table, columns] of Object.entries(typed)) referTable(db, table, columns, hold);
  referHistory(db, hold, typed);
  db.exec('DELETE FROM name_sweep');
}

function referTable(
  db: WritableDb,
  table: string,
  columns: readonly string[],
  hold: (text: string) => string,
): void {
  for (const column of columns) {
    const rows = z
      .array(z.object({ id: z.string(), text: z.string() }))
      .parse(db.prepare(`SELECT id, "${column}" AS text FROM ${table} WHERE "${column}" <> ''`).all());
    const update = db.prepare(`UPDATE ${table} SET "${column}" = ? WHERE id = ?`);
    for (const { id, text } of rows) {
      const held = hold(text);
      if (held !== text) update.run(held, id);
    }
  }
}

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable();
const diff = z.array(z.object({ table: z.string(), id: z.string(), before: row, after: row }));

function referHistory(db: WritableDb, hold: (text: string) => string, typed: TextColumns): void {
  const entries = z
    .array(z.object({ seq: z.int(), diff: z.string() }))
    .parse(db.prepare('SELECT seq, diff FROM history_entry').all());
  const update = db.prepare('UPDATE history_entry SET diff = ? WHERE seq = ?');
  for (const entry of entries) {
    const held = JSON.stringify(
      diff
        .parse(JSON.parse(entry.diff))
        .map((change) => referChange(change, hold, typed[change.table] ?? [])),
    );
    if (held !== entry.diff) update.run(held, entry.seq);
  }
}

function referChange(
  change: z.infer<typeof diff>[number],
  hold: (text: string) => string,
  columns: readonly string[],
): z.infer<typeof diff>[number] {
  const refer = (side: z.infer<typeof row>): z.infer<typeof row> =>
    side === null
      ? null
      : Object.fromEntries(
          Object.entries(side).map(([column, value]) => [
            column,
            typeof value === 'string' && columns.includes(column) ? hold(value) : value,
          ]),
        );
  return { ...change, before: refer(change.before), after: refer(change.after) };
}

function listNames(db: ReadableDb): NamedPupil[] {
  const sql =
    'SELECT pupil.id, number, first_name AS firstName FROM pupil LEFT JOIN pupil_name ON pupil_name.id = pupil.id ORDER BY number';
  return z
    .array(named)
    .parse(db.prepare(sql).all())
    .map(({ id, number, firstName }) => ({ key: nameKey(id), number, firstName }));
}
