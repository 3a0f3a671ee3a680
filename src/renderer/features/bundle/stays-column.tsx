import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmPicture } from '../../media/film-picture.tsx';
import styles from './bundle-screen.module.css';

export type StaysColumnProps = {
  readonly stays: OutputOf<'bundle.preview'>['stays'];
  readonly annotationsAlong: number;
};

/** Moments of a lesson, as shares of it, from which a picture is shown. */
const glimpses = [0.1, 0.35, 0.6, 0.85];

/** Blijft op deze laptop: shown to its owner alone, and nowhere in the bundle. */
export function StaysColumn({ stays, annotationsAlong }: StaysColumnProps): ReactElement {
  const { t } = useTranslation();
  const [first] = stays.recordings;
  return (
    <section className={styles.stays} aria-labelledby="bundle-stays">
      <h2 id="bundle-stays" className={styles.heading}>
        <SealGlyph level="own" />
        {t('bundle.stays')}
      </h2>
      {first && (
        <div className={styles.glimpses}>
          {glimpses.map((share) => (
            <FilmPicture key={share} recordingId={first.recordingId} atUs={first.durationUs * share} pale />
          ))}
        </div>
      )}
      <ul className={styles.list}>
        {stays.recordings.map(({ recordingId, title, durationUs }) => (
          <li key={recordingId}>
            <b>{t('bundle.wholeLesson')}</b>, {formatMediaTime(durationUs)}
            <span className={styles.detail}>{title}</span>
          </li>
        ))}
        {stays.fragments.map(({ fragmentId, title }) => (
          <li key={fragmentId}>
            <b>{title}</b>
            <span className={styles.detail}>{t('bundle.yoursAlone')}</span>
          </li>
        ))}
        <li>
          <b>{t('bundle.annotations', { count: stays.annotations })}</b>
          <span className={styles.detail}>{t('bundle.annotationsAlong', { count: annotationsAlong })}</span>
        </li>
        <li>
          <b>{t('bundle.ownNotes')}</b>
          <span className={styles.detail}>{t('bundle.notesStay', { count: stays.notes })}</span>
        </li>
        {stays.pupilNames > 0 && (
          <li>
            <b>{t('bundle.nameList')}</b>
            <span className={styles.detail}>{t('bundle.andSeats')}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
