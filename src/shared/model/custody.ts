import { z } from 'zod';
import { bundleId, contactId, recordingId } from './ids.ts';
import { isoDate, line, timestampMs } from './scalars.ts';

/** A film that was read in here for somebody else: that it was, and nothing of the film. */
export const readIn = z.object({
  bundleId,
  /** Null when it was sealed with words, or her card is no longer here. */
  contactId: contactId.nullable(),
  title: line,
  round: z.int(),
  /** The last day on which she can take it in. */
  until: isoDate,
  madeAt: timestampMs,
  /** Of the file that was written. */
  sha256: z.string(),
});
export type ReadIn = z.infer<typeof readIn>;

/** A recording that was sealed for somebody to go on with; it is here still, until its owner destroys it. */
export const handedOver = z.object({
  bundleId,
  recordingId,
  /** Null when her card is no longer here. */
  contactId: contactId.nullable(),
  name: line,
  /** The last day on which it can be taken in, and of the recording. */
  until: isoDate,
  madeAt: timestampMs,
  sha256: z.string(),
});
export type HandedOver = z.infer<typeof handedOver>;
