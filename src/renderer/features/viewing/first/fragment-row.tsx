import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../../shared/model/recording.ts';
import { joinClasses } from '../../../components/join-classes.ts';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { FilmPicture } from '../../../media/film-picture.tsx';
import { useViewing } from '../viewing-context.ts';
import styles from './picture-row.module.css';

export type FragmentRowProps = { readonly fragment: Fragment; readonly number: number };

/** A fragment in the column: its picture, its stretch, and its name, which opens it. */
export function FragmentRow({ fragment, number }: FragmentRowProps): ReactElement {
  const { t } = useTranslation();
  const { facts, film, clipping } = useViewing();
  const { id, inUs, outUs, recordingId, title } = fragment;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('viewing.playFrom', { shown: number, time: formatMediaTime(inUs) })}
        onClick={() => film.seek(inUs)}
      >
        <FilmPicture recordingId={recordingId} atUs={inUs} />
        <span className={joinClasses(styles.time, facts.released.has(id) && styles.released)}>{number}</span>
      </button>
      <p className={styles.span}>
        {t('viewing.fromTo', { from: formatMediaTime(inUs), to: formatMediaTime(outUs) })}
        {facts.recording.counting === 'doubtful' && `, ${t('viewing.beingCounted')}`}
      </p>
      <button type="button" className={styles.action} onClick={() => clipping.select(id, true)}>
        {title}
      </button>
    </li>
  );
}
