import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useJob } from '../../stores/use-job.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './trajectory-home.module.css';

type Waiting = OutputOf<'custody.inbox'>['waiting'][number];

/** What was read in for her on this laptop, and waits: one press makes it hers. */
export function WaitingBlock(): ReactElement | null {
  const { t } = useTranslation();
  const waiting = useRecords('custody.inbox', {}).value?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby="home-waiting">
      <h2 id="home-waiting" className={styles.heading}>
        {t('trajectory.waiting')}
      </h2>
      <ul>
        {waiting.map((one) => (
          <WaitingRow key={one.bundleId} waiting={one} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ waiting }: { readonly waiting: Waiting }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const job = useJob(jobId);
  const error = refused ?? job?.error ?? undefined;
  const { contact } = waiting.signature;
  const name = contact?.name ?? waiting.author;
  const take = async (): Promise<void> => {
    const answer = await client.call('custody.takeIn', { path: waiting.path });
    setRefused(answer.ok ? undefined : answer.error);
    setJobId(answer.ok ? answer.value.jobId : null);
  };
  const words = { name, title: waiting.recording.title, day: day(waiting.until) };
  return (
    <li className={styles.waitingRow}>
      <span>
        {contact?.confirmedAt == null ? t('trajectory.waitsUnsure', words) : t('trajectory.waits', words)}
      </span>
      <Button
        look="primary"
        isPending={jobId !== null && error === undefined && job?.state !== 'done'}
        onPress={() => void take()}
      >
        {t('trajectory.takeIn')}
      </Button>
      {error !== undefined && <ErrorNotice error={error} />}
    </li>
  );
}
