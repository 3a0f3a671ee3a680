import type { ReactElement, ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import styles from './switch.module.css';

export type SwitchProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
};

/** On or off, at once. The bead lies left or right on its wire, and is filled when on. */
export function Switch({ children, isSelected, onChange, isDisabled }: SwitchProps): ReactElement {
  return (
    <AriaSwitch
      className={styles.switch ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bead} />
      </span>
      <span className={styles.words}>{children}</span>
    </AriaSwitch>
  );
}
