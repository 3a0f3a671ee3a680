import type { ReactElement, ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { joinClasses } from '../join-classes.ts';
import styles from './text-field.module.css';

export type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Under the field, always there. */
  readonly hint?: string;
  /** Why it can't stay so, and what helps. */
  readonly error?: string;
  /** `question` is the large one in which a leervraag or kijkvraag is written. */
  readonly size?: 'normal' | 'large' | 'question';
  /** Grows with the text, Enter makes a new line. */
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Behind the field, on the same line: the button that goes with it. */
  readonly beside?: ReactNode;
};

/** A field with its label above. Nothing of it is kept or looked up by the browser (ARCHITECTURE §5). */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, hint, error, size = 'normal', multiline = false, maxLength, beside, ...rest } = props;
  const { value, onChange, autoFocus, isRequired, isDisabled } = rest;
  const input = joinClasses(styles.input, styles[size], multiline && styles.multiline);
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoComplete="off"
      {...(maxLength !== undefined && { maxLength })}
      {...(autoFocus !== undefined && { autoFocus })}
      {...(isRequired !== undefined && { isRequired })}
      {...(isDisabled !== undefined && { isDisabled })}
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.line}>
        {multiline ? (
          <TextArea className={input} rows={1} spellCheck="false" />
        ) : (
          <Input className={input} spellCheck="false" />
        )}
        {beside}
      </div>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
