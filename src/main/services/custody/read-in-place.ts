import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import type { BundleId } from '../../../shared/model/ids.ts';
import { findContactByCard } from '../../store/repositories/contact-repository.ts';
import type { AgeAudience } from '../../vault/age-header.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import type { Session } from '../session.ts';
import { inboxFile, makeInbox } from './inbox.ts';

type Input = ParsedInputOf<'custody.readIn'>;

/** Whom a film is sealed to, and where it goes. */
export interface ReadInPlace {
  readonly sealTo: AgeAudience;
  /** Null where she has no card here. */
  readonly contact: Contact | null;
  readonly targetOf: (id: BundleId) => string;
}

/**
 * Her card, words, or her library on this machine: one of them.
 * @throws `bundleKeyMissing`, `contactNotFound`, `contactLost`, `libraryNotFound` when there is none of that name with a card
 */
export async function readInPlace(session: Session, input: Input): Promise<ReadInPlace> {
  const { contactId, passphrase, neighbour, target } = input;
  const ways = [contactId, passphrase, neighbour].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new KijkkringError('bundleKeyMissing');
  if (neighbour !== undefined) return neighbourPlace(session, neighbour);
  const targetOf = (): string => target ?? '';
  if (passphrase !== undefined) return { sealTo: { passphrase }, contact: null, targetOf };
  const contact = requireUsableContact(session.db, contactId ?? '');
  return { sealTo: { recipients: [contact.recipient] }, contact, targetOf };
}

async function neighbourPlace({ db, neighbours }: Session, folder: string): Promise<ReadInPlace> {
  const found = await neighbours.find(folder);
  if (found === null) throw new KijkkringError('libraryNotFound');
  const known = findContactByCard(db, formatKeyCard(found.card));
  // a card that was lost is refused here too: what opens it may be in other hands
  const contact = known === null ? null : requireUsableContact(db, known.id);
  await makeInbox(found.path);
  return {
    sealTo: { recipients: [found.card.recipient] },
    contact,
    targetOf: (id) => inboxFile(found.path, id),
  };
}
