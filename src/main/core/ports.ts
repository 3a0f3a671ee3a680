import { randomUUID } from 'node:crypto';
import type { Clock, Ids, Stopwatch } from '../../shared/ports.ts';
import type { Paperwork } from '../services/session.ts';
import type { SecretStore } from './secret-store.ts';

/** What the core asks of the world around it; a shell composes them, a test gives its own clock and ids. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Absent where the user names library folders herself (the command line): `app.*` then refuses with `placesUnknown`. */
  readonly places?: Places;
  /** The machine's own when absent. */
  readonly stopwatch?: Stopwatch;
  /** Absent where nothing is printed and nobody asks which files the program has. */
  readonly paperwork?: Paperwork;
  /** The key chain of the system; absent where a shell has none, which is the same as `nullSecretStore`. */
  readonly secrets?: SecretStore;
}

/** Where a shell keeps things; absolute paths. */
export interface Places {
  /** Settings and libraries: private to the user, not synchronised with other machines. */
  readonly dataFolder: string;
  /** Where people look for their own files. */
  readonly documentsFolder: string;
  /** The sample lesson that comes with the product (`resources/sample`), as plain files. */
  readonly sampleFolder: string;
}

/** Where unexpected faults are written: an id and a stack of our own code, never a text, name or path of the user. */
export interface Log {
  error(logId: string, stack: string): void;
}

export const systemClock: Clock = { now: () => Date.now() };

export const systemStopwatch: Stopwatch = { elapsed: () => performance.now() };

export const randomIds: Ids = { next: () => randomUUID() };
