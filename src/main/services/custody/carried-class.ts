import type { CarriedClass } from '../../../shared/model/bundle-home.ts';
import type { ReadableDb } from '../../store/database.ts';
import {
  findStatement,
  groupsOfPupils,
  listConsents,
  listGroups,
  putStatement,
} from '../../store/repositories/class-repository.ts';
import { listPupils, putSeat } from '../../store/repositories/trajectory-repository.ts';
import { recordConsent } from '../class/class-service.ts';
import { importPupils } from '../class/pupil-import.ts';
import type { MutationContext } from '../handlers.ts';

/**
 * The class as it goes along with a recording: numbers, seats, groups and what parents said.
 * @param names whether first names go along; a list that is put away gives none
 */
export function carriedClassOf(db: ReadableDb, names: boolean): CarriedClass {
  const groups = new Map<string, string>(listGroups(db).map(({ id, name }) => [id, name]));
  const groupOf = groupsOfPupils(db);
  return {
    statement: findStatement(db),
    pupils: listPupils(db).map(({ id, number, firstName, seat }) => ({
      ...{ number, seat, firstName: names ? firstName : null },
      group: groups.get(groupOf.get(id) ?? '') ?? null,
      consents: listConsents(db, id).map(({ category, status, basis, date }) => ({
        ...{ category, status, basis, date },
      })),
    })),
  };
}

/** Keeps the class that came along, where there is none yet: hers is not mixed with another one. */
export function storeCarriedClass(context: MutationContext, { statement, pupils }: CarriedClass): void {
  const { db, session } = context;
  if (statement !== null && findStatement(db) === null) putStatement(db, session.trajectoryId, statement);
  if (listPupils(db).length > 0) return;
  const { added } = importPupils(context, {
    pupils: pupils.map(({ number, firstName, group }) => ({
      ...{ number, firstName, group, status: null, date: null, evidence: null },
    })),
  });
  for (const { id: pupilId, number } of added) {
    const carried = pupils.find((one) => one.number === number);
    if (carried === undefined) continue;
    putSeat(db, pupilId, carried.seat);
    for (const consent of carried.consents) recordConsent(context, { ...consent, pupilId, evidence: null });
  }
}
