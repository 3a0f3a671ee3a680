import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/controls/icon-button.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import styles from './film-beside.module.css';

export type FilmBarProps = {
  readonly isPlaying: boolean;
  /** In microseconds. */
  readonly atUs: number;
  readonly canPlay: boolean;
  readonly onToggle: () => void;
};

/** Under the film beside: play, where it is, and that it can be watched already. */
export function FilmBar({ isPlaying, atUs, canPlay, onToggle }: FilmBarProps): ReactElement {
  const { t } = useTranslation();
  const started = isPlaying || atUs > 0 ? t('importing.watching') : t('importing.canWatch');
  return (
    <div className={styles.bar}>
      <IconButton
        look="playSmall"
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? t('importing.pause') : t('importing.play')}
        isDisabled={!canPlay}
        onPress={onToggle}
      />
      <b className={styles.time}>{formatMediaTime(atUs)}</b>
      <span className={styles.words}>{canPlay ? started : ''}</span>
    </div>
  );
}
