import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/model/job.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';

export type KeepArrivedProps = {
  readonly job: Job;
  /** What is safe of the film; 0 while its length is not known. */
  readonly safeUs: number;
};

/** Minutes say enough from here on. */
const IN_MINUTES_FROM_US = 120_000_000;

/** The stick went out: go on with what arrived. */
export function KeepArrived({ job, safeUs }: KeepArrivedProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<ErrorPayload>();
  // afterwards all of it is there, and it only has to go on
  if (job.phase !== 'sealing') return null;
  const keep = async (): Promise<void> => {
    const answer = await client.call('recording.keepArrived', { jobId: job.id });
    setError(answer.ok ? undefined : answer.error);
  };
  const known =
    safeUs >= IN_MINUTES_FROM_US
      ? t('importing.goOnMinutes', { count: Math.floor(safeUs / 60e6) })
      : t('importing.goOnTime', { good: formatMediaTime(safeUs) });
  return (
    <>
      <Button onPress={() => void keep()}>{safeUs > 0 ? known : t('importing.goOnArrived')}</Button>
      {error !== undefined && <ErrorNotice error={error} />}
    </>
  );
}
