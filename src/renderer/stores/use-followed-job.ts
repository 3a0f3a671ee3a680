import { useEffect, useState } from 'react';
import type { ErrorPayload } from '../../shared/errors.ts';
import type { Job } from '../../shared/model/job.ts';
import type { Result } from '../../shared/result.ts';
import { useClient } from '../api/client-context.ts';
import { useJob } from './use-job.ts';

export type FollowedJob = {
  /** Answers whether the job began. */
  readonly start: (begun: Promise<Result<{ readonly jobId: string }>>) => Promise<boolean>;
  readonly reset: () => void;
  readonly busy: boolean;
  readonly job: Job | undefined;
  readonly done: boolean;
  readonly error: ErrorPayload | undefined;
};

/** Follows a job that a component began until it ends: whether it is done, or why not. */
export function useFollowedJob(): FollowedJob {
  const client = useClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const job = useJob(jobId);
  const ended = job !== undefined && job.state !== 'running' && job.state !== 'queued';
  useEffect(() => {
    if (jobId === null || !ended) return;
    let wanted = true;
    void client.call('job.outcome', { jobId }).then((answer) => {
      if (!wanted) return;
      setDone(answer.ok);
      setError(answer.ok ? undefined : answer.error);
      setJobId(null);
    });
    return () => {
      wanted = false;
    };
  }, [client, jobId, ended]);
  return {
    start: async (begun) => {
      const answer = await begun;
      setError(answer.ok ? undefined : answer.error);
      if (answer.ok) setJobId(answer.value.jobId);
      return answer.ok;
    },
    reset: () => {
      setDone(false);
      setError(undefined);
    },
    busy: jobId !== null,
    job,
    done,
    error,
  };
}
