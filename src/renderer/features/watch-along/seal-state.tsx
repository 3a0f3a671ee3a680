import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import type { SealJob } from './use-seal-job.ts';
import styles from './watch-along.module.css';

export type SealStateProps = {
  readonly seal: SealJob;
  /** What is said when it stands there. */
  readonly done: readonly string[];
};

/** How far a package for one person is, and what is to be done with it afterwards. */
export function SealState({ seal, done }: SealStateProps): ReactElement {
  const { t } = useTranslation();
  const share = seal.job?.share ?? 0;
  return (
    <>
      {seal.state === 'running' && (
        <div className={styles.running}>
          <progress
            className={styles.progress}
            max={1}
            value={share}
            aria-label={t('watchAlongSheet.making')}
          />
          <span>{t('watchAlongSheet.share', { share: Math.round(share * 100) })}</span>
          <Button size="small" onPress={seal.cancel}>
            {t('watchAlongSheet.stop')}
          </Button>
        </div>
      )}
      <div role="status">{seal.state === 'done' && done.map((line) => <p key={line}>{line}</p>)}</div>
      {seal.error !== undefined && <ErrorNotice error={seal.error} />}
    </>
  );
}
