import { z } from 'zod';
import { logLine, logVerdict } from '../model/log.ts';
import { job, query } from './procedure.ts';

export const privacyContract = {
  'privacy.log': query({
    summary: 'What was released, taken back and given along, the newest first.',
    right: 'owner',
    input: z.object({
      /** Only lines with a lower number. */
      before: z.int().positive().optional(),
      most: z.int().min(1).max(1000).default(100),
    }),
    output: z.object({ lines: z.array(logLine), count: z.int().nonnegative() }),
  }),
  'privacy.verifyLog': query({
    summary: 'Check the whole log: a line that was changed, moved, taken out or cut off is found.',
    right: 'owner',
    input: z.object({}),
    output: logVerdict,
  }),
  'privacy.exportLog': job({
    summary: 'Write the whole log as a JSON file that can be checked elsewhere.',
    right: 'owner',
    input: z.object({ target: z.string().min(1) }),
    output: z.object({ lines: z.int().nonnegative() }),
  }),
} as const;
