import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { readRecoveryCode } from '../../../shared/kernels/recovery-code.ts';
import { TextField } from '../controls/text-field.tsx';

export type RecoveryCodeFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why it did not open; what is wrong with a group is said as soon as that group is typed. */
  readonly error?: ErrorPayload;
};

/** The eight groups of a recovery sheet, typed over. Says at once which group has a typing error. */
export function RecoveryCodeField({ label, value, onChange, error }: RecoveryCodeFieldProps): ReactElement {
  const { t } = useTranslation();
  const { t: errorWords } = useTranslation('errors');
  const read = readRecoveryCode(value);
  const groups = read.state === 'whole' ? 8 : read.state === 'tooShort' ? read.groups : null;
  const wrong =
    read.state === 'wrongGroup'
      ? errorWords('recoveryGroupWrong', { group: read.group })
      : read.state === 'tooLong'
        ? errorWords('recoveryIncomplete', { groups: 8 })
        : undefined;
  const refused = error === undefined ? undefined : errorWords(error.code, { ...error.params });
  const problem = wrong ?? refused;
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      size="large"
      maxLength={120}
      autoFocus
      {...(groups !== null && { hint: t('lock.recoveryGroups', { count: groups }) })}
      {...(problem !== undefined && { error: problem })}
    />
  );
}
