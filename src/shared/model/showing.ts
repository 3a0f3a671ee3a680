import { z } from 'zod';
import { fragmentId, meetingId, participantId } from './ids.ts';
import { timestampMs } from './scalars.ts';

/** Fragments that were shown at a meeting, noted afterwards: who was there, and who worked the laptop. */
export const showing = z.object({
  id: z.uuid(),
  meetingId,
  fragmentIds: z.array(fragmentId).min(1),
  present: z.array(participantId).min(1),
  operatedBy: participantId,
  notedAt: timestampMs,
});
export type Showing = z.infer<typeof showing>;
