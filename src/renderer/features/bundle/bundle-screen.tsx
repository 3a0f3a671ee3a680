import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../components/controls/select.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './bundle-screen.module.css';
import { GoesColumn } from './goes-column.tsx';
import { NothingReleased } from './nothing-released.tsx';
import { PackageLife } from './package-life.tsx';
import { ReadyColumn } from './ready-column.tsx';
import { ShownQuestion } from './shown-question.tsx';
import { StaysColumn } from './stays-column.tsx';

export type BundleScreenProps = {
  /** The meeting for which the bundle is; the next one when none was chosen. */
  readonly meetingId?: string;
};

/** Pakket maken: what stays, what goes along, and whether it may leave. */
export function BundleScreen({ meetingId }: BundleScreenProps): ReactElement | null {
  const { t } = useTranslation();
  const day = useDays();
  const [wanted, setWanted] = useState(meetingId);
  const { value: meetings } = useRecords('meeting.list', {});
  const { value: trajectory } = useRecords('trajectory.get', {});
  const meeting = meetings?.find(({ id }) => id === wanted) ?? meetings?.at(-1);
  const { value: preview } = useRecords(
    'bundle.preview',
    meeting === undefined ? null : { meetingId: meeting.id },
  );
  if (meetings === undefined || trajectory === undefined) return null;
  if (meeting === undefined) return <NothingReleased isScreen />;
  if (preview === undefined) return null;

  const coach = trajectory.participants.find(({ role, self }) => role === 'coach' && !self);
  return (
    <div className={styles.screen}>
      <header>
        <p className={styles.over}>
          {t('bundle.forMeeting', { title: meeting.title, day: day(meeting.date, 'withWeekday') })}
        </p>
        <h1 className={styles.title}>
          {coach === undefined ? t('bundle.titleUnnamed') : t('bundle.title', { name: coach.name })}
        </h1>
        {meetings.length > 1 && (
          <Select
            label={t('bundle.meeting')}
            look="inline"
            value={meeting.id}
            onChange={setWanted}
            options={meetings.map(({ id, title, date }) => ({ value: id, label: `${title}, ${day(date)}` }))}
          />
        )}
      </header>
      <ShownQuestion key={meeting.id} meetingId={meeting.id} />
      {preview.fragments.length === 0 ? (
        <NothingReleased />
      ) : (
        <>
          <div className={styles.columns}>
            <StaysColumn stays={preview.stays} annotationsAlong={preview.annotations} />
            <GoesColumn preview={preview} />
            <ReadyColumn key={meeting.id} meeting={meeting} preview={preview} coach={coach} />
          </div>
          <PackageLife meeting={meeting} until={preview.until} coach={coach?.name} />
        </>
      )}
    </div>
  );
}
