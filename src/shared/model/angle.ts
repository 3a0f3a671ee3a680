import { z } from 'zod';
import { anglePairId, recordingId } from './ids.ts';

/** Two recordings of one lesson, by two cameras. What is marked lies on the timeline of the recording on which it was marked. */
export const anglePair = z.object({
  id: anglePairId,
  /** The lead: its clock is the one by which the other's is told. */
  recordingId,
  otherId: recordingId,
  /** How much further the other recording is at the lead's zero, in microseconds; negative when it began later. */
  offsetUs: z.int(),
  /** How much faster the other's clock runs, in parts per billion; null when it was not measured. */
  driftPpb: z.int().nullable(),
  foundBy: z.enum(['sound', 'hand']),
  /** At how many places the sounds agreed, of how many that were listened to; none when it was set by hand. */
  agreed: z.int().nonnegative(),
  places: z.int().nonnegative(),
});
export type AnglePair = z.infer<typeof anglePair>;
