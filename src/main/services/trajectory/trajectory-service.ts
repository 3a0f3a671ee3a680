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
  owner: { title: string; name: string },
): Trajectory {
  const trajectory: Trajectory = { id: trajectoryId.parse(ids.next()), title: owner.title };
  insertTrajectory(db, trajectory);
  insertParticipant(db, {
    id: participantId.parse(ids.next()),
    trajectoryId: trajectory.id,
    name: owner.name,
    role: 'teacher',
    self: true,
  });
  for (let number = 1; number <= ROUNDS; number += 1) {
    insertRound(db, { id: roundId.parse(ids.next()), trajectoryId: trajectory.id, number });
  }
  return trajectory;
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
  const pupil: Pupil = {
    id: pupilId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
    number,
    firstName: input.firstName ?? null,
  };
  insertPupil(db, pupil);
  return pupil;
}

/** @throws `pupilNotFound` */
export function renamePupil(db: WritableDb, id: string, firstName: string | null): Pupil {
  const pupil = findPupil(db, id);
  if (pupil === null) throw new KijkkringError('pupilNotFound');
  setPupilName(db, id, firstName);
  return { ...pupil, firstName };
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
