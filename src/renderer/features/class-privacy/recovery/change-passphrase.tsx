import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { PassphraseField } from '../../../components/controls/passphrase-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { NewPassphraseField } from '../../../components/passphrase/new-passphrase-field.tsx';
import { isWeak, strengthOf, useStrength } from '../../../components/passphrase/use-strength.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './recovery-section.module.css';

/** The wachtzin of now, and the one that takes its place. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const name = useRecords('app.state', {}).value?.selfName ?? '';
  const [passphrase, setPassphrase] = useState('');
  const [next, setNext] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const strength = useStrength(next, name);
  const store = async (): Promise<void> => {
    setAsked(true);
    if (busy || passphrase === '') return;
    if (isWeak(strength ?? (await strengthOf(next, name)))) return;
    setBusy(true);
    const answer = await client.call('library.changePassphrase', { passphrase, next });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    setDone(answer.ok);
  };
  if (isDone)
    return (
      <div className={styles.form}>
        <p role="status">{t('classPrivacy.recovery.changed')}</p>
        <Button look="link" onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void store();
      }}
    >
      <PassphraseField
        label={t('classPrivacy.recovery.old')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
      <NewPassphraseField
        label={t('classPrivacy.recovery.next')}
        value={next}
        onChange={setNext}
        strength={strength}
        asked={asked}
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isPending={busy}>
          {t('classPrivacy.recovery.store')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('classPrivacy.recovery.cancel')}
        </Button>
      </div>
    </form>
  );
}
