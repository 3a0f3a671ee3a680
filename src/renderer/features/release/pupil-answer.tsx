import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sighting } from '../../../shared/model/class.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import { useClient } from '../../api/client-context.ts';
import { Choice } from '../../components/controls/choice.tsx';
import styles from './pupil-question.module.css';

export type PupilAnswerProps = {
  readonly fragment: Fragment;
  readonly pupil: Pupil;
  /** What to call her. */
  readonly name: string;
  readonly sighting: Sighting | undefined;
};

/** Is [naam] in dit fragment te zien of te horen? No or yes, stored at once. */
export function PupilAnswer({ fragment, pupil, name, sighting }: PupilAnswerProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  return (
    <div className={styles.line}>
      <span aria-hidden="true">{t('release.isSeen', { name })}</span>
      <Choice
        label={t('release.isSeenIn', { name, title: fragment.title })}
        labelHidden
        size="small"
        value={sighting?.answer ?? null}
        onChange={(answer) =>
          void client.ask('sighting.answer', { fragmentId: fragment.id, pupilId: pupil.id, answer })
        }
        options={[
          { value: 'no', label: t('release.notSeen') },
          { value: 'yes', label: t('release.seen') },
        ]}
      />
    </div>
  );
}
