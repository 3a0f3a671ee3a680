import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ClassGroup, ClassStatement, ConsentStatus, PupilConsent } from '../../../shared/model/class.ts';
import { classGroupId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteConsent,
  deleteGroup,
  findStatement,
  groupsOfPupils,
  insertGroup,
  listConsents,
  listGroups,
  listHiddenPupils,
  putConsent,
  putStatement,
  renameGroup,
  setGroupOfPupil,
} from '../../store/repositories/class-repository.ts';
import { isHidden } from '../../store/repositories/name-repository.ts';
import { findPupil, listPupils } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';

/** The class as its owner sees it. */
export function describeClass(db: ReadableDb): OutputOf<'class.get'> {
  const groupOf = groupsOfPupils(db);
  const hidden = new Set<string>(listHiddenPupils(db));
  const consents = listConsents(db);
  return {
    statement: findStatement(db),
    namesHidden: isHidden(db),
    groups: listGroups(db),
    pupils: listPupils(db).map((pupil) => ({
      ...pupil,
      groupId: classGroupId.nullable().parse(groupOf.get(pupil.id) ?? null),
      notRecognisable: hidden.has(pupil.id),
      consents: consents.filter(({ pupilId }) => pupilId === pupil.id),
    })),
  };
}

/**
 * Makes the class statement, or changes it. Where the school works with consent, an answer per pupil is needed: nobody
 * agreed by being silent.
 */
export function stateClass({ db, session }: MutationContext, statement: ClassStatement): ClassStatement {
  const stated: ClassStatement =
    statement.basis === 'consent' ? { ...statement, mode: 'perPupil' } : statement;
  putStatement(db, session.trajectoryId, stated);
  return stated;
}

/** @throws `pupilNotFound` */
export function recordConsent({ db, session }: MutationContext, consent: PupilConsent): PupilConsent {
  requirePupil(db, consent.pupilId);
  putConsent(db, consent);
  const { pupilId, category, status } = consent;
  appendLog(db, session, { kind: 'consentChange', pupilId, category, status });
  return consent;
}

/** @throws `pupilNotFound` */
export function removeConsent(
  { db, session }: MutationContext,
  { pupilId, category }: Pick<PupilConsent, 'pupilId' | 'category'>,
): void {
  requirePupil(db, pupilId);
  deleteConsent(db, pupilId, category);
  appendLog(db, session, { kind: 'consentChange', pupilId, category, status: null });
}

/** What is on record of a pupil; nothing on record is `unknown`. */
export function statusOf(db: ReadableDb, pupil: string, category: PupilConsent['category']): ConsentStatus {
  return listConsents(db, pupil).find((one) => one.category === category)?.status ?? 'unknown';
}

/** Whether a pupil may be recognisable when the circle watches (DECISIONS 10). */
export function mayBeSeen(db: ReadableDb, pupil: string): boolean {
  return !listHiddenPupils(db).some((id) => id === pupil);
}

/** @throws `invalidInput` when a group has this name */
export function addGroup({ db, session }: MutationContext, name: string): ClassGroup {
  refuseSameName(db, name);
  const added: ClassGroup = {
    id: classGroupId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
    name,
  };
  insertGroup(db, added);
  return added;
}

/** @throws `groupNotFound`, `invalidInput` when another group has this name */
export function changeGroup(db: WritableDb, id: string, name: string): ClassGroup {
  const present = requireGroup(db, id);
  if (present.name !== name) refuseSameName(db, name);
  renameGroup(db, id, name);
  return { ...present, name };
}

/** @throws `groupNotFound` */
export function removeGroup(db: WritableDb, id: string): void {
  requireGroup(db, id);
  deleteGroup(db, id);
}

/** @throws `pupilNotFound`, `groupNotFound` */
export function assignGroup(db: WritableDb, pupil: string, groupId: string | null): void {
  requirePupil(db, pupil);
  if (groupId !== null) requireGroup(db, groupId);
  setGroupOfPupil(db, pupil, groupId);
}

/** @throws `pupilNotFound` */
export function requirePupil(db: ReadableDb, id: string): void {
  if (findPupil(db, id) === null) throw new KijkkringError('pupilNotFound');
}

function requireGroup(db: ReadableDb, id: string): ClassGroup {
  const found = listGroups(db).find((group) => group.id === id);
  if (found === undefined) throw new KijkkringError('groupNotFound');
  return found;
}

function refuseSameName(db: ReadableDb, name: string): void {
  if (listGroups(db).some((group) => group.name === name))
    throw new KijkkringError('invalidInput', { field: 'name' });
}
