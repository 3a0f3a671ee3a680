import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingId as recordingIdOf } from '../../../shared/model/ids.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { SealSheet } from './seal-sheet.tsx';
import { useSealJob } from './use-seal-job.ts';
import styles from './watch-along.module.css';

export type GiveWatchSheetProps = { readonly recordingId: string; readonly onClose: () => void };

/** The whole recording goes to the begeleider's key card: what goes along, until when, and where the file comes to stand. */
export function GiveWatchSheet({ recordingId, onClose }: GiveWatchSheetProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const { go } = useScreen();
  const coach = useRecords('watch.list', {}).value?.coach ?? null;
  const kept = useRecords('retention.get', {}).value?.recordings.find(
    (one) => one.recordingId === recordingId,
  );
  const [target, setTarget] = useState<string | null>(null);
  const seal = useSealJob();
  if (coach === null || coach.card === null || kept === undefined) return null;
  const { name, card } = coach;
  const { contactId } = card;
  const until = day(kept.lastDay);
  const isCompared = card.confirmedAt !== null;
  const isReady = isCompared && target !== null && seal.state === 'idle';
  const give = (): void => {
    if (!isReady) return;
    void seal.begin(
      client.call('watch.give', { recordingId: recordingIdOf.parse(recordingId), contactId, target }),
    );
  };
  return (
    <SealSheet
      title={t('watchAlongSheet.giveTitle', { name })}
      intro={t('watchAlongSheet.giveIntro', { name })}
      seal={seal}
      label={t('watchAlongSheet.give')}
      isReady={isReady}
      onSeal={give}
      onClose={onClose}
      suggestedName={t('watchAlongSheet.giveFile')}
      target={target}
      onTarget={setTarget}
      done={[t('watchAlongSheet.given', { name, day: until }), t('watchAlongSheet.wipeStick')]}
      hint={
        !isCompared && (
          <p className={styles.hint}>
            {t('watchAlongSheet.notCompared', { name })}{' '}
            <Button look="quietLink" size="small" onPress={() => go({ at: 'privacy', section: 'keyCard' })}>
              {t('watchAlong.toCards')}
            </Button>
          </p>
        )
      }
    >
      <p>{t('watchAlongSheet.giveHow', { name, day: until })}</p>
      {coach.untold && <p className={styles.hint}>{t('watchAlongSheet.untold')}</p>}
    </SealSheet>
  );
}
