import { type ReactElement, type ReactNode, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { joinClasses } from '../join-classes.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './passphrase-field.module.css';

export type PassphraseFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string;
  /** A `StrengthMeter`, where a new one is chosen. */
  readonly strength?: ReactNode;
  /** 56 px high on the lock screen, with the words under it; else 44, with the eye in it. */
  readonly size?: 'normal' | 'large';
  readonly autoFocus?: boolean;
  /** Behind the field, on the same line. */
  readonly beside?: ReactNode;
};

/**
 * The wachtzin: covered as it is typed, with a button that shows it, as four words are easily mistyped. The browser
 * keeps nothing of it.
 */
export function PassphraseField(props: PassphraseFieldProps): ReactElement {
  const { label, value, onChange, hint, error, strength, size = 'normal', beside } = props;
  const { autoFocus } = props;
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const showLabel = shown ? t('passphrase.hide') : t('passphrase.show');
  return (
    <AriaTextField
      className={styles.field ?? ''}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoComplete="off"
      validationBehavior="aria"
      {...(autoFocus !== undefined && { autoFocus })}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.line}>
        <span className={styles.box}>
          <Input
            className={joinClasses(styles.input, styles[size], !shown && styles.covered)}
            spellCheck="false"
            autoCapitalize="off"
            autoCorrect="off"
          />
          {size === 'normal' && (
            <span className={styles.eye}>
              <IconButton
                icon={shown ? 'eye' : 'eyeOff'}
                label={showLabel}
                onPress={() => setShown(!shown)}
              />
            </span>
          )}
        </span>
        {beside}
      </div>
      {strength}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      {size === 'large' && (
        <div className={styles.show}>
          <Icon name={shown ? 'eye' : 'eyeOff'} />
          <Button look="quietLink" onPress={() => setShown(!shown)}>
            {showLabel}
          </Button>
        </div>
      )}
    </AriaTextField>
  );
}
