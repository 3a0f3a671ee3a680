import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Span } from '../../../shared/model/class.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import type { Player } from '../../player/player.ts';
import styles from './span-editor.module.css';

export type LoopScrubberProps = { readonly player: Player; readonly within: Span };

/** A slider over the fragment: arrows go from frame to frame, dragging goes anywhere. */
export function LoopScrubber({ player, within }: LoopScrubberProps): ReactElement {
  const { t } = useTranslation();
  const positionUs = useStore(player.state, (state) => state.positionUs);
  const { startUs, endUs } = within;
  const seek = (us: number): void => {
    player.pause();
    player.seek(Math.min(us, endUs - 1));
  };
  return (
    <input
      type="range"
      className={styles.scrubber}
      aria-label={t('release.where')}
      aria-valuetext={formatMediaTime(positionUs - startUs)}
      min={startUs}
      max={endUs}
      step={1}
      value={positionUs}
      onChange={(event) => seek(event.target.valueAsNumber)}
      onKeyDown={(event) => {
        const frames = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (frames === undefined) return;
        event.preventDefault();
        player.pause();
        const next = player.frameFrom(player.state.getState().positionUs, frames);
        if (next >= startUs && next < endUs) player.seek(next);
      }}
    />
  );
}
