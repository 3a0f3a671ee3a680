import type { ReactElement, ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Icon } from '../icon.tsx';
import styles from './checkbox.module.css';

export type CheckboxProps = {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** The words beside the box. */
  readonly children?: ReactNode;
  /** The name of a box that has its words elsewhere in its row. */
  readonly label?: string;
  readonly isDisabled?: boolean;
};

/** A box to tick, filled with ink when ticked. */
export function Checkbox({ isSelected, onChange, children, label, isDisabled }: CheckboxProps): ReactElement {
  return (
    <AriaCheckbox
      className={styles.checkbox ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      {...(label !== undefined && { 'aria-label': label })}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      <span className={styles.box} aria-hidden="true">
        <Icon name="check" size={16} />
      </span>
      {children !== undefined && <span className={styles.words}>{children}</span>}
    </AriaCheckbox>
  );
}
