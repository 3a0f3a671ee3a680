import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { KeepingLines } from './keeping-lines.tsx';
import styles from './trajectory-home.module.css';

export type HomeFooterProps = { readonly recoverySheet: 'missing' | 'notNeeded' };

/** One quiet line at the bottom: what still has to be kept in mind, and where everything is. */
export function HomeFooter({ recoverySheet }: HomeFooterProps): ReactElement {
  const { t } = useTranslation();
  return (
    <footer className={styles.footer}>
      <KeepingLines />
      {recoverySheet === 'missing' && (
        <span className={styles.line}>
          <Icon name="clock" size={18} />
          {t('trajectory.noRecoverySheet')}
        </span>
      )}
      <span className={styles.place}>
        <Icon name="laptop" size={18} />
        {t('trajectory.allOnThisLaptop')}
      </span>
    </footer>
  );
}
