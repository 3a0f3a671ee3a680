import { z } from 'zod';
import { contactId, participantId } from './ids.ts';
import { line, timestampMs } from './scalars.ts';

/** Somebody whose key card is here: to whom bundles can be sealed, and whose signature can be told from another's. */
export const contact = z.object({
  id: contactId,
  name: line,
  /** Who of the circle it is; null for somebody outside it. */
  participantId: participantId.nullable(),
  /** The key card as one line of text, and the two public keys in it. */
  card: z.string(),
  recipient: z.string(),
  signingKey: z.string(),
  addedAt: timestampMs,
  /** When the four words were compared with her; null as long as they were not. */
  confirmedAt: timestampMs.nullable(),
  /** Since when nothing is sealed to this card any more: her laptop was stolen or is broken. */
  lostAt: timestampMs.nullable(),
  /** The contact with her newer card. */
  replacedBy: contactId.nullable(),
});
export type Contact = z.infer<typeof contact>;

/** Two people who compare a card read so many words to each other. */
export const CARD_WORDS = 4;
