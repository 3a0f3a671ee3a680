import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import { contactId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteContact,
  findContact,
  findContactByCard,
  putContact,
} from '../../store/repositories/contact-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { findParticipant } from '../../store/repositories/trajectory-repository.ts';
import { cardWords } from '../../vault/card-words.ts';
import { formatKeyCard, type KeyCard, parseKeyCard } from '../../vault/key-card.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';

/** Both public keys of this library. */
export function ownCard(db: ReadableDb): KeyCard {
  return { recipient: getLibraryKey(db, 'age').public, signingKey: getLibraryKey(db, 'signing').public };
}

/** The card of this library with its four words; takes a twentieth of a second on purpose. */
export async function describeOwnCard({ db }: Session): Promise<OutputOf<'card.own'>> {
  const card = ownCard(db);
  return { card: formatKeyCard(card), words: await cardWords(card) };
}

/** @throws `keyCardInvalid`, `recipientInvalid` */
export async function readCard({ db }: Session, text: string): Promise<OutputOf<'card.read'>> {
  const read = parseKeyCard(text);
  const card = formatKeyCard(read);
  return {
    card,
    words: await cardWords(read),
    own: card === formatKeyCard(ownCard(db)),
    contactId: findContactByCard(db, card)?.id ?? null,
  };
}

/**
 * Keeping a card that is here already changes nothing.
 * @throws `keyCardInvalid`, `keyCardOwn`, `participantNotFound`, `contactIsSelf` when somebody else's card would stand in the owner's place
 */
export function addContact(context: MutationContext, input: ParsedInputOf<'contact.add'>): Contact {
  const { db } = context;
  if (input.participantId !== null && findParticipant(db, input.participantId) === null)
    throw new KijkkringError('participantNotFound');
  if (input.participantId === context.session.selfId) throw new KijkkringError('contactIsSelf');
  const card = requireOthersCard(db, input.card);
  const present = findContactByCard(db, card.card);
  if (present !== null) return present;
  return keep(context, { ...input, ...card });
}

/** @throws `contactNotFound` */
export function confirmContact({ db, session }: MutationContext, id: string): Contact {
  const present = requireContact(db, id);
  if (present.confirmedAt !== null) return present;
  const confirmed = { ...present, confirmedAt: session.clock.now() };
  putContact(db, confirmed);
  appendLog(db, session, { kind: 'keyCard', what: 'confirmed', contactId: confirmed.id });
  return confirmed;
}

/** @throws `contactNotFound` */
export function loseContact({ db, session }: MutationContext, id: string): Contact {
  const present = requireContact(db, id);
  if (present.lostAt !== null) return present;
  const lost = { ...present, lostAt: session.clock.now() };
  putContact(db, lost);
  appendLog(db, session, { kind: 'keyCard', what: 'lost', contactId: lost.id });
  return lost;
}

/** @throws `contactNotFound`, `keyCardInvalid`, `keyCardOwn`, `keyCardKnown` when that card is somebody's already */
export function replaceContact(context: MutationContext, input: ParsedInputOf<'contact.replace'>): Contact {
  const { db } = context;
  const present = requireContact(db, input.contactId);
  const card = requireOthersCard(db, input.card);
  if (findContactByCard(db, card.card) !== null) throw new KijkkringError('keyCardKnown');
  const added = keep(context, { name: present.name, participantId: present.participantId, ...card });
  putContact(db, { ...present, replacedBy: added.id });
  return added;
}

/** @throws `contactNotFound` */
export function removeContact({ db, session }: MutationContext, id: string): void {
  const present = requireContact(db, id);
  deleteContact(db, id);
  appendLog(db, session, { kind: 'keyCard', what: 'removed', contactId: present.id });
}

/**
 * Somebody to whom something may be sealed.
 * @throws `contactNotFound`, `contactLost` when her card was lost or a newer one took its place
 */
export function requireUsableContact(db: ReadableDb, id: string): Contact {
  const found = requireContact(db, id);
  if (found.lostAt !== null || found.replacedBy !== null) throw new KijkkringError('contactLost');
  return found;
}

function requireContact(db: ReadableDb, id: string): Contact {
  const found = findContact(db, id);
  if (found === null) throw new KijkkringError('contactNotFound');
  return found;
}

type CardText = Pick<Contact, 'card' | 'recipient' | 'signingKey'>;

function requireOthersCard(db: ReadableDb, text: string): CardText {
  const read = parseKeyCard(text);
  const card = formatKeyCard(read);
  if (card === formatKeyCard(ownCard(db))) throw new KijkkringError('keyCardOwn');
  return { ...read, card };
}

function keep(
  { db, session }: { db: WritableDb; session: Session },
  { name, participantId, card, recipient, signingKey }: CardText & Pick<Contact, 'name' | 'participantId'>,
): Contact {
  const added: Contact = {
    id: contactId.parse(session.ids.next()),
    ...{ name, participantId, card, recipient, signingKey },
    addedAt: session.clock.now(),
    ...{ confirmedAt: null, lostAt: null, replacedBy: null },
  };
  putContact(db, added);
  appendLog(db, session, { kind: 'keyCard', what: 'added', contactId: added.id });
  return added;
}
