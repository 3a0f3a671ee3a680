import { type ReactElement, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReadCopy } from '../../player/copy-reader.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { mapOfCopy } from '../../player/map-of-copy.ts';
import type { Player } from '../../player/player.ts';
import { usePlayer } from '../../player/use-player.ts';
import { FilmBar } from './film-bar.tsx';
import styles from './film-beside.module.css';

export type CopyBesideProps = {
  /** Null until the first pieces are made. */
  readonly read: ReadCopy | null;
  /** In microseconds. */
  readonly onPlace: (us: number) => void;
};

/** The review copy of a film that can't be shown as it is, beside what is told of it; it grows while somebody looks. */
export function CopyBeside({ read, onPlace }: CopyBesideProps): ReactElement {
  const { t } = useTranslation();
  const map = useMemo(() => (read === null ? null : mapOfCopy(read)), [read]);
  const { player, ground } = usePlayer(map, 0);
  return (
    <div className={styles.film} data-theme="theater">
      {player === null && <p className={styles.waiting}>{t('importing.looking')}</p>}
      <FilmGround label={t('importing.film')} ground={ground} />
      {player === null ? (
        <FilmBar isPlaying={false} atUs={0} canPlay={false} onToggle={() => undefined} />
      ) : (
        <PlayerBar player={player} onPlace={onPlace} />
      )}
    </div>
  );
}

type PlayerBarProps = { readonly player: Player; readonly onPlace: (us: number) => void };

function PlayerBar({ player, onPlace }: PlayerBarProps): ReactElement {
  const isPlaying = useStore(player.state, (state) => state.playing);
  const atUs = useStore(player.state, (state) => state.positionUs);
  useEffect(() => onPlace(atUs), [atUs, onPlace]);
  const toggle = (): void => {
    if (isPlaying) player.pause();
    else void player.play();
  };
  return <FilmBar isPlaying={isPlaying} atUs={atUs} canPlay onToggle={toggle} />;
}
