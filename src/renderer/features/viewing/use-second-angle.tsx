import { type ReactElement, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { leadMoment, otherMoment } from '../../../shared/kernels/angle-time.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { useCountedMap } from '../../player/use-counted-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { useRecords } from '../../stores/use-records.ts';
import { AnglePicture } from './film/angle-picture.tsx';
import type { Angles } from './work/angles.ts';
import { OtherAngle } from './work/other-angle.ts';

/** The picture of the other camera, opened once it is asked for. */
export function useSecondAngle(recording: Recording | null, angles: Angles): ReactElement {
  const { t } = useTranslation();
  const input = recording?.state === 'ready' ? { recordingId: recording.id } : null;
  const { pair = null, partner = null } = useRecords('angle.of', input).value ?? {};
  const opened = useStore(angles.state, (state) => state.opened);
  const map = useCountedMap(opened && partner !== null ? partner : undefined);
  const { player, ground } = usePlayer(map, 0);
  const recordingId = recording?.id;
  const endUs = recording?.durationUs ?? 0;
  useEffect(() => {
    if (player === null || pair === null) return;
    const [toOther, toOwn] =
      pair.recordingId === recordingId ? [otherMoment, leadMoment] : [leadMoment, otherMoment];
    const moments = {
      toOther: (us: number) => toOther(pair, us),
      toOwn: (us: number) => toOwn(pair, us),
    };
    angles.setOther(new OtherAngle(player, moments, endUs));
  }, [angles, player, pair, recordingId, endUs]);
  useEffect(() => {
    if (player === null || pair === null) angles.setOther(null);
  }, [angles, player, pair]);
  const shown = useStore(angles.state, (state) => state.shown === 'other');
  const label = t('viewing.otherFilm');
  return useMemo(
    () => (
      <AnglePicture shown={shown}>
        <FilmGround label={label} ground={ground} />
      </AnglePicture>
    ),
    [shown, label, ground],
  );
}
