import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../commands/desk-context.ts';
import { Choice } from '../../../components/controls/choice.tsx';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { joinClasses } from '../../../components/join-classes.ts';
import { CopyMaking } from '../../../components/making/copy-making.tsx';
import { formatMediaTime, tenthOfSecond } from '../../../i18n/media-time.ts';
import { useFilmState, useViewing, useWork } from '../viewing-context.ts';
import { AngleButton } from './angle-button.tsx';
import { LoopButton } from './loop-button.tsx';
import styles from './transport.module.css';
import { VolumeControl } from './volume-control.tsx';

export type TransportProps = { readonly look: 'first' | 'guide' };

/** Speeds that have a button; Shift and the up and down arrows know more. */
const speeds = [
  { value: '0.5', label: '½' },
  { value: '0.75', label: '¾' },
  { value: '1', label: '1×' },
  { value: '1.5', label: '1½' },
] as const;

/** Under the film: play, where it is, and with the kijkwijzer also frames, repeating and speed. */
export const Transport = memo(function Transport({ look }: TransportProps): ReactElement {
  const { t } = useTranslation();
  const { film } = useWork();
  const playing = useFilmState((state) => state.playing);
  const rate = useFilmState((state) => String(state.rate));
  const play = useCommand('viewing.play');
  const frameBack = useCommand('viewing.frameBack');
  const frameForward = useCommand('viewing.frameForward');
  return (
    <div className={joinClasses(styles.transport, look === 'first' && styles.large)}>
      <IconButton
        look={look === 'first' ? 'play' : 'playSmall'}
        icon={playing ? 'pause' : 'play'}
        iconSize={look === 'first' ? 24 : 22}
        label={playing ? t('viewing.pause') : t('viewing.play')}
        keys={play.keys ?? ''}
        isDisabled={play.isDisabled}
        onPress={play.run}
      />
      <TimeReadout tenths={look === 'guide'} />
      {look === 'guide' && (
        <>
          <span className={styles.frames}>
            <IconButton
              icon="frameBack"
              label={frameBack.label}
              keys={frameBack.keys ?? ''}
              onPress={frameBack.run}
            />
            <IconButton
              icon="frameForward"
              label={frameForward.label}
              keys={frameForward.keys ?? ''}
              onPress={frameForward.run}
            />
          </span>
          <LoopButton />
          <Choice
            label={t('viewing.speed')}
            labelHidden
            size="quiet"
            value={speeds.find(({ value }) => value === rate)?.value ?? null}
            onChange={(value) => film.setRate(Number(value))}
            options={[...speeds]}
          />
        </>
      )}
      <AngleButton />
      <Making />
      <VolumeControl />
    </div>
  );
});

/** Where the film is: by the frame on screen, never by the clock of the player. */
function TimeReadout({ tenths }: { readonly tenths: boolean }): ReactElement {
  const { t, i18n } = useTranslation();
  const positionUs = useFilmState((state) =>
    tenths
      ? Math.floor(state.positionUs / 100_000) * 100_000
      : Math.floor(state.positionUs / 1_000_000) * 1_000_000,
  );
  const endUs = useFilmState((state) => state.endUs);
  const separator = i18n.language === 'en' ? '.' : ',';
  return (
    <p className={styles.time}>
      <span className={styles.timecode} data-position>
        {formatMediaTime(positionUs)}
        {tenths && (
          <span className={styles.tenth}>
            {separator}
            {tenthOfSecond(positionUs)}
          </span>
        )}
      </span>
      <span className={styles.total}>{t('viewing.ofTotal', { total: formatMediaTime(endUs) })}</span>
    </p>
  );
}

/** By itself, so that a mark on the timeline draws none of the rest anew. */
function Making(): ReactElement | null {
  const { facts } = useViewing();
  return facts.gone === null ? <CopyMaking recordingId={facts.recording.id} /> : null;
}
