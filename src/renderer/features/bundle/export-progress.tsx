import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../shared/model/job.ts';
import { Button } from '../../components/controls/button.tsx';
import styles from './bundle-screen.module.css';

export type ExportProgressProps = { readonly job: Job | undefined; readonly onCancel: () => void };

/** The bundle is being made: how far it is, and a way to stop that leaves nothing half. */
export function ExportProgress({ job, onCancel }: ExportProgressProps): ReactElement {
  const { t } = useTranslation();
  const share = job?.share ?? 0;
  return (
    <section className={styles.ready} aria-labelledby="bundle-busy">
      <h2 id="bundle-busy" className={styles.heading}>
        {job?.phase === 'packing' ? t('bundle.packing') : t('bundle.rendering')}
      </h2>
      <progress className={styles.progress} aria-labelledby="bundle-busy" value={share} max={1} />
      <p>{t('bundle.share', { percent: Math.floor(share * 100) })}</p>
      <Button onPress={onCancel}>{t('bundle.stop')}</Button>
    </section>
  );
}
