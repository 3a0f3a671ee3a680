import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { WARNING_DAYS } from '../../../shared/kernels/retention.ts';
import { localDay, useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { ReminderLine } from './reminder-line.tsx';

type Keeping = OutputOf<'retention.get'>;

/** What is near its end, over it, or gone since a few days: one quiet line each. */
export function KeepingLines(): ReactElement | null {
  const { t } = useTranslation();
  const { go } = useScreen();
  const day = useDays();
  const { value } = useRecords('retention.get', {});
  if (value === undefined) return null;
  const lines = value.recordings.flatMap((recording) => lineOf(recording, value, t, day) ?? []);
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((line) => (
        <ReminderLine
          key={line}
          icon="clock"
          text={line}
          action={t('reminders.toKeeping')}
          onPress={() => go({ at: 'privacy', section: 'keeping' })}
        />
      ))}
    </>
  );
}

function lineOf(
  { recordingId, title, state, lastDay, locked }: Keeping['recordings'][number],
  { today, reports }: Keeping,
  t: TFunction,
  day: ReturnType<typeof useDays>,
): string | null {
  if (state === 'destroyed') {
    const report = reports.find(({ subjectId }) => subjectId === recordingId);
    const isNews = report?.cause === 'deadline' && addDays(localDay(report.at), WARNING_DAYS) >= today;
    if (!isNews) return null;
    return t('reminders.keepingDestroyed', {
      title,
      marks: t('reminders.marks', { count: report.counts.marks }),
      notes: t('reminders.notes', { count: report.counts.notes }),
    });
  }
  if (locked) return t('reminders.keepingLocked', { title });
  if (addDays(today, WARNING_DAYS) < lastDay) return null;
  return t('reminders.keepingSoon', { title, day: day(lastDay) });
}
