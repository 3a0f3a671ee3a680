import { createStore } from 'zustand/vanilla';
import type { Job } from '../../shared/model/job.ts';
import type { TransportEvent } from '../api/transport.ts';

/** The jobs that this window heard of, by id. Progress comes by events: there is nothing to ask again. */
export type JobsStore = ReturnType<typeof createJobsStore>;

export function createJobsStore() {
  const jobs = createStore<Readonly<Record<string, Job>>>(() => ({}));
  return {
    jobs,
    onEvent: (event: TransportEvent): void => {
      if (event.type === 'jobChanged') jobs.setState({ [event.job.id]: event.job });
      if (event.type === 'libraryLocked') jobs.setState({}, true);
    },
  };
}
