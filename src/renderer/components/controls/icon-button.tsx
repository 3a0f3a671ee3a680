import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-shapes.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './icon-button.module.css';
import { keyShortcuts } from './key-shortcuts.ts';

export type IconButtonProps = {
  readonly icon: IconName;
  /** What it does, for who doesn't see the mark. */
  readonly label: string;
  /** `play` is the filled button of the transport, 48 × 44 or 40 × 36; `window` the controls of the title bar. */
  readonly look?: 'plain' | 'outlined' | 'play' | 'playSmall' | 'window';
  readonly iconSize?: number;
  readonly keys?: string;
  /** On or off, for a button that switches. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress?: () => void;
};

/** A button that is only a mark. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, look = 'plain', iconSize = 20, keys, isPressed, isDisabled, onPress } = props;
  return (
    <AriaButton
      {...(onPress && { onPress: () => onPress() })}
      {...(isDisabled !== undefined && { isDisabled })}
      aria-label={label}
      className={joinClasses(styles.button, styles[look])}
      render={(dom) => (
        <button
          {...dom}
          aria-keyshortcuts={keys === undefined ? undefined : keyShortcuts(keys)}
          aria-pressed={isPressed}
          title={keys === undefined ? label : `${label} (${keys})`}
        />
      )}
    >
      <Icon name={icon} size={iconSize} />
    </AriaButton>
  );
}
