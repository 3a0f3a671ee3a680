import { z } from 'zod';
import { fragmentId, recordingId, subtitleId } from './ids.ts';
import { line, mediaTimeUs } from './scalars.ts';

/** Nothing that breaks a line or steers: neither here nor in a file that is made of it. */
export const printable = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

export const subtitleText = line.regex(printable);

/** A typed line under a fragment; times are on the recording's own timeline, so that it stays where it is said when an end moves. */
export const subtitle = z.object({
  id: subtitleId,
  recordingId,
  fragmentId,
  startUs: mediaTimeUs,
  endUs: mediaTimeUs,
  text: subtitleText,
});
export type Subtitle = z.infer<typeof subtitle>;
