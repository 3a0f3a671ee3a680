import { z } from 'zod';
import { CARD_WORDS } from '../model/contact.ts';
import { readIn } from '../model/custody.ts';
import { guide } from '../model/guide.ts';
import { bundleId, contactId, recordingId } from '../model/ids.ts';
import { isoDate, line, timestampMs } from '../model/scalars.ts';
import { participantRole } from '../model/trajectory.ts';
import { bundleKey, sender } from './bundle-contract.ts';
import { job, query } from './procedure.ts';

const path = z.string().min(1);
/** The random name of a library's folder on this machine. */
const neighbourFolder = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** Whether the first names of the pupils go along with the class. */
const names = z.boolean().default(false);

/** What a package with a whole recording says of itself. */
const homeFacts = z.object({
  bundleId,
  author: z.string(),
  signature: sender,
  until: isoDate,
  recording: z.object({ title: line, round: z.int(), files: z.int(), bytes: z.int() }),
  trajectory: z.object({ title: line }),
  participants: z.array(z.object({ name: z.string(), role: participantRole })),
  /**
   * How many pupils come along, and whether with their first names; what becomes of the class statement: there is none to keep, it is kept, or
   * it is left as the sender's card was not compared.
   */
  class: z.object({
    pupils: z.int(),
    names: z.boolean(),
    statement: z.enum(['none', 'kept', 'notCompared']),
  }),
});

export const custodyContract = {
  'custody.readIn': job({
    summary: 'Read a film in for a colleague: sealed to her key card at once, nothing of it stays here.',
    right: 'owner',
    input: z
      .object({
        paths: z.array(path).max(100).default([]),
        offers: z.array(z.uuid()).max(100).default([]),
        title: line.optional(),
        round: z.int().min(1).max(9).default(1),
        /** Her key card, or six words where she has none; not both. */
        contactId: contactId.optional(),
        passphrase: z.string().min(1).optional(),
        guideId: guide.shape.id.optional(),
        names,
        /** The library on this machine that it goes straight into, instead of a card or words and a file. */
        neighbour: neighbourFolder.optional(),
        target: path.optional(),
      })
      .refine(({ paths, offers }) => paths.length > 0 !== offers.length > 0)
      .refine(({ neighbour, target }) => (neighbour === undefined) !== (target === undefined)),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string() }),
  }),
  'custody.neighbours': query({
    summary:
      'The other libraries on this machine, locked or not: when they were last open, and the words of their key card.',
    right: 'owner',
    input: z.object({}),
    output: z.array(
      z.object({
        folder: neighbourFolder,
        lastOpenedAt: timestampMs.nullable(),
        words: z.array(z.string()).length(CARD_WORDS),
        /** Whose card it is, where that is here. */
        contactId: contactId.nullable(),
      }),
    ),
  }),
  'custody.inbox': query({
    summary: 'What was read in on this machine for the owner of this library, and waits to be taken in.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      waiting: z.array(homeFacts.extend({ path })),
      /** Files that are not sealed to this library, or are none. */
      unreadable: z.int(),
    }),
  }),
  'custody.list': query({
    summary: 'What was read in here for others: for whom, when, until when it can be taken in.',
    right: 'owner',
    input: z.object({}),
    output: z.array(readIn),
  }),
  'custody.inspect': query({
    summary: 'Read what a package with a whole recording says of itself; keeps nothing.',
    right: 'anyone',
    input: z.object({ path, ...bundleKey }),
    output: homeFacts,
  }),
  'custody.handOver': job({
    summary:
      'Seal a recording of one’s own to somebody’s key card, to be hers from then on, with its last day. What was marked in it stays.',
    right: 'owner',
    input: z.object({ recordingId, contactId, names, target: path }),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string(), until: isoDate }),
  }),
  'custody.takeIn': job({
    summary:
      'Take the recording of such a package into this library, as its owner’s; a second time changes nothing.',
    right: 'owner',
    input: z.object({ path, ...bundleKey }),
    output: z.object({ bundleId, recordingId, alreadyHere: z.boolean() }),
  }),
} as const;
