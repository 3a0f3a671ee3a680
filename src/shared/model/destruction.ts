import { z } from 'zod';
import { logHead } from './log.ts';
import { timestampMs } from './scalars.ts';

/** What can be destroyed for good. */
export const destructionSubject = z.enum(['recording', 'nameList', 'pupil', 'receivedBundle']);
export type DestructionSubject = z.infer<typeof destructionSubject>;

/** Why: the owner asked for it, its time was over, or a parent withdrew. */
export const destructionCause = z.enum(['owner', 'deadline', 'withdrawal']);
export type DestructionCause = z.infer<typeof destructionCause>;

/** What stays of something destroyed: that, when and how much, signed by a head of the log; nothing of what it was. */
export const destructionReport = z.object({
  id: z.uuid(),
  at: timestampMs,
  subject: destructionSubject,
  /** A random id, of which nothing is left but this; null for the list of names. */
  subjectId: z.uuid().nullable(),
  cause: destructionCause,
  counts: z.object({
    /** Camera files, or fragments of a package. */
    files: z.int().nonnegative(),
    names: z.int().nonnegative(),
    /** Releases that were still in force. */
    revoked: z.int().nonnegative(),
    /** What stays. */
    marks: z.int().nonnegative(),
    notes: z.int().nonnegative(),
  }),
  /** The log up to and with the line about this. */
  logHead,
});
export type DestructionReport = z.infer<typeof destructionReport>;
