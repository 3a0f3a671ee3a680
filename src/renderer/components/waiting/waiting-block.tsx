import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { useDays } from '../../i18n/dates.ts';
import { useJob } from '../../stores/use-job.ts';
import { useRecords } from '../../stores/use-records.ts';
import { Button } from '../controls/button.tsx';
import { takeFocus } from '../focus/take-focus.ts';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './waiting-block.module.css';

type Waiting = OutputOf<'custody.inbox'>['waiting'][number];

/** What was read in for her on this laptop, and waits: one press makes it hers. Stands on every home, whatever she is in the circle. */
export function WaitingBlock(): ReactElement | null {
  const { t } = useTranslation();
  const waiting = useRecords('custody.inbox', {}).value?.waiting ?? [];
  // a row stays after its film was taken in, to say so
  const [begun, setBegun] = useState<readonly Waiting[]>([]);
  const others = waiting.filter(({ bundleId }) => !begun.some((one) => one.bundleId === bundleId));
  const rows = [...begun, ...others].sort((a, b) => (a.bundleId < b.bundleId ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby="home-waiting">
      <h2 id="home-waiting" className={styles.heading}>
        {waiting.length === 0 ? t('waiting.allTaken') : t('waiting.title', { count: waiting.length })}
      </h2>
      <ul>
        {rows.map((one) => (
          <WaitingRow
            key={one.bundleId}
            waiting={one}
            onBegin={() => setBegun((before) => [...before.filter((other) => other !== one), one])}
          />
        ))}
      </ul>
    </section>
  );
}

type WaitingRowProps = { readonly waiting: Waiting; readonly onBegin: () => void };

function WaitingRow({ waiting, onBegin }: WaitingRowProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const job = useJob(jobId);
  const error = refused ?? job?.error ?? undefined;
  const isTaken = job?.state === 'done';
  const { contact } = waiting.signature;
  const name = contact?.name ?? waiting.author;
  const words = { name, title: waiting.recording.title, day: day(waiting.until) };
  const take = async (): Promise<void> => {
    onBegin();
    const answer = await client.call('custody.takeIn', { path: waiting.path });
    setRefused(answer.ok ? undefined : answer.error);
    setJobId(answer.ok ? answer.value.jobId : null);
  };
  const line = (): string => {
    if (isTaken) return t('waiting.taken', words);
    return contact?.confirmedAt == null ? t('waiting.waitsUnsure', words) : t('waiting.waits', words);
  };
  return (
    <li className={styles.row}>
      {/* what had the focus goes away with the button */}
      <span
        key={isTaken ? 'taken' : 'waits'}
        tabIndex={-1}
        className={styles.line}
        ref={isTaken ? takeFocus : null}
      >
        {line()}
        {isTaken && waiting.class.statement === 'notCompared' && ` ${t('package.statementLeft', { name })}`}
      </span>
      {!isTaken && (
        <Button look="primary" isPending={jobId !== null && error === undefined} onPress={() => void take()}>
          {t('waiting.takeIn')}
        </Button>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </li>
  );
}
