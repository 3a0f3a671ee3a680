import { useEffect, useRef, useState } from 'react';
import type { Times } from './move-in-time.ts';

/** Where a mark lies while it is being moved, and where it lay when that began. */
export type Draft<T extends Times> = {
  readonly id: string;
  readonly before: T;
  readonly now: T;
  /** Handed over: it only waits for the records. */
  readonly kept: boolean;
};

export type Drafting<T extends Times> = {
  readonly draft: Draft<T> | null;
  /** Moves a mark on screen; nothing is stored yet. */
  readonly change: (id: string, before: T, now: T) => void;
  /** Hands the move over, once. Without a move it does nothing. */
  readonly keep: () => void;
  /** Forgets the move. */
  readonly drop: () => void;
};

/** What was stored comes back as new records; if it is the same as before it never does. */
const waitForRecordsMs = 1000;

/**
 * A move while it is going on. After `keep` it stays on screen until the records say so themselves, or it turns out that
 * nothing was stored.
 * @param store takes the move; the promise settles when it is stored or refused
 */
export function useDraft<T extends Times>(store: (id: string, now: T) => Promise<unknown>): Drafting<T> {
  const [draft, setDraft] = useState<Draft<T> | null>(null);
  const open = useRef<Draft<T> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (id: string, before: T, now: T): void => {
    clearTimeout(timer.current);
    const first = open.current?.id === id ? open.current.before : before;
    open.current = { id, before: first, now, kept: false };
    setDraft(open.current);
  };
  const drop = (): void => {
    open.current = null;
    setDraft(null);
  };
  const keep = (): void => {
    const last = open.current;
    open.current = null;
    if (last === null) return;
    const kept = { ...last, kept: true };
    setDraft(kept);
    const forget = (): void => setDraft((current) => (current === kept ? null : current));
    if (sameTimes(kept.before, kept.now)) {
      forget();
      return;
    }
    const waitForRecords = (): void => {
      timer.current = setTimeout(forget, waitForRecordsMs);
    };
    // whoever stores says what went wrong; here the mark only goes back to where it lay
    store(kept.id, kept.now).then(waitForRecords, forget);
  };
  return { draft, change, keep, drop };
}

export function sameTimes(one: Times, other: Times): boolean {
  return one.startUs === other.startUs && one.endUs === other.endUs;
}

/** Where a mark is shown: as the draft has it, unless the records have moved on since. */
export function timesOf<T extends Times>(draft: Draft<T> | null, id: string, stored: T): T {
  return draft !== null && draft.id === id && sameTimes(draft.before, stored) ? draft.now : stored;
}
