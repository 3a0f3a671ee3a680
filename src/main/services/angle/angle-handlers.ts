import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { angleOf, byHand, moveAngle, pairAngles, unpairAngles } from './angle-service.ts';
import { findAngleJob } from './find-angle-job.ts';

export const angleQueries: QueryHandlers<'angle.of'> = {
  'angle.of': (input, { db }) => angleOf(db, input.recordingId),
};

export const angleMutations: MutationHandlers<'angle.pair' | 'angle.move' | 'angle.unpair'> = {
  'angle.pair': (input, context) => pairAngles(context, input, byHand),
  'angle.move': (input, { db }) => moveAngle(db, input),
  'angle.unpair': (input, { db }) => {
    unpairAngles(db, input.recordingId);
    return {};
  },
};

export const angleJobs: JobHandlers<'angle.find'> = {
  'angle.find': findAngleJob,
};
