import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './import-wire.module.css';
import { percent } from './time-span.ts';

export type WireFrame = { readonly id: string; readonly picture: ReactNode };

export type ImportWireProps = {
  /** Length of the film, read so far, and where you watch (null: not watching), in microseconds. */
  readonly totalUs: number;
  readonly readUs: number;
  readonly watchUs?: number | null;
  /** `stopped`: the source went away, the head waits uncoloured. `done`: no head any more. */
  readonly state: 'running' | 'stopped' | 'done';
  readonly size?: 'normal' | 'small';
  /** Pictures of what has been read, from the begin on. */
  readonly frames: readonly WireFrame[];
  /** How many of them fill the whole wire. */
  readonly frameCount: number;
};

/** A film being read in, with two heads: yellow is how far it has been read, ink is where you watch. */
export function ImportWire(props: ImportWireProps): ReactElement {
  const { totalUs, readUs, watchUs = null, state, size = 'normal', frames, frameCount } = props;
  const { t } = useTranslation();
  const read = formatMediaTime(readUs);
  const total = formatMediaTime(totalUs);
  return (
    <div
      role="progressbar"
      aria-label={t('importWire.label')}
      aria-valuemin={0}
      aria-valuemax={Math.round(totalUs / 1_000_000)}
      aria-valuenow={Math.round(readUs / 1_000_000)}
      aria-valuetext={
        watchUs === null
          ? t('importWire.read', { read, total })
          : t('importWire.readAndWatch', { read, total, watch: formatMediaTime(watchUs) })
      }
      className={joinClasses(styles.wire, size === 'small' && styles.small)}
    >
      <div className={styles.strip} style={{ '--frame-width': percent(1 / frameCount) }}>
        {frames.map(({ id, picture }) => (
          <span key={id} className={styles.frame}>
            {picture}
          </span>
        ))}
      </div>
      {state !== 'done' && (
        <span className={styles.readHead} data-state={state} style={{ left: percent(readUs / totalUs) }} />
      )}
      {watchUs !== null && <span className={styles.watchHead} style={{ left: percent(watchUs / totalUs) }} />}
    </div>
  );
}
