import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Highlight } from '../../../../shared/model/recording.ts';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { FilmPicture } from '../../../media/film-picture.tsx';
import { useViewing } from '../viewing-context.ts';
import { fragmentOf } from './fragment-of.ts';
import styles from './picture-row.module.css';

/** A mooi moment: its picture, from when to when, and one press that makes a fragment of it. */
export function MomentRow({ highlight }: { readonly highlight: Highlight }): ReactElement {
  const { t } = useTranslation();
  const { facts, film, clipping, markable } = useViewing();
  const { atUs, startUs, endUs, recordingId } = highlight;
  const time = formatMediaTime(atUs);
  const fragment = fragmentOf(highlight, facts.fragments);
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('viewing.playFrom', { shown: time, time: formatMediaTime(startUs) })}
        onClick={() => film.seek(startUs)}
      >
        <FilmPicture recordingId={recordingId} atUs={atUs} />
        <span className={styles.time}>{time}</span>
      </button>
      <p className={styles.span}>
        {t('viewing.fromTo', { from: formatMediaTime(startUs), to: formatMediaTime(endUs) })}
      </p>
      {fragment === undefined ? (
        <button
          type="button"
          className={styles.action}
          disabled={!markable}
          aria-label={t('viewing.makeFragmentOf', { time })}
          onClick={() => clipping.fromHighlight(highlight)}
        >
          {t('viewing.makeFragment')}
        </button>
      ) : (
        <button type="button" className={styles.action} onClick={() => clipping.select(fragment.id, true)}>
          {fragment.title}
        </button>
      )}
    </li>
  );
}
