import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../../shared/assert.ts';
import type { Job } from '../../shared/model/job.ts';
import type { JobsStore } from './jobs-store.ts';
import { useRecords } from './use-records.ts';

export const JobsContext = createContext<JobsStore | null>(null);

/** How a job stands: by its last event, or as the core has stored it when this window was opened later. */
export function useJob(jobId: string | null): Job | undefined {
  const store = useContext(JobsContext);
  invariant(store !== null, 'no jobs around this component');
  const heard = useStore(store.jobs, (jobs) => (jobId === null ? undefined : jobs[jobId]));
  const stored = useRecords('job.list', jobId === null || heard !== undefined ? null : {});
  return heard ?? stored.value?.find((job) => job.id === jobId);
}
