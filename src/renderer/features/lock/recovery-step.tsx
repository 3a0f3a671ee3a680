import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { NewPassphraseField } from '../../components/passphrase/new-passphrase-field.tsx';
import { RecoveryCodeField } from '../../components/passphrase/recovery-code-field.tsx';
import { isWeak, strengthOf, useStrength } from '../../components/passphrase/use-strength.ts';
import styles from './recovery-step.module.css';

export type RecoveryStepProps = { readonly folder: string; readonly onBack: () => void };

/** The way in when the wachtzin is lost: the sheet first, and then at once a new wachtzin. */
export function RecoveryStep({ folder, onBack }: RecoveryStepProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [code, setCode] = useState('');
  const [isRight, setRight] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const [busy, setBusy] = useState(false);
  useCommandHandlers({ 'app.up': { run: onBack, inFields: true } });
  const check = async (): Promise<void> => {
    if (busy || code === '') return;
    setBusy(true);
    const answer = await client.call('app.checkRecovery', { folder, code });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    setRight(answer.ok);
  };
  return (
    <main className={styles.main} data-region="main">
      <h1 className={styles.title}>{isRight ? t('lock.recoveryNew') : t('lock.recoveryTitle')}</h1>
      <p className={styles.lead}>{isRight ? t('lock.recoveryNewHow') : t('lock.recoveryHow')}</p>
      {isRight ? (
        <NewPassphrase folder={folder} code={code} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          <RecoveryCodeField
            label={t('lock.recoveryCode')}
            value={code}
            onChange={setCode}
            {...(error !== undefined && { error })}
          />
          <Button look="primary" size="large" type="submit" keys="Enter" isPending={busy}>
            {t('lock.recoveryNext')}
          </Button>
        </form>
      )}
      <p className={styles.lost}>{t('lock.recoveryBoth')}</p>
      <Button look="link" keys="Esc" onPress={onBack}>
        {t('lock.recoveryBack')}
      </Button>
    </main>
  );
}

function NewPassphrase({ folder, code }: { readonly folder: string; readonly code: string }): ReactElement {
  const { t } = useTranslation();
  const { t: errorWords } = useTranslation('errors');
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const strength = useStrength(passphrase, '');
  const open = async (): Promise<void> => {
    setAsked(true);
    if (busy || isWeak(strength ?? (await strengthOf(passphrase, '')))) return;
    setBusy(true);
    const answer = await client.call('app.recover', { folder, code, passphrase });
    // opened: the window shows another screen as soon as the core says so
    if (answer.ok) return;
    setBusy(false);
    setError(answer.error);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <NewPassphraseField
        label={t('lock.newPassphrase')}
        value={passphrase}
        onChange={setPassphrase}
        strength={strength}
        asked={asked}
        autoFocus
      />
      {error !== undefined && <p role="alert">{errorWords(error.code, { ...error.params })}</p>}
      <Button look="primary" size="large" type="submit" keys="Enter" isPending={busy}>
        {t('lock.recoveryOpen')}
      </Button>
    </form>
  );
}
