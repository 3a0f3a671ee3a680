import type { OutputOf } from '../../../shared/contract/contract.ts';
import { listContacts } from '../../store/repositories/contact-repository.ts';
import { cardWords } from '../../vault/card-words.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import type { Session } from '../session.ts';

type Described = OutputOf<'custody.neighbours'>;

/** The other libraries on this machine: no name but that of a contact, and four words to compare each by. */
export async function describeNeighbours({ db, kind, neighbours }: Session): Promise<Described> {
  if (kind === 'practice') return [];
  // before anything is waited for: a lock closes the database meanwhile
  const contacts = listContacts(db);
  const described: Described[number][] = [];
  for (const { folder, lastOpenedAt, card } of await neighbours.list())
    described.push({
      ...{ folder, lastOpenedAt, words: await cardWords(card) },
      contactId: contacts.find((contact) => contact.card === formatKeyCard(card))?.id ?? null,
    });
  return described.sort((a, b) => (b.lastOpenedAt ?? 0) - (a.lastOpenedAt ?? 0));
}
