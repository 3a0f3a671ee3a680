import { z } from 'zod';
import { readIn } from '../model/custody.ts';
import { guide } from '../model/guide.ts';
import { bundleId, contactId, recordingId } from '../model/ids.ts';
import { isoDate, line } from '../model/scalars.ts';
import { participantRole } from '../model/trajectory.ts';
import { bundleKey, sender } from './bundle-contract.ts';
import { job, query } from './procedure.ts';

const path = z.string().min(1);
/** Whether the first names of the pupils go along with the class. */
const names = z.boolean().default(false);

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
        target: path,
      })
      .refine(({ paths, offers }) => paths.length > 0 !== offers.length > 0),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string() }),
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
    output: z.object({
      bundleId,
      author: z.string(),
      signature: sender,
      until: isoDate,
      recording: z.object({ title: line, round: z.int(), files: z.int(), bytes: z.int() }),
      trajectory: z.object({ title: line }),
      participants: z.array(z.object({ name: z.string(), role: participantRole })),
      /** How many pupils come along, and whether with their first names. */
      class: z.object({ pupils: z.int(), names: z.boolean() }),
    }),
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
