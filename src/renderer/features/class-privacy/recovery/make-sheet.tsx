import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { PassphraseForm } from '../../../components/passphrase/passphrase-form.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';

export type MakeSheetProps = {
  /** There is one already, which stops working. */
  readonly isNew: boolean;
  readonly onClose: () => void;
};

/** Asks for the wachtzin, makes the sheet, and shows it once: it is kept nowhere. */
export function MakeSheet({ isNew, onClose }: MakeSheetProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [groups, setGroups] = useState<readonly string[]>();
  if (groups !== undefined) return <RecoverySheet groups={groups} onClose={onClose} />;
  return (
    <PassphraseForm
      label={t('classPrivacy.recovery.passphrase')}
      intro={isNew && <p>{t('classPrivacy.recovery.makeNewHow')}</p>}
      action={t('classPrivacy.recovery.make')}
      cancel={t('classPrivacy.recovery.cancel')}
      onConfirm={(passphrase) => client.call('recovery.make', { passphrase })}
      onDone={(made) => setGroups(made.groups)}
      onClose={onClose}
    />
  );
}
