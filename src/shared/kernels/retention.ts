import { addDays } from './days.ts';

/** How long things may stay, in days (DECISIONS 24); a school may shorten each of them. */
export interface RetentionTerms {
  /** A recording after its meeting. */
  readonly afterMeeting: number;
  /** A recording after it was read in, as long as no meeting is set. */
  readonly afterImport: number;
  /** A released fragment after the meeting it was released for. */
  readonly afterRelease: number;
}

/** The longest that anything may stay without an extension. */
export const longestTerms: RetentionTerms = { afterMeeting: 14, afterImport: 42, afterRelease: 28 };

/** So many days one extension adds, once. */
export const EXTENSION_DAYS = 14;

/** So many days before the end it is said that the end is near. */
export const WARNING_DAYS = 7;

/** A start longer after the last confirmed day than this asks whether the date is right (DECISIONS 23). */
export const TRUSTED_DAYS = 30;

/** A recording that was past its deadline at one start is destroyed at a start at least this much later, in milliseconds. */
export const SECOND_START_MS = 20 * 3_600_000;

/**
 * Where the last day of a recording comes from; `owner` where it is somebody else's, who set it; `handedOver` where it was another
 * library's before, and stays no longer than it would have there.
 */
export type DeadlineReason = 'meeting' | 'import' | 'owner' | 'handedOver';

/** The last day on which a recording can be opened, and why that one. Days are `YYYY-MM-DD`. */
export interface Deadline {
  readonly day: string;
  readonly reason: DeadlineReason;
}

/**
 * The deadline of a recording.
 * @param meetingDays days of the meetings that fragments of it were released for; none: the first planned meeting on or after the
 *   day it was read in, if there is one
 * @param keepUntil the last day, without an extension, that it brought along; null for a film that was read in here first
 */
export function deadlineOf(o: {
  importedOn: string;
  meetingDays: readonly string[];
  plannedDays: readonly string[];
  terms: RetentionTerms;
  extended: boolean;
  keepUntil: string | null;
}): Deadline {
  const meeting =
    [...o.meetingDays].sort().at(-1) ?? [...o.plannedDays].sort().find((day) => day >= o.importedOn);
  const extra = o.extended ? EXTENSION_DAYS : 0;
  const own: Deadline =
    meeting === undefined
      ? { day: addDays(o.importedOn, o.terms.afterImport + extra), reason: 'import' }
      : { day: addDays(meeting, o.terms.afterMeeting + extra), reason: 'meeting' };
  const brought = o.keepUntil === null ? own.day : addDays(o.keepUntil, extra);
  return brought < own.day ? { day: brought, reason: 'handedOver' } : own;
}

/** Whether the day of the machine can be believed: not before the last confirmed one, nor long after it. */
export function isTrusted(clockDay: string, confirmedDay: string): boolean {
  return clockDay >= confirmedDay && clockDay <= addDays(confirmedDay, TRUSTED_DAYS);
}

/** What is known of the date: the highest confirmed day, whether this start was doubted, and what its owner then said. */
export interface KnownDate {
  readonly confirmedDay: string;
  /** The question is open. */
  readonly doubted: boolean;
  /** The day that she said it is, when the machine was wrong. */
  readonly saidDay: string | null;
}

/** The day that deadlines go by. It never goes back, and a clock that is not believed moves nothing. */
export function dayToGoBy(clockDay: string, { confirmedDay, doubted, saidDay }: KnownDate): string {
  if (saidDay !== null) return later(saidDay, confirmedDay);
  return !doubted && isTrusted(clockDay, confirmedDay) ? clockDay : confirmedDay;
}

/** The later of two days. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}
