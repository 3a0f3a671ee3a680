import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/controls/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { KeepingLines } from './keeping-lines.tsx';
import styles from './trajectory-home.module.css';
import { WatchedLines } from './watched-lines.tsx';

export type HomeFooterProps = Pick<OutputOf<'home.trajectory'>, 'recoverySheet'>;

/** One quiet line at the bottom: what still has to be kept in mind, and where everything is. */
export function HomeFooter({ recoverySheet }: HomeFooterProps): ReactElement {
  const { t } = useTranslation();
  const { go, openSheet } = useScreen();
  const says = {
    missing: 'noRecoverySheet',
    testDue: 'testRecoverySheet',
    made: null,
    notNeeded: null,
  } as const;
  const words = says[recoverySheet];
  return (
    <footer className={styles.footer}>
      <KeepingLines />
      <WatchedLines />
      {words !== null && (
        <span className={styles.line}>
          <Icon name="clock" size={18} />
          {t(`trajectory.${words}`)}
          <Button look="quietLink" onPress={() => go({ at: 'privacy', section: 'recovery' })}>
            {t('trajectory.toRecovery')}
          </Button>
        </span>
      )}
      <Button look="quietLink" onPress={() => openSheet({ kind: 'openPackage' })}>
        {t('trajectory.openPackage')}
      </Button>
      <span className={styles.place}>
        <Icon name="laptop" size={18} />
        {t('trajectory.allOnThisLaptop')}
      </span>
    </footer>
  );
}
