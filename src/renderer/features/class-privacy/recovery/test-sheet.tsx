import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { RecoveryCodeField } from '../../../components/passphrase/recovery-code-field.tsx';
import styles from './recovery-section.module.css';

/** The sheet is typed over, to know that it can be found and read, and is the newest. */
export function TestSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [code, setCode] = useState('');
  const [isRight, setRight] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const test = async (): Promise<void> => {
    if (code === '') return;
    const answer = await client.call('recovery.test', { code });
    setRight(answer.ok);
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) setCode('');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void test();
      }}
    >
      {!isRight && (
        <RecoveryCodeField
          label={t('classPrivacy.recovery.code')}
          value={code}
          onChange={setCode}
          {...(error !== undefined && { error })}
        />
      )}
      <p role="status">{isRight && t('classPrivacy.recovery.right')}</p>
      <div className={styles.actions}>
        {!isRight && (
          <Button look="primary" type="submit" closed={code === ''}>
            {t('classPrivacy.recovery.check')}
          </Button>
        )}
        <Button look="link" onPress={onClose}>
          {isRight ? t('app.close') : t('classPrivacy.recovery.cancel')}
        </Button>
      </div>
    </form>
  );
}
