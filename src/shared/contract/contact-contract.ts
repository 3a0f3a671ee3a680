import { z } from 'zod';
import { CARD_WORDS, contact } from '../model/contact.ts';
import { bundleId, contactId, participantId } from '../model/ids.ts';
import { isoDate, line, timestampMs } from '../model/scalars.ts';
import { job, mutation, query } from './procedure.ts';

/** Out of reach of undo: a key that a bundle was sealed to is not taken back by a key press. */
const decision = { right: 'owner', history: 'never' } as const;

const words = z.array(z.string()).length(CARD_WORDS);
const card = z.string().min(1).max(500);

export const contactContract = {
  'card.own': query({
    summary: 'The key card of this library as text, with the four words to compare it by.',
    right: 'owner',
    input: z.object({}),
    output: z.object({ card: z.string(), words }),
  }),
  'card.read': query({
    summary: 'Read somebody’s key card: its four words, and whether it is here already. Keeps nothing.',
    right: 'owner',
    input: z.object({ card }),
    output: z.object({
      card: z.string(),
      words,
      /** It is the card of this very library. */
      own: z.boolean(),
      contactId: contactId.nullable(),
    }),
  }),
  'card.save': job({
    summary:
      'Write the key card of this library to a file, to give to a colleague; there is nothing secret in it.',
    right: 'owner',
    input: z.object({ target: z.string().min(1) }),
    output: z.object({}),
  }),
  'contact.list': query({
    summary: 'Whose key cards are here, by name; older cards of the same person after the newer.',
    right: 'owner',
    input: z.object({}),
    output: z.array(contact),
  }),
  'contact.sealed': query({
    summary: 'Which bundles were sealed to somebody’s card.',
    right: 'owner',
    input: z.object({ contactId }),
    output: z.array(z.object({ bundleId, madeAt: timestampMs, meetingDate: isoDate.nullable() })),
  }),
  'contact.add': mutation({
    ...decision,
    summary: 'Keep somebody’s key card; its words are still to be compared.',
    input: z.object({ name: line, card, participantId: participantId.nullable().default(null) }),
    output: contact,
  }),
  'contact.confirm': mutation({
    ...decision,
    summary: 'Say that the four words were compared with her and are the same.',
    input: z.object({ contactId }),
    output: contact,
  }),
  'contact.lose': mutation({
    ...decision,
    summary: 'Seal nothing to this card any more: her laptop or her library is gone.',
    input: z.object({ contactId }),
    output: contact,
  }),
  'contact.replace': mutation({
    ...decision,
    summary: 'Put somebody’s new card in the place of the one before; its words are still to be compared.',
    input: z.object({ contactId, card }),
    output: contact,
  }),
  'contact.remove': mutation({
    ...decision,
    summary: 'Take somebody’s card away, with its older ones.',
    input: z.object({ contactId }),
    output: z.object({}),
  }),
} as const;
