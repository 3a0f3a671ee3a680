import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { DayField } from '../../components/controls/day-field.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { takeFocus } from '../../components/focus/take-focus.ts';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useDays } from '../../i18n/dates.ts';
import styles from './release-sheet.module.css';

export type MeetingChoiceProps = {
  /** Those that are still to come. */
  readonly meetings: readonly Meeting[];
  readonly chosen: string | null;
  readonly onChange: (meetingId: string) => void;
};

/** For which meeting: one that is planned, or a new one with a title and a day. */
export function MeetingChoice({ meetings, chosen, onChange }: MeetingChoiceProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const [isMade, setMade] = useState(false);
  const [only] = meetings;
  const take = (meetingId: string): void => {
    setMade(true);
    onChange(meetingId);
  };
  if (only === undefined) return <NewMeeting onMade={take} />;
  if (meetings.length === 1)
    return (
      // what came of the button that was pressed
      <p ref={isMade ? takeFocus : null} tabIndex={-1} data-quiet-focus>
        {t('release.forMeeting')} <b>{only.title}</b>, {day(only.date)}
      </p>
    );
  return (
    <Choice
      label={t('release.forMeeting')}
      size="small"
      value={chosen}
      onChange={onChange}
      options={meetings.map((meeting) => ({
        value: meeting.id,
        label: `${meeting.title}, ${day(meeting.date, 'short')}`,
      }))}
    />
  );
}

function NewMeeting({ onMade }: { readonly onMade: (meetingId: string) => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [title, setTitle] = useState(t('release.usualMeeting'));
  const [date, setDate] = useState('');
  const [error, setError] = useState<ErrorPayload>();
  const plan = async (): Promise<void> => {
    const answer = await client.call('meeting.add', { title, date });
    if (answer.ok) onMade(answer.value.id);
    else setError(answer.error);
  };
  return (
    <fieldset className={styles.newMeeting}>
      <legend>{t('release.whichMeeting')}</legend>
      <TextField label={t('release.meetingTitle')} value={title} onChange={setTitle} maxLength={120} />
      <DayField label={t('release.meetingDay')} value={date} onChange={setDate} />
      <Button isDisabled={title.trim() === '' || date === ''} onPress={() => void plan()}>
        {t('release.plan')}
      </Button>
      {error && <ErrorNotice error={error} />}
    </fieldset>
  );
}
