import { z } from 'zod';
import { recordingId } from '../model/ids.ts';
import { knownCopy } from '../model/known-copy.ts';
import { job, mutation, query } from './procedure.ts';

export const copyContract = {
  'copy.list': query({
    summary: 'What is known to lie outside this library of each recording, also what is gone since.',
    right: 'owner',
    input: z.object({}),
    output: z.array(knownCopy),
  }),
  'copy.setGone': mutation({
    summary: 'Say that a known copy was wiped, or that it is there after all.',
    right: 'owner',
    history: 'never',
    input: z.object({ copyId: z.uuid(), gone: z.boolean() }),
    output: z.object({}),
  }),
  'copy.wipeSource': job({
    summary:
      'Wipe the files that a recording was read in from, after checking that they are, byte for byte, what is here.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({ files: z.int() }),
  }),
} as const;
