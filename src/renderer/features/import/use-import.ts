import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/model/job.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { type ImportSource, type PartsQuestion, useImportDesk } from '../../stores/import-desk.ts';
import { useJob } from '../../stores/use-job.ts';
import { useRecords } from '../../stores/use-records.ts';

export type CurrentImport = {
  readonly round: number;
  /** Nothing is being read in: a film can be chosen. */
  readonly isChoosing: boolean;
  readonly source: ImportSource | null;
  /** What has to be answered first. */
  readonly question: PartsQuestion | null;
  /** Absent until the core has taken it up. */
  readonly job: Job | undefined;
  readonly recording: Recording | undefined;
  /** Why the film was refused, or why it stopped. */
  readonly error: ErrorPayload | null;
};

/** The import that this window looks at: what it started, else one that was left unfinished. Null until that is known. */
export function useImport(wished: number | null): CurrentImport | null {
  const desk = useImportDesk();
  const { source, jobId, question, error } = useStore(desk.state);
  const rounds = useRecords('home.trajectory', {}).value?.rounds;
  const jobs = useRecords('job.list', {}).value;
  const unfinished = jobs?.find((job) => job.name === 'recording.import' && isUnfinished(job));
  const unfinishedId = unfinished?.id;
  useEffect(() => {
    if (jobId === null && source === null && question === null && unfinishedId !== undefined)
      desk.adopt(unfinishedId);
  }, [desk, jobId, source, question, unfinishedId]);
  const job = useJob(jobId);
  const recording = useImported(job);
  if (rounds === undefined || jobs === undefined) return null;
  const ended = job?.state === 'failed' || job?.state === 'cancelled';
  return {
    round: wished ?? rounds.find(({ current }) => current)?.number ?? 1,
    isChoosing: ended || error !== null || (source === null && jobId === null),
    source,
    question,
    job,
    recording,
    error: error ?? job?.error ?? null,
  };
}

function isUnfinished({ state }: Job): boolean {
  return state === 'queued' || state === 'running' || state === 'interrupted';
}

/** The recording that a job makes. Jobs run one at a time: the one that is not ready yet is its own. */
function useImported(job: Job | undefined): Recording | undefined {
  const recordings = useRecords('recording.list', {}).value;
  const [seen, setSeen] = useState<{ readonly jobId: string; readonly id: string } | null>(null);
  const jobId = job?.id;
  const growing = recordings?.filter(({ state }) => state !== 'ready').at(-1);
  useEffect(() => {
    if (jobId !== undefined && growing !== undefined) setSeen({ jobId, id: growing.id });
  }, [jobId, growing]);
  return recordings?.find(({ id }) => id === seen?.id && jobId === seen.jobId);
}
