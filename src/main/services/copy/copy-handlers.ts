import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { listKnownCopies, setCopyGone } from './copy-service.ts';
import { wipeSourceJob } from './wipe-source-job.ts';

export const copyQueries: QueryHandlers<'copy.list'> = {
  'copy.list': (_input, session) => listKnownCopies(session),
};

export const copyMutations: MutationHandlers<'copy.setGone'> = {
  'copy.setGone': (input, context) => {
    setCopyGone(context, input);
    return {};
  },
};

export const copyJobs: JobHandlers<'copy.wipeSource'> = { 'copy.wipeSource': wipeSourceJob };
