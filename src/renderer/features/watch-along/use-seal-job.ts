import { useState } from 'react';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/model/job.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient } from '../../api/client-context.ts';
import { useJob } from '../../stores/use-job.ts';

export type SealJob = {
  readonly state: 'idle' | 'running' | 'done';
  readonly job: Job | undefined;
  readonly error: ErrorPayload | undefined;
  readonly begin: (call: Promise<Result<{ readonly jobId: string }>>) => Promise<void>;
  readonly cancel: () => void;
};

/** A package that is made for one person: begun, followed, stopped, and what kept it from being made. */
export function useSealJob(): SealJob {
  const client = useClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const job = useJob(jobId);
  const error = refused ?? (job?.state === 'cancelled' ? undefined : (job?.error ?? undefined));
  const isOver = error !== undefined || job?.state === 'cancelled' || job?.state === 'failed';
  const busy = jobId === null || isOver ? 'idle' : 'running';
  return {
    job,
    error,
    state: job?.state === 'done' ? 'done' : busy,
    begin: async (call) => {
      const answer = await call;
      setRefused(answer.ok ? undefined : answer.error);
      setJobId(answer.ok ? answer.value.jobId : null);
    },
    cancel: () => {
      if (jobId !== null) void client.ask('job.cancel', { jobId });
    },
  };
}
