import type { OutputOf } from '../../../shared/contract/contract.ts';
import { findContactByCard } from '../../store/repositories/contact-repository.ts';
import { cardWords } from '../../vault/card-words.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import type { Session } from '../session.ts';

type Described = OutputOf<'custody.neighbours'>;

/** The other libraries on this machine: no name but that of a contact, and four words to compare each by. */
export async function describeNeighbours({ db, kind, neighbours }: Session): Promise<Described> {
  if (kind === 'practice') return [];
  const described: Described[number][] = [];
  for (const { folder, lastOpenedAt, card } of await neighbours.list())
    described.push({
      ...{ folder, lastOpenedAt, words: await cardWords(card) },
      contactId: findContactByCard(db, formatKeyCard(card))?.id ?? null,
    });
  return described.sort((a, b) => (b.lastOpenedAt ?? 0) - (a.lastOpenedAt ?? 0));
}
