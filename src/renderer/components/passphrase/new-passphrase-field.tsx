import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PassphraseField } from '../controls/passphrase-field.tsx';
import { StrengthMeter } from '../controls/strength-meter.tsx';
import { isWeak, type Strength } from './use-strength.ts';

export type NewPassphraseFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Of the value, from `useStrength`. */
  readonly strength: Strength | null;
  /** Somebody wants to go on: what is wrong is said. */
  readonly asked: boolean;
  readonly autoFocus?: boolean;
};

/** Where a new wachtzin is chosen: what makes a good one, and how strong this one is. */
export function NewPassphraseField(props: NewPassphraseFieldProps): ReactElement {
  const { label, value, onChange, strength, asked, autoFocus = false } = props;
  const { t } = useTranslation();
  const whyNot = value === '' ? t('newPassphrase.missing') : t('newPassphrase.weak');
  return (
    <PassphraseField
      label={label}
      value={value}
      onChange={onChange}
      hint={t('newPassphrase.hint')}
      autoFocus={autoFocus}
      strength={
        value !== '' &&
        strength !== null && (
          <StrengthMeter
            label={t('newPassphrase.strength')}
            level={strength}
            words={t(`newPassphrase.level.${strength}`)}
          />
        )
      }
      {...(asked && isWeak(strength) && { error: whyNot })}
    />
  );
}
