import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { hasWatched, isInForce } from '../../../shared/kernels/watching.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Participant } from '../../../shared/model/trajectory.ts';
import type { WatchAlong } from '../../../shared/model/watch.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findStatement } from '../../store/repositories/class-repository.ts';
import { listContacts } from '../../store/repositories/contact-repository.ts';
import { listGoneCopies } from '../../store/repositories/copy-repository.ts';
import { findView } from '../../store/repositories/home-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { isOriginalGone } from '../../store/repositories/review-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import {
  findWatchChoice,
  listGivenWatches,
  putWatchChoice,
  type WatchRow,
} from '../../store/repositories/watch-repository.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import { sameName } from '../contact/keep-sender.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { isOwn, requireOwn } from '../recording/ownership.ts';
import { requireRecording } from '../recording/timeline.ts';
import type { Session } from '../session.ts';

/** As long as she chose nothing (DECISIONS 2). */
const usual: WatchRow = { choice: 'afterMe', saidAt: null };

export function describeWatching(session: Session): OutputOf<'watch.list'> {
  const own = listRecordings(session.db).filter((recording) => isOwn(session, recording));
  return { coach: coachOf(session.db), recordings: own.map((one) => watchAlongOf(session.db, one)) };
}

/** How it stands with one recording. */
export function watchAlongOf(db: ReadableDb, recording: Recording): WatchAlong {
  const { choice, saidAt } = findWatchChoice(db, recording.id) ?? usual;
  const watched = hasWatched({
    durationUs: recording.state === 'ready' || recording.state === 'destroyed' ? recording.durationUs : 0,
    furthestUs: findView(db, recording.id)?.furthestUs ?? 0,
    saidSo: saidAt !== null,
  });
  const gone = listGoneCopies(db);
  const given = listGivenWatches(db)
    .filter(({ recordingId }) => recordingId === recording.id)
    .map((one) => ({ ...one, here: !gone.has(one.bundleId) }));
  return {
    ...{ recordingId: recording.id, choice, watched, inForce: isInForce(choice, watched) },
    ...{ whole: !isOriginalGone(db, recording.id), given },
  };
}

/** Every change is on record. @throws `recordingNotFound`, `recordingOwnerOnly` */
export function chooseWatching(
  { db, session }: MutationContext,
  { recordingId, choice }: ParsedInputOf<'watch.choose'>,
): WatchAlong {
  const recording = requireOwnRecording(session, recordingId);
  const before = findWatchChoice(db, recordingId) ?? usual;
  if (before.choice !== choice) {
    putWatchChoice(db, recordingId, { ...before, choice });
    appendLog(db, session, { kind: 'watchChoice', recordingId, choice });
  }
  return watchAlongOf(db, recording);
}

/** @throws `recordingNotFound`, `recordingOwnerOnly` */
export function sayWatched({ db, session }: MutationContext, recordingId: RecordingId): WatchAlong {
  const recording = requireOwnRecording(session, recordingId);
  const before = findWatchChoice(db, recordingId) ?? usual;
  if (before.saidAt === null) {
    putWatchChoice(db, recordingId, { ...before, saidAt: session.clock.now() });
    appendLog(db, session, { kind: 'watchedEnough', recordingId });
  }
  return watchAlongOf(db, recording);
}

/** @throws `recordingNotFound`, `recordingOwnerOnly`, `watchNotInForce` */
export function requireInForce(session: Session, recordingId: RecordingId): void {
  const recording = requireOwnRecording(session, recordingId);
  if (!watchAlongOf(session.db, recording).inForce) throw new KijkkringError('watchNotInForce');
}

/**
 * Who may be given a whole recording: the begeleider by a card whose words were compared, and nobody else of whom there is a card. A name
 * alone proves nothing: everybody gives it to herself.
 * @throws `contactNotFound`, `contactLost`, `watchCoachOnly`, `keyCardNotCompared`
 */
export function requireCoachContact(db: ReadableDb, contactId: string): Contact {
  const contact = requireUsableContact(db, contactId);
  const isCoach = coachesOf(db).some((coach) => cardsOf(db, coach).some(({ id }) => id === contact.id));
  if (!isCoach) throw new KijkkringError('watchCoachOnly');
  if (contact.confirmedAt === null) throw new KijkkringError('keyCardNotCompared');
  return contact;
}

/** The first begeleider of the circle, with her card in use: one that was compared before any other. */
function coachOf(db: ReadableDb): OutputOf<'watch.list'>['coach'] {
  const [coach] = coachesOf(db);
  if (coach === undefined) return null;
  const cards = cardsOf(db, coach);
  const card = cards.find(({ confirmedAt }) => confirmedAt !== null) ?? cards[0];
  return {
    ...{ participantId: coach.id, name: coach.name },
    card: card === undefined ? null : { contactId: card.id, confirmedAt: card.confirmedAt },
    untold: isCoachUntold(db),
  };
}

/** A wider audience than parents were told of is hers to decide; that it was so is written down (as a release does). */
export function isCoachUntold(db: ReadableDb): boolean {
  return findStatement(db)?.toldViewers.includes('coach') !== true;
}

function coachesOf(db: ReadableDb): Participant[] {
  return listParticipants(db).filter(({ role, self }) => role === 'coach' && !self);
}

/**
 * Her cards in use, the newest first. One that was kept before she stood in the circle bears her name alone; that counts behind those in
 * her place, and not at all once one of those was compared.
 */
function cardsOf(db: ReadableDb, coach: Participant): Contact[] {
  const usable = listContacts(db).filter(({ lostAt, replacedBy }) => lostAt === null && replacedBy === null);
  const inPlace = usable.filter(({ participantId }) => participantId === coach.id);
  if (inPlace.some(({ confirmedAt }) => confirmedAt !== null)) return inPlace;
  const byName = usable.filter(
    ({ participantId, name }) => participantId === null && sameName(name, coach.name),
  );
  return [...inPlace, ...byName];
}

/** @throws `recordingNotFound`, `recordingOwnerOnly` */
function requireOwnRecording(session: Session, recordingId: RecordingId): Recording {
  const recording = requireRecording(session.db, recordingId);
  requireOwn(session, recordingId);
  return recording;
}
