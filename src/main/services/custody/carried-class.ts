import type { CarriedClass, HomeSession } from '../../../shared/model/bundle-home.ts';
import type { ConsentStatus } from '../../../shared/model/class.ts';
import type { OpenHomeBundle } from '../../bundle/home-bundle-reader.ts';
import type { ReadableDb } from '../../store/database.ts';
import {
  findStatement,
  groupsOfPupils,
  listConsents,
  listGroups,
} from '../../store/repositories/class-repository.ts';
import { findContactByCard } from '../../store/repositories/contact-repository.ts';
import { listPupils, putSeat } from '../../store/repositories/trajectory-repository.ts';
import { formatKeyCard, parseKeyCard } from '../../vault/key-card.ts';
import { recordConsent, stateClass } from '../class/class-service.ts';
import { importPupils } from '../class/pupil-import.ts';
import { isComparedAndInUse } from '../contact/compared-card.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';

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

/** What an answer of anybody may do: make a pupil not recognisable, never the other way round. */
const hiding: readonly ConsentStatus[] = ['objected', 'noConsent', 'withdrawn'];

/**
 * Keeps the class that came along, where there is none yet: hers is not mixed with another one. What would let pupils be
 * seen, the statement and each agreement, is kept only from a sender whose card was compared.
 */
export function storeCarriedClass(context: MutationContext, bundle: OpenHomeBundle): void {
  const { db, session } = context;
  const { statement, pupils } = bundle.session.class;
  const becomes = statementOf(db, bundle.session);
  if (listPupils(db).length > 0) return;
  const compared = isCompared(db, bundle.session.senderCard);
  if (becomes === 'kept' && statement !== null) {
    stateClass(context, statement);
    appendLog(db, session, { kind: 'statementTaken', bundleId: bundle.manifest.bundleId });
  }
  const { added } = importPupils(context, {
    pupils: pupils.map(({ number, firstName, group }) => ({
      ...{ number, firstName, group, status: null, date: null, evidence: null },
    })),
  });
  for (const { id: pupilId, number } of added) {
    const carried = pupils.find((one) => one.number === number);
    if (carried === undefined) continue;
    putSeat(db, pupilId, carried.seat);
    for (const consent of carried.consents.filter(({ status }) => compared || hiding.includes(status)))
      recordConsent(context, { ...consent, pupilId, evidence: null });
  }
}

/** What becomes of the class statement that comes along. @param db null where there is no library yet */
export function statementOf(
  db: ReadableDb | null,
  { class: carried, senderCard }: HomeSession,
): 'none' | 'kept' | 'notCompared' {
  const hasOwn = db !== null && (listPupils(db).length > 0 || findStatement(db) !== null);
  if (carried.statement === null || hasOwn) return 'none';
  return db !== null && isCompared(db, senderCard) ? 'kept' : 'notCompared';
}

/** Whether the card is in use here and its words were compared; the reader has made sure that it is that of whoever signed. */
function isCompared(db: ReadableDb, card: string): boolean {
  const sender = findContactByCard(db, formatKeyCard(parseKeyCard(card)));
  return sender !== null && isComparedAndInUse(sender);
}
