import { z } from 'zod';
import { logHead } from './log.ts';
import { timestampMs } from './scalars.ts';

/** What can be destroyed for good. */
export const destructionSubject = z.enum([
  'recording',
  'nameList',
  'pupil',
  'receivedBundle',
  'releasedFragment',
]);
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
    /** Released fragments that stay until their last day. */
    kept: z.int().nonnegative().default(0),
    /** What stays. */
    marks: z.int().nonnegative(),
    notes: z.int().nonnegative(),
  }),
  /** The log up to and with the line about this. */
  logHead,
});
export type DestructionReport = z.infer<typeof destructionReport>;

/**
 * What stays of a whole library, in a file that its owner keeps: that, when and how much, and what was destroyed before. Signed with
 * the key that was on its key card.
 */
export const libraryReport = z.object({
  format: z.literal('kijkkring-destruction'),
  version: z.literal(1),
  libraryId: z.uuid(),
  at: timestampMs,
  counts: z.object({
    recordings: z.int().nonnegative(),
    /** Camera files. */
    files: z.int().nonnegative(),
    names: z.int().nonnegative(),
    /** Packages of others. */
    received: z.int().nonnegative(),
    /** Releases that were still in force. */
    releases: z.int().nonnegative(),
    /** What is known to lie elsewhere, and stays there. */
    copies: z.int().nonnegative(),
  }),
  /** What had been destroyed before, the newest first. */
  earlier: z.array(destructionReport),
  /** How far the log went, which is gone too; null when it had no line. */
  logHead: logHead.nullable(),
  publicKey: z.string(),
  /** Over the rest, see docs/formats/log.md. */
  signature: z.string(),
});
export type LibraryReport = z.infer<typeof libraryReport>;
