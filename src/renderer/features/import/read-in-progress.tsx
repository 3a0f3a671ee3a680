import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../shared/model/job.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { takeFocus } from '../../components/focus/take-focus.ts';
import styles from './import-screen.module.css';

export type ReadInProgressProps = {
  readonly job: Job | undefined;
  /** Who was filmed. */
  readonly name: string;
  /** It went into her library on this laptop: there is no file to carry. */
  readonly isHere: boolean;
  readonly onAgain: () => void;
};

/** How far the sealing is; and when it is done, what is to be wiped and what to tell her. */
export function ReadInProgress({ job, name, isHere, onAgain }: ReadInProgressProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const share = job?.share ?? 0;
  if (job?.state === 'done')
    return (
      <div className={styles.choose}>
        <h2 className={styles.heading} tabIndex={-1} ref={takeFocus}>
          {t('importing.sealed', { name })}
        </h2>
        <p className={styles.drop}>
          {isHere ? t('importing.sealedHere', { name }) : t('importing.sealedWhat', { name })}
        </p>
        <Button onPress={onAgain}>{t('importing.another')}</Button>
      </div>
    );
  return (
    <div className={styles.choose}>
      <h2 className={styles.heading}>{t('importing.sealing', { name })}</h2>
      <progress
        className={styles.sealing}
        max={1}
        value={share}
        aria-label={t('importing.sealing', { name })}
      />
      <p>{t('importing.percent', { share: Math.round(share * 100) })}</p>
      {job !== undefined && (
        <Button
          onPress={() => {
            void client.ask('job.cancel', { jobId: job.id });
            onAgain();
          }}
        >
          {t('importing.cancel')}
        </Button>
      )}
    </div>
  );
}
