import { findContactByCard, listContacts } from '../../store/repositories/contact-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import { formatKeyCard, parseKeyCard } from '../../vault/key-card.ts';
import type { MutationContext } from '../handlers.ts';
import { addContact, ownCard } from './contact-service.ts';

/**
 * Keeps the key card that came along with a package, still to be compared; the reader has made sure that it is that of whoever
 * signed. A card that is here already stays as it is. Anybody can give herself a name: who has a card already keeps her place, and a
 * second one in her name stands by itself.
 * @param name what the sender calls herself
 */
export function keepSender(context: MutationContext, { name, card }: { name: string; card: string }): void {
  const { db } = context;
  const text = formatKeyCard(parseKeyCard(card));
  if (text === formatKeyCard(ownCard(db)) || findContactByCard(db, text) !== null) return;
  const taken = new Set(listContacts(db).map(({ participantId }) => participantId));
  const participant = listParticipants(db).find(
    (one) => !one.self && sameName(one.name, name) && !taken.has(one.id),
  );
  addContact(context, { name, card: text, participantId: participant?.id ?? null });
}

/** Whether two names are the same to a reader. */
export function sameName(one: string, other: string): boolean {
  return one.trim().localeCompare(other.trim(), 'nl', { sensitivity: 'base' }) === 0;
}
