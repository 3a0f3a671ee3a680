import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { FilmMap } from '../../player/film-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { useRecords } from '../../stores/use-records.ts';
import { useUncountedMap } from './use-uncounted-map.ts';
import { FilmSeat } from './work/film-seat.ts';

export type FilmOnScreen = { readonly film: FilmSeat; readonly picture: ReactElement };

/** The film of a recording and the element that shows it. @param fromUs where it stands at first, in microseconds */
export function useFilm(recording: Recording, fromUs: number): FilmOnScreen {
  const { t } = useTranslation();
  const [film] = useState(() => new FilmSeat(fromUs, recording.durationUs));
  const counted = useCountedMap(recording);
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

/** The frames of a recording that is read in; null until they are known. */
function useCountedMap({ id: recordingId, state }: Recording): FilmMap | null {
  const client = useClient();
  const input = state === 'ready' ? { recordingId } : null;
  const parts = useRecords('recording.parts', input).value;
  const times = useRecords('recording.frameTimes', input).value;
  return useMemo(() => {
    if (parts === undefined || times === undefined || !parts.counted) return null;
    const files = parts.parts.map(({ address, startUs, endUs, originUs }) => ({
      url: client.transport.mediaUrl(address),
      startUs: startUs ?? 0,
      endUs: endUs ?? times.endUs,
      originUs,
    }));
    return new FilmMap(files, Float64Array.from(times.timesUs), times.endUs);
  }, [client, parts, times]);
}
