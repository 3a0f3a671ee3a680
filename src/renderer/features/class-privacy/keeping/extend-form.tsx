import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './keeping-section.module.css';

export type ExtendFormProps = { readonly recordingId: RecordingId; readonly onClose: () => void };

/** Fourteen days more, once, for a reason that stays readable. */
export function ExtendForm({ recordingId, onClose }: ExtendFormProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ErrorPayload>();
  const extend = async (): Promise<void> => {
    const answer = await client.call('retention.extend', { recordingId, reason: reason.trim() });
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void extend();
      }}
    >
      <TextField
        label={t('classPrivacy.keeping.reason')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
      />
      <div className={styles.actions}>
        <Button type="submit" look="primary" closed={reason.trim() === ''}>
          {t('classPrivacy.keeping.extend')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('classPrivacy.keeping.notNow')}
        </Button>
      </div>
      {error !== undefined && <ErrorNotice error={error} />}
    </form>
  );
}
