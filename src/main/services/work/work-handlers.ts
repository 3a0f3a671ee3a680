import { historyState, redo, undo } from '../../history/history-service.ts';
import type { MutationHandlers, QueryHandlers } from '../handlers.ts';

export const workQueries: QueryHandlers<'history.state' | 'job.list' | 'job.outcome'> = {
  'history.state': (input, { db }) => historyState(db, input.recordingId ?? null),
  'job.outcome': ({ jobId }, { jobs }) => jobs.outcome(jobId),
  'job.list': (_input, { jobs }) => jobs.list(),
};

export const workMutations: MutationHandlers<'history.undo' | 'history.redo'> = {
  'history.undo': (input, { db }) => undo(db, input.recordingId ?? null),
  'history.redo': (input, { db }) => redo(db, input.recordingId ?? null),
};
