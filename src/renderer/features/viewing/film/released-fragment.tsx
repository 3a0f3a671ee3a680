import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../../shared/model/recording.ts';
import { Button } from '../../../components/controls/button.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useViewing } from '../viewing-context.ts';
import styles from './released-fragment.module.css';

/** A fragment that was released stays as it is, until its release is taken back. */
export function ReleasedFragment({ fragment }: { readonly fragment: Fragment }): ReactElement {
  const { t } = useTranslation();
  const { clipping } = useViewing();
  return (
    <div className={styles.released}>
      <p>
        <b>{fragment.title}</b>{' '}
        {t('viewing.fromTo', { from: formatMediaTime(fragment.inUs), to: formatMediaTime(fragment.outUs) })}
      </p>
      <p className={styles.words}>{t('fragment.releasedLocked')}</p>
      <p className={styles.words}>{t('viewing.revokeAlways')}</p>
      <div className={styles.buttons}>
        <Button size="small" autoFocus onPress={() => clipping.stopEditing()}>
          {t('viewing.done')}
        </Button>
        <Button size="small" look="danger" onPress={() => clipping.revoke(fragment)}>
          {t('viewing.revoke')}
        </Button>
      </div>
    </div>
  );
}
