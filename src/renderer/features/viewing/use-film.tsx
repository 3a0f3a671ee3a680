import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../../shared/model/recording.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { useCountedMap } from '../../player/use-counted-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { useUncountedMap } from './use-uncounted-map.ts';
import { FilmSeat } from './work/film-seat.ts';

export type FilmOnScreen = { readonly film: FilmSeat; readonly picture: ReactElement };

/**
 * The film of a recording and the element that shows it; null when there is no film any more.
 * @param fromUs where it stands at first, in microseconds
 */
export function useFilm(recording: Recording | null, fromUs: number, durationUs: number): FilmOnScreen {
  const { t } = useTranslation();
  const [film] = useState(() => new FilmSeat(fromUs, durationUs));
  const counted = useCountedMap(recording ?? undefined);
  const uncounted = useUncountedMap(recording);
  const { player, ground } = usePlayer(counted ?? uncounted, fromUs);
  useEffect(() => {
    film.attach(player);
    return () => film.attach(null);
  }, [film, player]);
  const label = t('viewing.film');
  const picture = useMemo(() => <FilmGround label={label} ground={ground} />, [label, ground]);
  return { film, picture };
}
