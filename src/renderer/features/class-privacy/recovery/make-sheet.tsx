import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { PassphraseField } from '../../../components/controls/passphrase-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './recovery-section.module.css';
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
  const [passphrase, setPassphrase] = useState('');
  const [groups, setGroups] = useState<readonly string[]>();
  const [error, setError] = useState<ErrorPayload>();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (busy || passphrase === '') return;
    setBusy(true);
    const answer = await client.call('recovery.make', { passphrase });
    setBusy(false);
    setPassphrase('');
    if (answer.ok) setGroups(answer.value.groups);
    else setError(answer.error);
  };
  if (groups !== undefined) return <RecoverySheet groups={groups} onClose={onClose} />;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {isNew && <p>{t('classPrivacy.recovery.makeNewHow')}</p>}
      <PassphraseField
        label={t('classPrivacy.recovery.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isPending={busy} closed={passphrase === ''}>
          {t('classPrivacy.recovery.make')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('classPrivacy.recovery.cancel')}
        </Button>
      </div>
    </form>
  );
}
