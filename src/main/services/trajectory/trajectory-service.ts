import { KijkkringError } from '../../../shared/errors.ts';
import {
  learningQuestionId,
  participantId,
  pupilId,
  roundId,
  trajectoryId,
} from '../../../shared/model/ids.ts';
import type {
  LearningQuestion,
  Participant,
  ParticipantRole,
  Pupil,
  Seat,
  Trajectory,
} from '../../../shared/model/trajectory.ts';
import type { Ids } from '../../../shared/ports.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteParticipant,
  findParticipant,
  findPupil,
  getTrajectory,
  insertLearningQuestion,
  insertParticipant,
  insertPupil,
  insertRound,
  insertTrajectory,
  listPupils,
  newestLearningQuestion,
  putSeat,
  renameTrajectory,
  setPupilName,
  updateParticipant,
} from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';

/** A trajectory runs over three rounds by default: a recording, private viewing and a talk each. */
const ROUNDS = 3;

/** Makes the trajectory of a new library, with its owner as the first participant. */
export function createTrajectory(
  db: WritableDb,
  ids: Ids,
  owner: { title: string; name: string; role?: ParticipantRole },
): { trajectory: Trajectory; owner: Participant } {
  const trajectory: Trajectory = { id: trajectoryId.parse(ids.next()), title: owner.title };
  insertTrajectory(db, trajectory);
  const self: Participant = {
    id: participantId.parse(ids.next()),
    trajectoryId: trajectory.id,
    name: owner.name,
    role: owner.role ?? 'teacher',
    self: true,
  };
  insertParticipant(db, self);
  for (let number = 1; number <= ROUNDS; number += 1) {
    insertRound(db, { id: roundId.parse(ids.next()), trajectoryId: trajectory.id, number });
  }
  return { trajectory, owner: self };
}

export function retitleTrajectory(db: WritableDb, id: string, title: string): Trajectory {
  renameTrajectory(db, id, title);
  return getTrajectory(db);
}

export function addParticipant(
  { db, session }: MutationContext,
  input: { name: string; role: ParticipantRole },
): Participant {
  const added: Participant = {
    id: participantId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
    name: input.name,
    role: input.role,
    self: false,
  };
  insertParticipant(db, added);
  return added;
}

/** @throws `participantNotFound` */
export function changeParticipant(
  db: WritableDb,
  id: string,
  change: { name?: string | undefined; role?: ParticipantRole | undefined },
): Participant {
  const present = requireParticipant(db, id);
  const changed: Participant = {
    ...present,
    name: change.name ?? present.name,
    role: change.role ?? present.role,
  };
  updateParticipant(db, changed);
  return changed;
}

/** The owner of the library can't leave it. @throws `participantNotFound`, `notAllowed` */
export function removeParticipant(db: WritableDb, id: string): void {
  if (requireParticipant(db, id).self) throw new KijkkringError('notAllowed', { right: 'owner' });
  deleteParticipant(db, id);
}

/** Writes the first or a next version of a participant's question; the library's owner when nobody is named. */
export function putLearningQuestion(
  { db, session }: MutationContext,
  input: { text: string; expectation?: string | undefined; participantId?: string | undefined },
): LearningQuestion {
  const asker = requireParticipant(db, input.participantId ?? session.selfId);
  const before = newestLearningQuestion(db, asker.id);
  const question: LearningQuestion = {
    id: learningQuestionId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
    participantId: asker.id,
    version: (before?.version ?? 0) + 1,
    text: input.text,
    expectation: input.expectation ?? before?.expectation ?? '',
    createdAt: session.clock.now(),
  };
  insertLearningQuestion(db, question);
  return question;
}

/** @throws `invalidInput` when the number is taken or all are in use */
export function addPupil(
  { db, session }: MutationContext,
  input: { number?: number | undefined; firstName?: string | undefined },
): Pupil {
  const taken = new Set(listPupils(db).map((pupil) => pupil.number));
  const number = input.number ?? firstFree(taken);
  if (taken.has(number)) throw new KijkkringError('invalidInput', { field: 'number' });
  const id = pupilId.parse(session.ids.next());
  insertPupil(db, { id, trajectoryId: session.trajectoryId, number, firstName: input.firstName ?? null });
  return requirePupil(db, id);
}

/**
 * Gives a pupil another seat. From then on everybody keeps the seat she has: a later pupil moves no one.
 * @returns the whole class, for whoever sat there takes the seat that came free
 * @throws `pupilNotFound`
 */
export function placePupil(db: WritableDb, id: string, seat: Seat): Pupil[] {
  const moving = requirePupil(db, id);
  for (const pupil of listPupils(db)) {
    const there = pupil.seat.row === seat.row && pupil.seat.column === seat.column;
    const next = pupil.id === id ? seat : there ? moving.seat : pupil.seat;
    putSeat(db, pupil.id, next);
  }
  return listPupils(db);
}

/** @throws `pupilNotFound` */
export function renamePupil(db: WritableDb, id: string, firstName: string | null): Pupil {
  requirePupil(db, id);
  setPupilName(db, id, firstName);
  return requirePupil(db, id);
}

function requirePupil(db: ReadableDb, id: string): Pupil {
  const found = findPupil(db, id);
  if (found === null) throw new KijkkringError('pupilNotFound');
  return found;
}

function requireParticipant(db: ReadableDb, id: string): Participant {
  const found = findParticipant(db, id);
  if (found === null) throw new KijkkringError('participantNotFound');
  return found;
}

function firstFree(taken: ReadonlySet<number>): number {
  let number = 1;
  while (taken.has(number)) number += 1;
  if (number > 99) throw new KijkkringError('invalidInput', { field: 'number' });
  return number;
}
