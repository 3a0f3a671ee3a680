import type { TFunction } from 'i18next';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../controls/button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './copy-list.module.css';

/** One copy: where it is, what to do about it, and a way to say that it is done. */
export function CopyRow({ copy }: { readonly copy: KnownCopy }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const wipe = async (): Promise<void> => {
    setBusy(true);
    const begun = await client.call('copy.wipeSource', { recordingId: copy.recordingId });
    const ended = begun.ok ? await client.call('job.outcome', { jobId: begun.value.jobId }) : begun;
    setError(ended.ok ? undefined : ended.error);
    setBusy(false);
    setAsking(false);
  };
  const say = async (): Promise<void> => {
    const answer = await client.call('copy.setGone', { copyId: copy.copyId, gone: true });
    setError(answer.ok ? undefined : answer.error);
  };
  return (
    <li className={styles.copy}>
      <span className={styles.words}>{asking ? t('copies.sure') : wordsOf(copy, t)}</span>
      {asking ? (
        <>
          <Button size="small" look="primary" isPending={busy} onPress={() => void wipe()}>
            {t('copies.wipeNow')}
          </Button>
          <Button size="small" isDisabled={busy} onPress={() => setAsking(false)}>
            {t('copies.leave')}
          </Button>
        </>
      ) : (
        <>
          {copy.wipeable && (
            <Button size="small" onPress={() => setAsking(true)}>
              {t('copies.wipe')}
            </Button>
          )}
          <Button size="small" onPress={() => void say()}>
            {t('copies.isGone')}
          </Button>
        </>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </li>
  );
}

function wordsOf(copy: KnownCopy, t: TFunction): string {
  const { paths, sealedTo } = copy;
  const [path] = paths;
  const count = paths.length;
  switch (copy.kind) {
    case 'release':
      return sealedTo.length > 0
        ? t('copies.release', { names: sealedTo.join(', ') })
        : t('copies.releaseWords');
    case 'watch':
      return t('copies.watch', { name: sealedTo.join(', ') });
    case 'source':
      return path === undefined ? t('copies.unknown.source') : t('copies.source', { path, count });
    case 'home':
      return path === undefined ? t('copies.unknown.home') : t('copies.home', { path, count });
  }
}
