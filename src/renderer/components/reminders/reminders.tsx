import type { ReactElement } from 'react';
import { KeepingLines } from './keeping-lines.tsx';
import { RecoveryLine, type RecoveryLineProps } from './recovery-line.tsx';
import styles from './reminders.module.css';

/** What has to be kept in mind, as a strip under a home that has no place for it of its own. Not there while there is nothing. */
export function Reminders({ recoverySheet }: RecoveryLineProps): ReactElement {
  return (
    <footer className={styles.reminders}>
      <KeepingLines />
      <RecoveryLine recoverySheet={recoverySheet} />
    </footer>
  );
}
