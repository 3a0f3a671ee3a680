import { z } from 'zod';
import { bundleId, contactId, participantId, recordingId } from './ids.ts';
import { isoDate, line, timestampMs } from './scalars.ts';

/** Whether the begeleider may have the whole recording: no, once its owner has watched it, or yes (DECISIONS 2). */
export const watchChoice = z.enum(['no', 'afterMe', 'yes']);
export type WatchChoice = z.infer<typeof watchChoice>;

/** A package with the whole recording that was made here for somebody to watch along. */
export const givenWatch = z.object({
  bundleId,
  recordingId,
  /** Null when her card is no longer here. */
  contactId: contactId.nullable(),
  /** For whom, as she was called when it was made. */
  name: line,
  /** The last day on which Kijkkring opens it at hers. */
  until: isoDate,
  madeAt: timestampMs,
  /** Of the file that was written. */
  sha256: z.string(),
});
export type GivenWatch = z.infer<typeof givenWatch>;

/** How it stands with watching along, of one recording of this library's owner. */
export const watchAlong = z.object({
  recordingId,
  choice: watchChoice,
  /** Its owner has watched it: by how far she came, or because she said so. */
  watched: z.boolean(),
  /** The begeleider may have it now. */
  inForce: z.boolean(),
  /** The camera's files are here: without them the whole recording can't be given any more. */
  whole: z.boolean(),
  /** Packages that were made, the newest first; `here` as long as nobody said that it is gone at hers. */
  given: z.array(givenWatch.extend({ here: z.boolean() })),
});
export type WatchAlong = z.infer<typeof watchAlong>;

/** The begeleider of the circle, and the card that a package for her is sealed to. */
export const watchCoach = z.object({
  participantId,
  name: line,
  card: z.object({ contactId, confirmedAt: timestampMs.nullable() }).nullable(),
  /** Nothing on record says that parents were told of a begeleider who watches. */
  untold: z.boolean(),
});

/** A recording of somebody else, who lets the owner of this library watch along. */
export const watchedAlong = z.object({
  recordingId,
  bundleId,
  /** The recording as its owner knows it. */
  originalId: recordingId,
  authorName: line,
  authorKey: z.string(),
  /** The last day on which it can be opened here. */
  until: isoDate,
  takenAt: timestampMs,
});
export type WatchedAlong = z.infer<typeof watchedAlong>;
