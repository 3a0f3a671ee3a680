import { listWatchedAlong } from '../../store/repositories/watch-repository.ts';
import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { giveJob } from './give-job.ts';
import { takeInWatchJob } from './take-in-watch-job.ts';
import { describeWatch, openWatch } from './watch-facts.ts';
import { chooseWatching, describeWatching, sayWatched } from './watch-service.ts';

export const watchQueries: QueryHandlers<'watch.list' | 'watch.received' | 'watch.inspect'> = {
  'watch.list': (_input, session) => describeWatching(session),
  'watch.received': (_input, { db }) => listWatchedAlong(db),
  'watch.inspect': async (input, session) => {
    const bundle = await openWatch(session, input.path);
    try {
      return describeWatch(session, bundle);
    } finally {
      await bundle.close();
    }
  },
};

export const watchMutations: MutationHandlers<'watch.choose' | 'watch.sayWatched'> = {
  'watch.choose': (input, context) => chooseWatching(context, input),
  'watch.sayWatched': (input, context) => sayWatched(context, input.recordingId),
};

export const watchJobs: JobHandlers<'watch.give' | 'watch.takeIn'> = {
  'watch.give': giveJob,
  'watch.takeIn': takeInWatchJob,
};
