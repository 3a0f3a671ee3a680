import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { OutputOf } from '../../../shared/contract/contract.ts';
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

/**
 * The recording that a job makes: what it ended with, also when this screen was left meanwhile; while it runs the one that grows, as
 * imports run one at a time.
 */
function useImported(job: Job | undefined): Recording | undefined {
  const recordings = useRecords('recording.list', {}).value;
  const [seen, setSeen] = useState<{ readonly jobId: string; readonly id: string } | null>(null);
  const jobId = job?.id;
  const ended = useRecords('job.outcome', job?.state === 'done' ? { jobId: job.id } : null).value;
  // the job answers by the schema of its procedure
  const made = ended?.value as OutputOf<'recording.import'> | undefined;
  const growing = recordings?.findLast(({ state }) => state === 'importing' || state === 'interrupted');
  useEffect(() => {
    if (jobId !== undefined && growing !== undefined) setSeen({ jobId, id: growing.id });
  }, [jobId, growing]);
  const shown = made?.id ?? (jobId === seen?.jobId ? seen?.id : undefined);
  return recordings?.find(({ id }) => id === shown);
}
