import type { OutputOf } from '../../../shared/contract/contract.ts';
import { dayToGoBy, isTrusted, later } from '../../../shared/kernels/retention.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { findKnownDate, putKnownDate } from '../../store/repositories/retention-repository.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';

type Asking = Pick<Session, 'db' | 'clock'>;

/** The day that deadlines go by: a clock can lie (DECISIONS 23). */
export function todayOf({ db, clock }: Asking): string {
  const clockDay = isoDay(clock.now());
  const known = findKnownDate(db);
  return known === null ? clockDay : dayToGoBy(clockDay, known);
}

/**
 * The day by which packages are refused. A clock that runs ahead is believed here: a package that is refused today opens tomorrow, one
 * that was opened too late can't be closed again. Unless the owner said which day it is.
 */
export function strictDayOf(session: Asking): string {
  const saidDay = findKnownDate(session.db)?.saidDay ?? null;
  const day = todayOf(session);
  return saidDay === null ? later(isoDay(session.clock.now()), day) : day;
}

/**
 * Notes a start of the library. A believable day is confirmed by it; of another one the owner has to be asked.
 * @returns whether the date is in doubt
 */
export function noteStart(db: WritableDb, clockDay: string): boolean {
  const known = findKnownDate(db);
  const doubted = known !== null && !isTrusted(clockDay, known.confirmedDay);
  const confirmedDay = known !== null && doubted ? known.confirmedDay : clockDay;
  putKnownDate(db, { confirmedDay, doubted, saidDay: null });
  return doubted;
}

/** The question to ask, with the machine's day and the last one that was confirmed; null when there is none. */
export function dateQuestion({ db, clock }: Asking): OutputOf<'retention.get'>['dateQuestion'] {
  const known = findKnownDate(db);
  if (known === null || !known.doubted) return null;
  return { clockDay: isoDay(clock.now()), confirmedDay: known.confirmedDay };
}

/** Takes the owner's word for the day. A day of before the highest confirmed one changes nothing but that the question is answered. */
export function answerDate(db: WritableDb, said: string, clockDay: string): void {
  const confirmed = confirmedDayOf(db) ?? said;
  const saidDay = said === clockDay && said >= confirmed ? null : said;
  putKnownDate(db, { confirmedDay: later(said, confirmed), doubted: false, saidDay });
}

function confirmedDayOf(db: ReadableDb): string | null {
  return findKnownDate(db)?.confirmedDay ?? null;
}
