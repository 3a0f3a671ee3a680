import type { OutputOf } from '../../../shared/contract/contract.ts';
import { bundleSession } from '../../../shared/model/bundle.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Participant, Round } from '../../../shared/model/trajectory.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listContacts } from '../../store/repositories/contact-repository.ts';
import { listReadIn } from '../../store/repositories/custody-repository.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import {
  listReceivedBundles,
  listReceivedFragments,
  type ReceivedBundle,
} from '../../store/repositories/received-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import {
  getTrajectory,
  listParticipants,
  listRounds,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { findWatchedAlong } from '../../store/repositories/watch-repository.ts';
import { isPast } from '../retention/deadlines.ts';
import { todayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import { recoverySheetOf } from './recovery-sheet-of.ts';

type Home = OutputOf<'home.coach'>;
type Cell = Home['rows'][number]['cells'][number];
type Step = Home['rows'][number]['nextStep'];

/** The days on which the rounds are discussed, in their order; a round without a day has none yet. */
type RoundDays = ReadonlyMap<string, Round>;

/**
 * What a coach sees of her teachers: only what this laptop knows itself. A bundle belongs to the teacher whose key card signed it, where
 * that is here, else to the one whose name it bears; and to the round of its meeting's day.
 */
export function homeCoach(session: Session): Home {
  const { db } = session;
  const today = todayOf(session);
  const rounds = listRounds(db);
  const days = roundDays(session, rounds);
  const bundles = listReceivedBundles(db);
  const teachers = listParticipants(db)
    .filter(({ role, self }) => role === 'teacher' && !self)
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const contacts = listContacts(db);
  const currentRound = currentRoundOf(rounds, days, today);
  const rows = teachers.map((teacher) => {
    const hers = bundles.filter((bundle) => isOf(bundle, teacher, contacts));
    const cells = rounds.map((round) => cellOf(session, teacher, round, { hers, days, today }));
    return {
      participantId: teacher.id,
      name: teacher.name,
      learningQuestion: newestLearningQuestion(db, teacher.id)?.text ?? questionIn(hers) ?? null,
      cells,
      nextStep: stepOf(session, teacher, cells[currentRound - 1], { hers, today }),
    };
  });
  return {
    trajectoryTitle: getTrajectory(db).title,
    rounds: rounds.map(({ number }) => number),
    currentRound,
    rows,
    next: nextOf(session, rows, today, days),
    recoverySheet: recoverySheetOf(session),
  };
}

function roundDays({ db }: Session, rounds: readonly Round[]): RoundDays {
  const known = [
    ...listMeetings(db).map(({ date }) => date),
    ...listReceivedBundles(db).map(({ meetingDate }) => meetingDate),
  ];
  const dates = [...new Set(known)].sort();
  return new Map(rounds.flatMap((round, at) => (dates[at] === undefined ? [] : [[dates[at], round]])));
}

function currentRoundOf(rounds: readonly Round[], days: RoundDays, today: string): number {
  const past = [...days.keys()].filter((date) => date < today).length;
  return Math.min(past + 1, rounds.length);
}

function cellOf(
  session: Session,
  teacher: Participant,
  round: Round,
  { hers, days, today }: { hers: readonly ReceivedBundle[]; days: RoundDays; today: string },
): Cell {
  const { db } = session;
  const about = { roundId: round.id, number: round.number };
  const inRound = hers.filter(({ meetingDate }) => days.get(meetingDate)?.id === round.id).at(-1);
  if (inRound !== undefined && inRound.meetingDate < today)
    return { ...about, fact: 'discussed', on: inRound.meetingDate };
  if (inRound !== undefined) return { ...about, fact: 'bundleIn', on: isoDay(inRound.receivedAt) };
  const watched = watchedIn(session, teacher, round);
  if (watched !== undefined) return { ...about, fact: 'watching', on: isoDay(watched.importedAt) };
  const readIn = readInFor(db, teacher, round);
  if (readIn !== undefined) return { ...about, fact: 'readIn', on: isoDay(readIn) };
  const day = [...days].find(([date, { id }]) => id === round.id && date >= today)?.[0];
  if (day !== undefined) return { ...about, fact: 'notYetIn', on: day };
  return { ...about, fact: 'nothing', on: null };
}

/** The film of hers in a round that this library may watch along with, as long as it can be opened. */
function watchedIn(session: Session, teacher: Participant, round: Pick<Round, 'id'>): Recording | undefined {
  return listRecordings(session.db).findLast(
    (one) =>
      one.ownerId === teacher.id &&
      one.roundId === round.id &&
      one.state === 'ready' &&
      findWatchedAlong(session.db, one.id) !== null &&
      !isPast(session, one),
  );
}

/** When a film of hers was read in here: sealed to her card, of which nothing is left, or in this library. */
function readInFor(db: ReadableDb, teacher: Participant, round: Round): number | undefined {
  const cards = listContacts(db).filter(({ participantId }) => participantId === teacher.id);
  const sealed = listReadIn(db).find(
    (one) => one.round === round.number && cards.some(({ id }) => id === one.contactId),
  );
  const kept = listRecordings(db).find(
    ({ roundId, ownerId }) => roundId === round.id && ownerId === teacher.id,
  );
  return sealed?.madeAt ?? kept?.importedAt;
}

function stepOf(
  session: Session,
  teacher: Participant,
  cell: Cell | undefined,
  { hers, today }: { hers: readonly ReceivedBundle[]; today: string },
): Step {
  const { db } = session;
  const nothing = { bundleId: null, recordingId: null, fragments: 0 };
  const bundle = hers.findLast(({ meetingDate }) => meetingDate >= today);
  if (cell?.fact === 'bundleIn' && bundle !== undefined)
    return {
      ...{ kind: 'prepare', recordingId: null },
      bundleId: bundleId.parse(bundle.id),
      fragments: listReceivedFragments(db, bundle.id).length,
    };
  if (cell?.fact === 'watching') {
    const film = watchedIn(session, teacher, { id: cell.roundId });
    return { ...nothing, kind: 'watch', recordingId: film?.id ?? null };
  }
  const kind = cell?.fact === 'notYetIn' || cell?.fact === 'readIn' ? 'wait' : 'none';
  return { ...nothing, kind: cell?.fact === 'nothing' ? 'readIn' : kind };
}

function nextOf(session: Session, rows: Home['rows'], today: string, days: RoundDays): Home['next'] {
  const meeting = listMeetings(session.db).find(({ date }) => date >= today);
  if (meeting === undefined) return null;
  const round = days.get(meeting.date);
  const cells = rows.map(({ cells }) => cells.find(({ roundId }) => roundId === round?.id));
  const bundlesIn = cells.filter((cell) => cell?.fact === 'bundleIn').length;
  const { id: meetingId, title, date, type } = meeting;
  return { meetingId, title, date, type, bundlesIn, notYetIn: rows.length - bundlesIn };
}

/** The question that her newest bundle carries. */
function questionIn(hers: readonly ReceivedBundle[]): string | null {
  const newest = hers.at(-1);
  if (newest === undefined) return null;
  return bundleSession.parse(JSON.parse(newest.session)).learningQuestion;
}

/** A name alone proves nothing once her key is known: then only her key counts. */
function isOf(bundle: ReceivedBundle, teacher: Participant, contacts: readonly Contact[]): boolean {
  const cards = contacts.filter(({ participantId }) => participantId === teacher.id);
  return cards.length > 0
    ? cards.some(({ signingKey }) => signingKey === bundle.authorKey)
    : sameName(bundle.authorName, teacher.name);
}

function sameName(a: string, b: string): boolean {
  return a.trim().localeCompare(b.trim(), 'nl', { sensitivity: 'base' }) === 0;
}
