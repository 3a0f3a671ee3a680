import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/model/job.ts';
import { useClient } from '../../api/client-context.ts';
import { useJob } from '../../stores/use-job.ts';
import type { SealTo } from './seal-choice.tsx';

export type ExportedBundle = OutputOf<'bundle.export'> & { readonly path: string };

export type Exporting = {
  readonly start: (meetingId: string, target: string, sealTo: SealTo) => Promise<void>;
  readonly cancel: () => void;
  readonly reset: () => void;
  readonly error: ErrorPayload | undefined;
} & (
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly job: Job | undefined }
  | { readonly state: 'done'; readonly result: ExportedBundle }
);

type Order = { readonly jobId: string; readonly target: string };

/** Makes the bundle as a job: started, followed by its events, cancelled, and what came of it. */
export function useExport(): Exporting {
  const client = useClient();
  const [order, setOrder] = useState<Order | null>(null);
  const [error, setError] = useState<ErrorPayload>();
  const [result, setResult] = useState<ExportedBundle | null>(null);
  const job = useJob(order?.jobId ?? null);
  const ended = job !== undefined && job.state !== 'running' && job.state !== 'queued';

  useEffect(() => {
    if (order === null || !ended) return;
    let wanted = true;
    void client.call('job.outcome', { jobId: order.jobId }).then((answer) => {
      if (!wanted) return;
      // the job answers by the schema of its procedure
      if (answer.ok) setResult({ ...(answer.value.value as OutputOf<'bundle.export'>), path: order.target });
      else if (answer.error.code !== 'cancelled') setError(answer.error);
      setOrder(null);
    });
    return () => {
      wanted = false;
    };
  }, [client, order, ended]);

  const actions = {
    error,
    start: async (meetingId: string, target: string, { by, words, contactId }: SealTo): Promise<void> => {
      setError(undefined);
      const sealed = by === 'words' ? { passphrase: words ?? '' } : { contacts: [contactId ?? ''] };
      const answer = await client.call('bundle.export', { meetingId, target, ...sealed });
      if (answer.ok) setOrder({ jobId: answer.value.jobId, target });
      else setError(answer.error);
    },
    cancel: (): void => {
      if (order !== null) void client.ask('job.cancel', { jobId: order.jobId });
    },
    reset: (): void => setResult(null),
  };
  if (result !== null) return { ...actions, state: 'done', result };
  if (order !== null) return { ...actions, state: 'running', job };
  return { ...actions, state: 'idle' };
}
