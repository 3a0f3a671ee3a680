import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { jobId } from './ids.ts';
import { timestampMs } from './scalars.ts';

/** `interrupted` means: stopped by a crash, a lock or a full disk, and able to go on where it was. */
export const jobState = z.enum(['queued', 'running', 'interrupted', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

export const job = z.object({
  id: jobId,
  /** The procedure that started it. */
  name: z.string(),
  state: jobState,
  /** What it is doing, as a key for words. */
  phase: z.string(),
  /** Share of the whole, 0 to 1. */
  share: z.number().min(0).max(1),
  error: z
    .object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  createdAt: timestampMs,
});
export type Job = z.infer<typeof job>;
