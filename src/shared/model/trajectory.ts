import { z } from 'zod';
import { intentionId, learningQuestionId, participantId, pupilId, roundId, trajectoryId } from './ids.ts';
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

/** A place in the classroom: row 1 is nearest the board, columns count from the left as the teacher's camera sees them. */
export const seat = z.object({ row: z.int().min(1).max(12), column: z.int().min(1).max(12) });
export type Seat = z.infer<typeof seat>;

/** A pupil is a number everywhere; the first name stands in a list of its own that can be hidden and destroyed. */
export const pupil = z.object({
  id: pupilId,
  trajectoryId,
  number: z.int().min(1).max(99),
  firstName: z.string().nullable(),
  seat,
});
export type Pupil = z.infer<typeof pupil>;

/** What is taken along from a round's meeting to the next recording. */
export const intention = z.object({ id: intentionId, trajectoryId, roundId, text: freeText.min(1) });
export type Intention = z.infer<typeof intention>;
