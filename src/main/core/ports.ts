import { randomUUID } from 'node:crypto';
import type { Clock, Ids } from '../../shared/ports.ts';

/** What the core asks of the world around it; a shell composes them, a test gives its own clock and ids. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** Where unexpected faults are written: an id and a stack of our own code, never a text, name or path of the user. */
export interface Log {
  error(logId: string, stack: string): void;
}

export const systemClock: Clock = { now: () => Date.now() };

export const randomIds: Ids = { next: () => randomUUID() };
