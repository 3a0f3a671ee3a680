import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useFollowedJob } from '../../stores/use-followed-job.ts';
import styles from './import-screen.module.css';

export type WipeOfferProps = {
  /** What the film was read in from. */
  readonly copy: KnownCopy;
  readonly onStick: boolean;
};

/** Asks once whether the original may go from where it came, which is compared first; she may also see to it herself. */
export function WipeOffer({ copy, onStick }: WipeOfferProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const wiping = useFollowedJob();
  const [herself, setHerself] = useState(false);
  const where = onStick ? 'stick' : 'file';
  if (copy.goneAt !== null) return <p role="status">{t(`importing.wipe.${where}.done`)}</p>;
  if (wiping.busy)
    return (
      <p role="status">
        {t('importing.wipe.comparing', { share: Math.round((wiping.job?.share ?? 0) * 100) })}
      </p>
    );
  if (herself) return <p role="status">{t('importing.wipe.herself')}</p>;
  if (!copy.wipeable) return null;
  const wipe = (): void => {
    void wiping.start(client.call('copy.wipeSource', { recordingId: copy.recordingId }));
  };
  return (
    <div className={styles.wipe}>
      <p>{t(`importing.wipe.${where}.ask`)}</p>
      {wiping.error !== undefined && <ErrorNotice error={wiping.error} />}
      <div className={styles.actions}>
        <Button onPress={wipe}>{t(`importing.wipe.${where}.do`)}</Button>
        <Button look="link" onPress={() => setHerself(true)}>
          {t('importing.wipe.later')}
        </Button>
      </div>
    </div>
  );
}
