import { z } from 'zod';
import { fragmentId, meetingId, participantId, releaseId, trajectoryId } from './ids.ts';
import { isoDate, line, timestampMs } from './scalars.ts';

/** `phaseTeam` is the bouwvergadering, `pupilCase` the leerlingbespreking with its own rules. */
export const meetingType = z.enum(['phaseTeam', 'pupilCase', 'separate']);
export type MeetingType = z.infer<typeof meetingType>;

export const meeting = z.object({
  id: meetingId,
  trajectoryId,
  title: line,
  date: isoDate,
  type: meetingType,
});
export type Meeting = z.infer<typeof meeting>;

/** The owner's decision: this fragment, for this meeting, for these people, until this day. */
export const release = z.object({
  id: releaseId,
  fragmentId,
  meetingId,
  audience: z.array(participantId),
  until: isoDate,
  releasedAt: timestampMs,
  revokedAt: timestampMs.nullable(),
});
export type Release = z.infer<typeof release>;
