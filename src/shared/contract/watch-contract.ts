import { z } from 'zod';
import { bundleId, contactId, recordingId } from '../model/ids.ts';
import { isoDate, line } from '../model/scalars.ts';
import { watchAlong, watchChoice, watchCoach, watchedAlong } from '../model/watch.ts';
import { sender } from './bundle-contract.ts';
import { job, mutation, query } from './procedure.ts';

const path = z.string().min(1);
const decision = { right: 'owner', history: 'never', output: watchAlong } as const;

export const watchContract = {
  'watch.list': query({
    summary: 'Of each recording of the owner: whether the begeleider watches along, and what was given.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      /** Null without a begeleider in the circle. */
      coach: watchCoach.nullable(),
      recordings: z.array(watchAlong),
    }),
  }),
  'watch.choose': mutation({
    ...decision,
    summary: 'Choose whether the begeleider may have a whole recording: no, after its owner, or yes.',
    input: z.object({ recordingId, choice: watchChoice }),
  }),
  'watch.sayWatched': mutation({
    ...decision,
    summary: 'Say that its owner has seen enough of a recording, however far she came.',
    input: z.object({ recordingId }),
  }),
  'watch.give': job({
    summary: 'Seal a whole recording to the key card of the begeleider, while watching along is in force.',
    right: 'owner',
    input: z.object({ recordingId, contactId, target: path }),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string(), until: isoDate }),
  }),
  'watch.received': query({
    summary: 'The recordings of others that the owner of this library watches along with.',
    right: 'owner',
    input: z.object({}),
    output: z.array(watchedAlong),
  }),
  'watch.inspect': query({
    summary: 'Read what a package to watch along with says of itself; keeps nothing.',
    right: 'owner',
    input: z.object({ path }),
    output: z.object({
      bundleId,
      author: z.string(),
      signature: sender,
      until: isoDate,
      recording: z.object({ title: line, round: z.int(), files: z.int(), bytes: z.int() }),
    }),
  }),
  'watch.takeIn': job({
    summary: 'Take a recording to watch along with in, as its owner’s and not as yours.',
    right: 'owner',
    input: z.object({ path }),
    output: z.object({ bundleId, recordingId, alreadyHere: z.boolean() }),
  }),
} as const;
