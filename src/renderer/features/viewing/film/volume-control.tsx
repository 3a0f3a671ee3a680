import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { useFilmState, useWork } from '../viewing-context.ts';
import styles from './volume-control.module.css';
import { loudest, volumeOfStep, volumeStep } from './volume-steps.ts';

/** How loud: as recorded in the middle of the way, up to four times (+12 dB) at its end; and soft voices louder, on request. */
export function VolumeControl(): ReactElement {
  const { t } = useTranslation();
  const { film } = useWork();
  const volume = useFilmState((state) => state.volume);
  const muted = useFilmState((state) => state.muted);
  const levelled = useFilmState((state) => state.levelled);
  const step = muted ? 0 : volumeStep(volume);
  return (
    <span className={styles.volume}>
      <IconButton
        icon={muted ? 'soundOff' : 'sound'}
        label={muted ? t('viewing.soundOn') : t('viewing.soundOff')}
        onPress={() => film.setMuted(!muted)}
      />
      <input
        type="range"
        className={styles.slider}
        style={{ '--share': `${(100 * step) / loudest}%` }}
        aria-label={t('viewing.volume')}
        aria-valuetext={t('viewing.volumeIs', { percent: Math.round(volume * 100) })}
        min={0}
        max={loudest}
        step={1}
        value={step}
        onChange={(event) => {
          film.setMuted(false);
          film.setVolume(volumeOfStep(Number(event.currentTarget.value)));
        }}
      />
      <IconButton
        icon="levelSound"
        label={t('viewing.softVoicesLouder')}
        isPressed={levelled}
        onPress={() => film.setLevelled(!levelled)}
      />
    </span>
  );
}
