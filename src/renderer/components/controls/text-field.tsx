import { type ReactElement, type ReactNode, useEffect } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { announce } from '../frame/live-region.tsx';
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
  /** In UTF-16 units, as the browser counts. What does not fit any more is not swallowed without a word. */
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
  const { t } = useTranslation();
  const isFull = maxLength !== undefined && value.length >= maxLength;
  const full = isFull ? t('field.full', { count: maxLength }) : null;
  useEffect(() => (full === null ? undefined : announce(full)), [full]);
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
      {(hint !== undefined || full !== null) && (
        <Text slot="description" className={styles.hint}>
          {hint} {full !== null && <b>{full}</b>}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
