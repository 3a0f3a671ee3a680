import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../shared/model/meeting.ts';
import { ProgressWire } from '../../components/beads/progress-wire.tsx';
import { useDays } from '../../i18n/dates.ts';

export type PackageLifeProps = {
  readonly meeting: Meeting;
  readonly until: string | null;
  readonly coach: string | undefined;
};

/** The life of the bundle as a wire: made, opened, on the board, gone. */
export function PackageLife({ meeting, until, coach }: PackageLifeProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const gone = coach === undefined ? t('bundle.goneUnnamed') : t('bundle.gone', { name: coach });
  return (
    <ProgressWire
      label={t('bundle.life')}
      tone="own"
      steps={[
        { id: 'now', label: t('bundle.now'), note: t('bundle.youMakeIt'), state: 'now' },
        { id: 'board', label: day(meeting.date), note: t('bundle.onTheBoard'), state: 'ahead' },
        ...(until === null ? [] : [{ id: 'gone', label: day(until), note: gone, state: 'gone' as const }]),
      ]}
    />
  );
}
