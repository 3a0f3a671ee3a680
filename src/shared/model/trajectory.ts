import { z } from 'zod';
import { learningQuestionId, participantId, pupilId, roundId, trajectoryId } from './ids.ts';
import { freeText, line, timestampMs } from './scalars.ts';

/** Who somebody is in the trajectory (DOMAIN §1.1). The school leader is never in an audience by default. */
export const participantRole = z.enum(['teacher', 'coach', 'careCoordinator', 'schoolLeader']);
export type ParticipantRole = z.infer<typeof participantRole>;

export const trajectory = z.object({ id: trajectoryId, title: line });
export type Trajectory = z.infer<typeof trajectory>;

/** `self` marks the owner of this library. */
export const participant = z.object({
  id: participantId,
  trajectoryId,
  name: line,
  role: participantRole,
  self: z.boolean(),
});
export type Participant = z.infer<typeof participant>;

export const round = z.object({ id: roundId, trajectoryId, number: z.int().min(1).max(9) });
export type Round = z.infer<typeof round>;

/** The teacher's own question; sharpening it adds a version and keeps the earlier ones. */
export const learningQuestion = z.object({
  id: learningQuestionId,
  trajectoryId,
  participantId,
  version: z.int().min(1),
  text: freeText.min(1),
  /** What she thinks beforehand; laid beside the finding later. */
  expectation: freeText,
  createdAt: timestampMs,
});
export type LearningQuestion = z.infer<typeof learningQuestion>;

/** A pupil is a number everywhere; the first name stands in a list of its own that can be hidden and destroyed. */
export const pupil = z.object({
  id: pupilId,
  trajectoryId,
  number: z.int().min(1).max(99),
  firstName: z.string().nullable(),
});
export type Pupil = z.infer<typeof pupil>;
