import { z } from 'zod';
import { jobId, recordingId } from '../model/ids.ts';
import { job } from '../model/job.ts';
import { mutation, query, sessionChange } from './procedure.ts';

const scope = z.object({ recordingId: recordingId.optional() });
const step = z.object({ label: z.string() });

export const workContract = {
  'history.state': query({
    summary: 'What undo and redo would do now, within a recording or overall; null when there is nothing.',
    right: 'owner',
    input: scope,
    output: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  }),
  'history.undo': mutation({
    summary: 'Undo the last change.',
    right: 'owner',
    history: 'never',
    input: scope,
    output: step,
  }),
  'history.redo': mutation({
    summary: 'Do the last undone change again.',
    right: 'owner',
    history: 'never',
    input: scope,
    output: step,
  }),
  'job.list': query({
    summary: 'The jobs of this library, newest first.',
    right: 'owner',
    input: z.object({}),
    output: z.array(job),
  }),
  'job.outcome': query({
    summary: 'What a job of this session ended with: the output of its procedure; nothing while it goes on.',
    right: 'owner',
    input: z.object({ jobId }),
    output: z.object({ done: z.boolean(), value: z.unknown() }),
  }),
  'job.cancel': sessionChange({
    summary: 'Stop a job; what it had made so far is taken away.',
    right: 'owner',
    input: z.object({ jobId }),
    output: job,
  }),
  'job.resume': sessionChange({
    summary: 'Go on with an interrupted job where it stopped.',
    right: 'owner',
    input: z.object({ jobId }),
    output: job,
  }),
} as const;
