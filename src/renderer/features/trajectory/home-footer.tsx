import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeepingLines } from '../../components/reminders/keeping-lines.tsx';
import { RecoveryLine, type RecoveryLineProps } from '../../components/reminders/recovery-line.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './trajectory-home.module.css';
import { WatchedLines } from './watched-lines.tsx';

export type HomeFooterProps = RecoveryLineProps & {
  /** Before the first one, reading in is what the screen is about. */
  readonly hasRecording: boolean;
};

/** One quiet line at the bottom: what still has to be kept in mind, and where everything is. */
export function HomeFooter({ recoverySheet, hasRecording }: HomeFooterProps): ReactElement {
  const { t } = useTranslation();
  const { openSheet } = useScreen();
  const importing = useCommand('app.import');
  return (
    <footer className={styles.footer}>
      <KeepingLines />
      <WatchedLines />
      <RecoveryLine recoverySheet={recoverySheet} />
      {hasRecording && (
        <Button look="quietLink" onPress={importing.run}>
          {importing.label}
        </Button>
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
