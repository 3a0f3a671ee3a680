import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useClient } from '../../api/client-context.ts';
import { useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { Button } from '../controls/button.tsx';
import { Select } from '../controls/select.tsx';
import styles from './watch-line.module.css';

const choices = ['no', 'afterMe', 'yes'] as const;

type Watching = OutputOf<'watch.list'>;

/** Whether the begeleider watches along with one recording, what that means now, and the next step; nothing without a begeleider. */
export function WatchLine({ recordingId }: { readonly recordingId: string }): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const { coach, recordings } = useRecords('watch.list', {}).value ?? { coach: null, recordings: [] };
  const watching = recordings.find((one) => one.recordingId === recordingId);
  if (coach === null || watching === undefined) return null;
  return (
    <div className={styles.line}>
      <Select
        look="inline"
        label={t('watchAlong.label', { name: coach.name })}
        value={watching.choice}
        onChange={(choice) => void client.ask('watch.choose', { recordingId: watching.recordingId, choice })}
        options={choices.map((choice) => ({ value: choice, label: t(`watchAlong.choice.${choice}`) }))}
      />
      <WatchState coach={coach} watching={watching} />
    </div>
  );
}

type WatchStateProps = {
  readonly coach: NonNullable<Watching['coach']>;
  readonly watching: Watching['recordings'][number];
};

function WatchState({ coach, watching }: WatchStateProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const { go, openSheet } = useScreen();
  const { recordingId, choice, inForce, whole, given } = watching;
  const { name, card } = coach;
  const atHers = given.find(({ here }) => here);
  const give = (): void => openSheet({ kind: 'giveWatch', recordingId });
  if (atHers !== undefined)
    return (
      <p className={styles.state}>
        {t(inForce ? 'watchAlong.hasIt' : 'watchAlong.stillHasIt', {
          name: atHers.name,
          day: day(atHers.until),
        })}{' '}
        {inForce && whole && (
          <Button look="quietLink" size="small" onPress={give}>
            {t('watchAlong.again')}
          </Button>
        )}
        {!inForce && (
          <Button
            look="quietLink"
            size="small"
            onPress={() => void client.ask('copy.setGone', { copyId: atHers.bundleId, gone: true })}
          >
            {t('watchAlong.isGone')}
          </Button>
        )}
      </p>
    );
  if (choice === 'no') return null;
  if (!whole) return <p className={styles.state}>{t('watchAlong.notWhole')}</p>;
  if (!inForce)
    return (
      <p className={styles.state}>
        {t('watchAlong.firstYou')}{' '}
        <Button
          look="quietLink"
          size="small"
          onPress={() => void client.ask('watch.sayWatched', { recordingId })}
        >
          {t('watchAlong.sawEnough')}
        </Button>
      </p>
    );
  if (card === null)
    return (
      <p className={styles.state}>
        {t('watchAlong.noCard', { name })}{' '}
        <Button look="quietLink" size="small" onPress={() => go({ at: 'privacy', section: 'keyCard' })}>
          {t('watchAlong.toCards')}
        </Button>
      </p>
    );
  return (
    <Button size="small" icon="stick" onPress={give}>
      {t('watchAlong.make', { name })}
    </Button>
  );
}
