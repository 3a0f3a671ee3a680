import { listReadIn } from '../../store/repositories/custody-repository.ts';
import type { JobHandlers, QueryHandlers } from '../handlers.ts';
import { handOverJob } from './hand-over-job.ts';
import { describeHome, openHomeWith } from './home-facts.ts';
import { describeInbox } from './inbox.ts';
import { describeNeighbours } from './neighbour-facts.ts';
import { readInJob } from './read-in-job.ts';
import { takeInJob } from './take-in-job.ts';

export const custodyQueries: QueryHandlers<
  'custody.list' | 'custody.inspect' | 'custody.neighbours' | 'custody.inbox'
> = {
  'custody.list': (_input, { db }) => listReadIn(db),
  'custody.neighbours': (_input, session) => describeNeighbours(session),
  'custody.inbox': (_input, session) => describeInbox(session),
  'custody.inspect': async (input, session) => {
    const bundle = await openHomeWith(session, input.path, input);
    try {
      return describeHome(session, bundle);
    } finally {
      await bundle.close();
    }
  },
};

export const custodyJobs: JobHandlers<'custody.readIn' | 'custody.takeIn' | 'custody.handOver'> = {
  'custody.readIn': readInJob,
  'custody.handOver': handOverJob,
  'custody.takeIn': takeInJob,
};
