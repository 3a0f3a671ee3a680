import { z } from 'zod';
import { anglePair } from '../model/angle.ts';
import { recordingId } from '../model/ids.ts';
import { recording } from '../model/recording.ts';
import { mediaTimeUs } from '../model/scalars.ts';
import { job, mutation, query } from './procedure.ts';

const record = { right: 'owner', history: 'record' } as const;

export const angleContract = {
  'angle.of': query({
    summary: 'The other recording of the same lesson, where it lies, and which could be it.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({
      pair: anglePair.nullable(),
      /** The other of the two, seen from this one. */
      partner: recording.nullable(),
      /** How far the two would be apart at the end of the lead if their clocks were taken to be alike, in microseconds. */
      driftAtEndUs: z.int().nullable(),
      candidates: z.array(recording),
    }),
  }),
  'angle.find': job({
    summary: 'Lay another recording of the same lesson beside this one, by their sound.',
    right: 'owner',
    input: z.object({ recordingId, otherId: recordingId }),
    output: anglePair,
  }),
  'angle.pair': mutation({
    ...record,
    summary: 'Lay another recording beside this one, both from their first frame; to be moved by hand.',
    input: z.object({ recordingId, otherId: recordingId }),
    output: anglePair,
  }),
  'angle.move': mutation({
    ...record,
    summary: 'Move the other recording by its own frames, or by seconds, as it is at a moment of this one.',
    input: z.object({
      recordingId,
      atUs: mediaTimeUs,
      by: z.enum(['frame', 'second']),
      /** How many further; negative for back. */
      steps: z.int().min(-1000).max(1000),
    }),
    output: anglePair,
  }),
  'angle.unpair': mutation({
    ...record,
    summary: 'Let two recordings be apart again; both stay as they are.',
    input: z.object({ recordingId }),
    output: z.object({}),
  }),
} as const;
