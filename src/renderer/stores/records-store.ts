import { createStore } from 'zustand/vanilla';
import type { InputOf, NameOfKind, OutputOf } from '../../shared/contract/contract.ts';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { ErrorPayload } from '../../shared/errors.ts';
import type { Client } from '../api/client.ts';
import type { TransportEvent } from '../api/transport.ts';

export type QueryName = NameOfKind<'query'>;

/** What is known of one query; the value of before stays while it is read again. */
export type Entry = { readonly value?: unknown; readonly error?: ErrorPayload };

/** A query as a window holds it. */
export type Records<Name extends QueryName> = {
  readonly value: OutputOf<Name> | undefined;
  readonly error: ErrorPayload | undefined;
};

type Watched = {
  readonly name: QueryName;
  readonly input: unknown;
  users: number;
  /** A change came while it was being read. */
  again: boolean;
  reading: boolean;
};

/** Large answers that follow from the footage alone, so that a mark on the timeline does not read them again. */
const footageAlone: ReadonlySet<string> = new Set([
  'recording.frameTimes',
  'recording.parts',
  'recording.peaks',
  'recording.filmstrip',
  'recording.reviewCopy',
  'recording.reviewPieces',
  'guide.list',
]);

/** Where an answer holds the rows of one table alone: a change elsewhere does not read it again. */
const rowsOf: Readonly<Partial<Record<QueryName, string>>> = {
  'annotation.list': 'annotation',
  'fragment.list': 'fragment',
  'highlight.list': 'highlight',
  'note.list': 'note',
  'recording.get': 'recording',
  'subtitle.list': 'subtitle',
};

/** What stands on a recording, and the answers in which nothing of it stands. */
const marks: ReadonlySet<string> = new Set(['annotation', 'fragment', 'highlight', 'note', 'subtitle']);
const withoutMarks: ReadonlySet<string> = new Set([
  'angle.of',
  'meeting.list',
  'recording.list',
  'release.list',
  'retention.get',
  'trajectory.get',
  'view.get',
]);

/**
 * What the core knows, as far as this window looks at it. Nothing is kept that no component asks for, and nothing of the library
 * once it is locked.
 */
export class RecordsStore {
  readonly entries = createStore<Readonly<Record<string, Entry>>>(() => ({}));
  readonly #client: Client;
  readonly #watched = new Map<string, Watched>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Reads a query and keeps it fresh until the returned function is called. */
  watch<Name extends QueryName>(name: Name, input: InputOf<Name>): () => void {
    const key = keyOf(name, input);
    const watched = this.#watched.get(key) ?? { name, input, users: 0, again: false, reading: false };
    this.#watched.set(key, watched);
    watched.users += 1;
    if (watched.users === 1) void this.#read(key, watched);
    return () => {
      watched.users -= 1;
      if (watched.users > 0) return;
      this.#watched.delete(key);
      this.entries.setState((entries) => without(entries, key), true);
    };
  }

  /** Reads again what an event made old. */
  onEvent(event: TransportEvent): void {
    if (event.type === 'libraryLocked') this.entries.setState(ofTheLaptop, true);
    const entries = this.entries.getState();
    for (const [key, watched] of this.#watched)
      if (concerns(event, watched, entries[key])) void this.#read(key, watched);
  }

  /** One reading at a time for each query; changes meanwhile lead to one more. */
  async #read(key: string, watched: Watched): Promise<void> {
    watched.again = true;
    if (watched.reading) return;
    watched.reading = true;
    while (watched.again && watched.users > 0) {
      watched.again = false;
      const answer = await this.#client.transport.call(watched.name, watched.input);
      if (this.#watched.get(key) !== watched) break;
      const entry = answer.ok ? { value: answer.value } : { error: answer.error };
      // an answer that says the same leaves what is drawn from it as it is
      if (JSON.stringify(entry) === JSON.stringify(this.entries.getState()[key])) continue;
      this.entries.setState((entries) => ({ ...entries, [key]: entry }), true);
    }
    watched.reading = false;
  }
}

export function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}

/** What is not of the library that is locked: the lock screen is drawn from it while it is read again. */
function ofTheLaptop(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
  const key = keyOf('app.state', {});
  const { [key]: entry } = entries;
  return entry === undefined ? {} : { [key]: entry };
}

function without(entries: Readonly<Record<string, Entry>>, key: string): Readonly<Record<string, Entry>> {
  const { [key]: _, ...rest } = entries;
  return rest;
}

function concerns(event: TransportEvent, { name, input }: Watched, entry: Entry | undefined): boolean {
  if (event.type === 'recordsChanged') return recordsConcern(event, name, input);
  // while it runs it tells how far it is, several times a second; what it makes is told as records
  if (event.type === 'jobChanged')
    return name === 'job.list' || event.job.state !== 'running' || hasNoParts(entry);
  if (event.type === 'pieceWanted') return false;
  if (event.type === 'reviewCopyChanged') return isReviewCopyOf(event.recordingId, name, input);
  // what can be asked while locked
  return event.type !== 'libraryLocked' || name === 'app.state' || name === 'library.status';
}

function isReviewCopyOf(recordingId: string, name: QueryName, input: unknown): boolean {
  const isReview = name === 'recording.reviewCopy' || name === 'recording.reviewPieces';
  return isReview && (input as { recordingId: string }).recordingId === recordingId;
}

/** A film that is being read in again can only be watched from when its source is open: no record tells that. */
function hasNoParts(entry: Entry | undefined): boolean {
  const { parts } = (entry?.value ?? {}) as { readonly parts?: readonly unknown[] };
  return parts?.length === 0;
}

function recordsConcern(
  event: Extract<CoreEvent, { type: 'recordsChanged' }>,
  name: QueryName,
  input: unknown,
): boolean {
  if (footageAlone.has(name)) return event.tables.includes('recording');
  // a change outside the records (a release, a key) names no table
  if (event.tables.length > 0) {
    const own = rowsOf[name];
    if (own !== undefined && !event.tables.includes(own)) return false;
    if (withoutMarks.has(name) && event.tables.every((table) => marks.has(table))) return false;
  }
  // a pair belongs to its lead, and is looked at from either of the two
  if (name === 'angle.of') return true;
  const about = (input as { recordingId?: string }).recordingId;
  return event.recordingId === null || about === undefined || about === event.recordingId;
}
