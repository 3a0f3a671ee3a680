import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../shared/model/recording.ts';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmPicture } from '../../media/film-picture.tsx';
import styles from './release-sheet.module.css';

export type FragmentChoicesProps = {
  readonly fragments: readonly Fragment[];
  readonly chosen: readonly string[];
  /** What is released already stays as it is. */
  readonly released: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What is asked about a fragment that is chosen. */
  readonly questions: (fragment: Fragment) => ReactNode;
  /** What is asked about one that is released already. */
  readonly since: (fragment: Fragment) => ReactNode;
};

/** Kies wat mee mag: a row for each fragment of the recording. */
export function FragmentChoices({
  fragments,
  chosen,
  released,
  onChange,
  questions,
  since,
}: FragmentChoicesProps): ReactElement {
  const { t } = useTranslation();
  return (
    <ul>
      {fragments.map((fragment) => {
        const isReleased = released.includes(fragment.id);
        const isChosen = isReleased || chosen.includes(fragment.id);
        return (
          <li key={fragment.id} className={styles.fragment}>
            <Checkbox
              label={fragment.title}
              isSelected={isChosen}
              isDisabled={isReleased}
              onChange={(on) =>
                onChange(on ? [...chosen, fragment.id] : chosen.filter((id) => id !== fragment.id))
              }
            />
            <span className={styles.picture}>
              <FilmPicture
                recordingId={fragment.recordingId}
                atUs={(fragment.inUs + fragment.outUs) / 2}
                pale={!isChosen}
              />
            </span>
            <b className={styles.name} data-chosen={isChosen || undefined}>
              {fragment.title}
            </b>
            {isReleased && <span className={styles.state}>{t('fragment.released')}</span>}
            <span className={styles.length}>{formatMediaTime(fragment.outUs - fragment.inUs)}</span>
            {isChosen && (isReleased ? since(fragment) : questions(fragment))}
          </li>
        );
      })}
    </ul>
  );
}
