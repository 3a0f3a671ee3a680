import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMediaTime, spokenMediaTime } from '../../../i18n/media-time.ts';
import { useFilmState, useViewing } from '../viewing-context.ts';
import styles from './moment-bar.module.css';

/** The whole lesson as one bar: how far it is, and the mooie momenten as yellow dots. */
export function MomentBar(): ReactElement {
  const { t } = useTranslation();
  const { film, facts } = useViewing();
  const endUs = useFilmState((state) => Math.max(1, state.endUs));
  return (
    <div className={styles.bar}>
      <Position endUs={endUs} />
      {facts.highlights.map(({ id, atUs }) => (
        <button
          key={id}
          type="button"
          className={styles.dot}
          style={{ left: `${(100 * atUs) / endUs}%` }}
          aria-label={t('viewing.momentAt', { time: spokenMediaTime(t, atUs) })}
          title={formatMediaTime(atUs)}
          onClick={() => film.seek(atUs)}
        />
      ))}
    </div>
  );
}

/** Drawn anew as the film goes on; the dots are not. */
function Position({ endUs }: { readonly endUs: number }): ReactElement {
  const { t } = useTranslation();
  const { film } = useViewing();
  const second = useFilmState((state) => Math.floor(state.positionUs / 1_000_000));
  const share = useFilmState((state) => Math.round((1000 * state.positionUs) / endUs) / 10);
  return (
    <>
      <span className={styles.way} aria-hidden="true">
        <span className={styles.gone} style={{ width: `${share}%` }} />
      </span>
      <input
        type="range"
        className={styles.slider}
        aria-label={t('viewing.placeInFilm')}
        aria-valuetext={spokenMediaTime(t, second * 1_000_000)}
        min={0}
        max={Math.ceil(endUs / 1_000_000)}
        step={1}
        value={second}
        onChange={(event) => film.seek(Number(event.currentTarget.value) * 1_000_000)}
      />
    </>
  );
}
