import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { PassphraseField } from '../../../components/controls/passphrase-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './laptop-section.module.css';

/** Asks for the wachtzin before the laptop remembers it. */
export function RememberForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const remember = async (): Promise<void> => {
    if (busy || passphrase === '') return;
    setBusy(true);
    const answer = await client.call('app.remember', { passphrase });
    setBusy(false);
    setPassphrase('');
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void remember();
      }}
    >
      <PassphraseField
        label={t('classPrivacy.laptop.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isPending={busy} closed={passphrase === ''}>
          {t('classPrivacy.laptop.do')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('classPrivacy.laptop.cancel')}
        </Button>
      </div>
    </form>
  );
}
