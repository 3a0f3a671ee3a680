import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';
import { useClient } from '../../api/client-context.ts';
import { useFollowedJob } from '../../stores/use-followed-job.ts';
import { Button } from '../controls/button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './copy-list.module.css';
import { copyWords } from './copy-words.ts';

/** One copy: where it is, what to do about it, and a way to say that it is done. */
export function CopyRow({ copy }: { readonly copy: KnownCopy }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const wiping = useFollowedJob();
  const [refused, setRefused] = useState<ErrorPayload>();
  const { recordingId, copyId, wipeable } = copy;
  const error = refused ?? wiping.error;
  const wipe = async (): Promise<void> => {
    setAsking(false);
    await wiping.start(client.call('copy.wipeSource', { recordingId }));
  };
  const say = async (): Promise<void> => {
    const answer = await client.call('copy.setGone', { copyId, gone: true });
    setRefused(answer.ok ? undefined : answer.error);
  };
  return (
    <li className={styles.copy}>
      <span className={styles.words} role="status">
        {wiping.busy ? t('copies.comparing') : asking ? t('copies.sure') : copyWords(copy, t)}
      </span>
      {asking && (
        <span className={styles.actions}>
          <Button size="small" look="primary" onPress={() => void wipe()}>
            {t('copies.wipeNow')}
          </Button>
          <Button size="small" onPress={() => setAsking(false)}>
            {t('copies.leave')}
          </Button>
        </span>
      )}
      {!asking && !wiping.busy && (
        <span className={styles.actions}>
          {wipeable && (
            <Button size="small" onPress={() => setAsking(true)}>
              {t('copies.wipe')}
            </Button>
          )}
          <Button size="small" onPress={() => void say()}>
            {t('copies.isGone')}
          </Button>
        </span>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </li>
  );
}
