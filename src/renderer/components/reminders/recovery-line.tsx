import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { ReminderLine } from './reminder-line.tsx';

export type RecoveryLineProps = Pick<OutputOf<'home.trajectory' | 'home.coach'>, 'recoverySheet'>;

const says = {
  missing: 'noRecoverySheet',
  testDue: 'testRecoverySheet',
  made: null,
  notNeeded: null,
} as const;

/** Asks to make the recovery sheet, and after a week to test it. */
export function RecoveryLine({ recoverySheet }: RecoveryLineProps): ReactElement | null {
  const { t } = useTranslation();
  const { go } = useScreen();
  const words = says[recoverySheet];
  if (words === null) return null;
  return (
    <ReminderLine
      icon="clock"
      text={t(`reminders.${words}`)}
      action={t('reminders.toRecovery')}
      onPress={() => go({ at: 'privacy', section: 'recovery' })}
    />
  );
}
