import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { joinClasses } from '../join-classes.ts';
import styles from './choice.module.css';

export type ChoiceOption<V extends string> = { readonly value: V; readonly label: string };

export type ChoiceProps<V extends string> = {
  /** What is chosen; drawn before the choice unless `labelHidden`. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly ChoiceOption<V>[];
  /** Null while nothing has been answered. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /**
   * 40 px high; 34 in rows; `apart` is 34 too, with room between, for as many as may need more lines; `quiet` is the one of the transport, without a filled part; `words` is words in a line of text.
   */
  readonly size?: 'normal' | 'small' | 'apart' | 'quiet' | 'words';
  readonly isDisabled?: boolean;
};

/** One of a few, side by side, such as [Nee] [Ja]. One tab stop; arrows change the answer. */
export function Choice<V extends string>(props: ChoiceProps<V>): ReactElement {
  const { label, labelHidden = false, options, value, onChange, size = 'normal', isDisabled } = props;
  const change = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      value={value}
      onChange={change}
      {...(labelHidden && { 'aria-label': label })}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      {!labelHidden && <Label className={styles.label}>{label}</Label>}
      <div className={joinClasses(styles.parts, styles[size])}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.part ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
