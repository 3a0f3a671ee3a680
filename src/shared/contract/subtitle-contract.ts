import { z } from 'zod';
import { fragmentId, recordingId, subtitleId } from '../model/ids.ts';
import { mediaTimeUs } from '../model/scalars.ts';
import { subtitle, subtitleText } from '../model/subtitle.ts';
import { job, mutation, query } from './procedure.ts';

const record = { right: 'owner', history: 'record' } as const;

export const subtitleContract = {
  'subtitle.list': query({
    summary: 'The typed lines under the fragments of a recording in order of time.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(subtitle),
  }),
  'subtitle.add': mutation({
    ...record,
    summary:
      'Type a line under a fragment; without an end it stands as long as it takes to read, at most to the next one.',
    input: z.object({ fragmentId, startUs: mediaTimeUs, endUs: mediaTimeUs.optional(), text: subtitleText }),
    output: subtitle,
  }),
  'subtitle.update': mutation({
    ...record,
    summary: 'Change a line, or when it stands.',
    input: z.object({
      subtitleId,
      startUs: mediaTimeUs.optional(),
      endUs: mediaTimeUs.optional(),
      text: subtitleText.optional(),
    }),
    output: subtitle,
  }),
  'subtitle.remove': mutation({
    ...record,
    summary: 'Take a line away.',
    input: z.object({ subtitleId }),
    output: z.object({}),
  }),
  'subtitle.save': job({
    summary:
      "Write the lines of a fragment as a WebVTT file, from the fragment's own zero, without pupils' names.",
    right: 'owner',
    input: z.object({ fragmentId, target: z.string().min(1) }),
    output: z.object({ lines: z.int().positive() }),
  }),
} as const;
