import { learningQuestionId } from '../../../shared/model/ids.ts';
import type { AppSettings, LibraryKind } from '../../../shared/model/settings.ts';
import type { ParticipantRole } from '../../../shared/model/trajectory.ts';
import type { Clock, Ids } from '../../../shared/ports.ts';
import type { WritableDb } from '../../store/database.ts';
import { setLibraryKind } from '../../store/repositories/home-repository.ts';
import { insertLibraryKey, type KeyPair } from '../../store/repositories/key-repository.ts';
import { insertLearningQuestion } from '../../store/repositories/trajectory-repository.ts';
import { furnishPractice } from '../practice/practice-records.ts';
import { createTrajectory } from '../trajectory/trajectory-service.ts';

/** What a library starts with. */
export interface NewLibrary {
  readonly name: string;
  readonly trajectoryTitle: string;
  readonly kind?: LibraryKind | undefined;
  readonly selfRole?: ParticipantRole | undefined;
  readonly learningQuestion?: string | undefined;
  /** Of the made-up words in a practice library. */
  readonly language?: AppSettings['language'] | undefined;
}

/** Fills a new library: its two key pairs, and a trajectory with its owner. */
export function createLibraryRecords(
  db: WritableDb,
  ids: Ids,
  clock: Clock,
  o: NewLibrary & { age: KeyPair; signing: KeyPair },
): void {
  insertLibraryKey(db, 'age', o.age);
  insertLibraryKey(db, 'signing', o.signing);
  setLibraryKind(db, o.kind ?? 'own');
  const { selfRole: role } = o;
  const { trajectory, owner } = createTrajectory(db, ids, {
    ...{ title: o.trajectoryTitle, name: o.name },
    ...(role === undefined ? {} : { role }),
  });
  if (o.learningQuestion !== undefined)
    insertLearningQuestion(db, {
      id: learningQuestionId.parse(ids.next()),
      trajectoryId: trajectory.id,
      participantId: owner.id,
      version: 1,
      text: o.learningQuestion,
      expectation: '',
      createdAt: clock.now(),
    });
  if (o.kind === 'practice') furnishPractice(db, { ids, clock }, trajectory.id, o.language ?? 'nl');
}
