import type { ReactElement, ReactNode } from 'react';
import { Group } from 'react-aria-components/Group';
import { Kbd } from '../controls/kbd.tsx';
import { keyShortcuts } from '../controls/key-shortcuts.ts';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-shapes.tsx';
import styles from './action-bar.module.css';

export type BarAction<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly keys: string;
  readonly icon?: IconName;
  /** On now, such as Half tempo. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
};

export type ActionBarProps<Id extends string> = {
  readonly label: string;
  readonly actions: readonly BarAction<Id>[];
  readonly onAction: (id: Id) => void;
  /** At the right: when it was stored, and the button that shows all keys. */
  readonly children?: ReactNode;
};

/** The bar at the bottom of a screen: each action with its key. */
export function ActionBar<Id extends string>(props: ActionBarProps<Id>): ReactElement {
  const { label, actions, onAction, children } = props;
  return (
    <Group aria-label={label} className={styles.bar ?? ''}>
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          className={styles.action}
          disabled={action.isDisabled}
          aria-pressed={action.isOn}
          aria-keyshortcuts={keyShortcuts(action.keys)}
          onClick={() => onAction(action.id)}
        >
          {action.icon && <Icon name={action.icon} />}
          <span>{action.label}</span>
          <Kbd keys={action.keys} size="small" silent />
        </button>
      ))}
      {children !== undefined && <div className={styles.rest}>{children}</div>}
    </Group>
  );
}
