import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Recording } from '../../../shared/model/recording.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { useCountedMap } from '../../player/use-counted-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { AnglePicture } from './film/angle-picture.tsx';
import { useSecondAngle } from './use-second-angle.tsx';
import { useUncountedMap } from './use-uncounted-map.ts';
import { Angles } from './work/angles.ts';
import { FilmSeat } from './work/film-seat.ts';

export type FilmOnScreen = {
  readonly film: FilmSeat;
  readonly angles: Angles;
  readonly picture: ReactElement;
};

/**
 * The film of a recording and the element that shows it, or its other angle; null when there is no film any more.
 * @param fromUs where it stands at first, in microseconds
 */
export function useFilm(recording: Recording | null, fromUs: number, durationUs: number): FilmOnScreen {
  const { t } = useTranslation();
  const [{ film, angles }] = useState(() => {
    const seat = new FilmSeat(fromUs, durationUs);
    return { film: seat, angles: new Angles(seat) };
  });
  const counted = useCountedMap(recording ?? undefined);
  const uncounted = useUncountedMap(recording);
  const { player, ground } = usePlayer(counted ?? uncounted, fromUs);
  useEffect(() => {
    angles.setOwn(player);
    return () => angles.setOwn(null);
  }, [angles, player]);
  const second = useSecondAngle(recording, angles);
  const shown = useStore(angles.state, (state) => state.shown);
  const label = t('viewing.film');
  const picture = useMemo(
    () => (
      <>
        <AnglePicture shown={shown === 'own'}>
          <FilmGround label={label} ground={ground} />
        </AnglePicture>
        {second}
      </>
    ),
    [shown, label, ground, second],
  );
  return { film, angles, picture };
}
