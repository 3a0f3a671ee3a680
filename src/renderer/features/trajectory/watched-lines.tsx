import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ReminderLine } from '../../components/reminders/reminder-line.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';

/** The recordings of colleagues that she watches along with, for who is teacher and begeleider in one: a quiet line each. */
export function WatchedLines(): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  const day = useDays();
  const received = useRecords('watch.received', {}).value ?? [];
  const kept = useRecords('retention.get', received.length === 0 ? null : {}).value?.recordings ?? [];
  return (
    <>
      {received.map(({ recordingId, authorName, until }) => {
        const film = kept.find((one) => one.recordingId === recordingId);
        if (film?.state !== 'ready' || film.locked) return null;
        return (
          <ReminderLine
            key={recordingId}
            icon="play"
            text={t('trajectory.watching', { title: film.title, name: authorName, day: day(until) })}
            action={t('trajectory.watch')}
            onPress={() => go({ at: 'viewing', recordingId })}
          />
        );
      })}
    </>
  );
}
