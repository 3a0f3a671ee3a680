import { useEffect, useState } from 'react';
import { coverAt, coverSpan } from '../../../../shared/kernels/cover-path.ts';
import type { Cover } from '../../../../shared/model/cover.ts';
import type { FilmMap } from '../../../player/film-map.ts';
import type { Player } from '../../../player/player.ts';
import { type CoverPlace, inside } from './cover-geometry.ts';

export type ShownCover = {
  /** The frame on screen, in microseconds of the recording. */
  readonly hereUs: number;
  readonly playing: boolean;
  /** Where the cover would be here; null when it only silences. */
  readonly place: CoverPlace | null;
  /** Whether it works here, two frames early and late included. */
  readonly works: boolean;
};

/** What the circle sees and hears of a cover at the frame on screen: as it will be burnt in, from the same path. */
export function useShownCover(
  player: Player | null,
  map: FilmMap | null,
  cover: Cover | undefined,
): ShownCover {
  const [now, setNow] = useState({ hereUs: 0, playing: false });
  useEffect(() => {
    if (player === null) return;
    const take = ({ positionUs, playing }: { positionUs: number; playing: boolean }): void =>
      setNow({ hereUs: positionUs, playing });
    take(player.state.getState());
    return player.state.subscribe(take);
  }, [player]);
  const span = cover === undefined || map === null ? null : coverSpan(map, cover);
  const works = span !== null && now.hereUs >= span.startUs && now.hereUs < span.endUs;
  const silent = works && cover?.muted === true;
  useEffect(() => {
    player?.setMuted(silent);
    return () => player?.setMuted(false);
  }, [player, silent]);
  const area = cover === undefined ? null : coverAt(cover, now.hereUs);
  return { ...now, place: area === null ? null : inside(area), works };
}
