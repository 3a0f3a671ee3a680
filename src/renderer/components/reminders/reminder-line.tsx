import type { ReactElement } from 'react';
import { Button } from '../controls/button.tsx';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-shapes.tsx';
import styles from './reminder-line.module.css';

export type ReminderLineProps = {
  readonly icon: IconName;
  /** What has to be kept in mind. */
  readonly text: string;
  /** Where something can be done about it. */
  readonly action: string;
  readonly onPress: () => void;
};

/** One quiet line at the bottom of a home. */
export function ReminderLine({ icon, text, action, onPress }: ReminderLineProps): ReactElement {
  return (
    <span className={styles.line}>
      <Icon name={icon} size={18} />
      {text}
      <Button look="quietLink" onPress={onPress}>
        {action}
      </Button>
    </span>
  );
}
