import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient } from '../../api/client-context.ts';
import { useJob } from '../../stores/use-job.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { TargetChoice } from './target-choice.tsx';

export type SaveAsFileProps = {
  readonly label: string;
  /** What is saved, where there are several such buttons. */
  readonly about?: string;
  /** With its extension. */
  readonly suggestedName: string;
  /** Begins the job that writes the file. */
  readonly onSave: (target: string) => Promise<Result<{ readonly jobId: string }>>;
};

/** A button that writes a file to a place of her own choice, and says when it is there or why not. */
export function SaveAsFile({ label, about, suggestedName, onSave }: SaveAsFileProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const saving = useSaving();
  const named = about === undefined ? label : `${label}: ${about}`;
  const close = (): void => {
    setAsking(false);
    setTarget(null);
  };
  const save = async (): Promise<void> => {
    if (target !== null && (await saving.start(onSave(target)))) close();
  };
  return (
    <>
      <Button
        aria-label={named}
        onPress={() => {
          saving.reset();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <span role="status">{saving.done && t('saving.done')}</span>
      <Dialog
        isOpen={asking}
        onClose={close}
        title={named}
        actions={
          <>
            <Button onPress={close}>{t('saving.close')}</Button>
            <Button
              look="primary"
              closed={target === null}
              isPending={saving.busy}
              onPress={() => void save()}
            >
              {t('saving.here')}
            </Button>
          </>
        }
      >
        <TargetChoice suggestedName={suggestedName} value={target} onChange={setTarget} />
        {saving.error !== undefined && <ErrorNotice error={saving.error} />}
      </Dialog>
      {!asking && saving.error !== undefined && <ErrorNotice error={saving.error} />}
    </>
  );
}

type Saving = {
  /** Answers whether the job began. */
  readonly start: (begun: Promise<Result<{ readonly jobId: string }>>) => Promise<boolean>;
  readonly reset: () => void;
  readonly busy: boolean;
  readonly done: boolean;
  readonly error: ErrorPayload | undefined;
};

/** Follows the job until its file is there. */
function useSaving(): Saving {
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
    done,
    error,
  };
}
