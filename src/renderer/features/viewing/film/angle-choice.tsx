import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { Recording } from '../../../../shared/model/recording.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useJob } from '../../../stores/use-job.ts';
import { useViewing } from '../viewing-context.ts';
import styles from './second-angle.module.css';

export type AngleChoiceProps = {
  readonly candidates: readonly Recording[];
  readonly onBusy: (busy: boolean) => void;
};

/** Chooses the recording of the other camera; it is found by its sound, or laid beside this one by hand. */
export function AngleChoice({ candidates, onBusy }: AngleChoiceProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { recording } = useViewing().facts;
  const [chosen, setChosen] = useState(candidates[0]?.id);
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<ErrorPayload | null>(null);
  const job = useJob(jobId);
  const running = jobId !== null && (job === undefined || job.state === 'queued' || job.state === 'running');
  useEffect(() => {
    onBusy(running);
    return () => onBusy(false);
  }, [running, onBusy]);
  if (chosen === undefined) return <p>{t('viewing.angle.none')}</p>;
  const two = { recordingId: recording.id, otherId: chosen };
  const listen = async (): Promise<void> => {
    setError(null);
    const answer = await client.call('angle.find', two);
    if (answer.ok) setJobId(answer.value.jobId);
    else setError(answer.error);
  };
  const byHand = async (): Promise<void> => {
    const answer = await client.call('angle.pair', two);
    if (!answer.ok) setError(answer.error);
  };
  if (running)
    return (
      <div className={styles.row}>
        <p role="status">{t('viewing.angle.listening', { percent: Math.round(100 * (job?.share ?? 0)) })}</p>
        <Button autoFocus size="small" onPress={() => void client.ask('job.cancel', { jobId })}>
          {t('viewing.angle.stop')}
        </Button>
      </div>
    );
  const refused = error ?? job?.error ?? null;
  return (
    <div className={styles.choice}>
      <p>{t('viewing.angle.intro')}</p>
      <Select
        label={t('viewing.angle.other')}
        value={chosen}
        onChange={setChosen}
        options={candidates.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {refused !== null && <ErrorNotice error={refused} />}
      <div className={styles.row}>
        <Button autoFocus look="primary" onPress={() => void listen()}>
          {t('viewing.angle.listen')}
        </Button>
        <Button onPress={() => void byHand()}>{t('viewing.angle.byHand')}</Button>
      </div>
    </div>
  );
}
