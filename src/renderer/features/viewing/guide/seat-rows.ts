import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import type { SeatInfo } from '../../../components/viewing/seat.tsx';

/** The seats as the classroom lies, the row nearest to the board first, each with how many markeringen are with its pupil. */
export function seatRows(
  pupils: readonly Pupil[],
  annotations: readonly Pick<Annotation, 'pupilId'>[],
  nameOf: (pupil: Pupil) => string,
): SeatInfo[][] {
  const inOrder = [...pupils].sort(
    (one, other) => one.seat.row - other.seat.row || one.seat.column - other.seat.column,
  );
  const rows = Map.groupBy(inOrder, ({ seat }) => seat.row);
  return [...rows.values()].map((row) =>
    row.map((pupil) => ({
      id: pupil.id,
      name: nameOf(pupil),
      count: annotations.filter(({ pupilId }) => pupilId === pupil.id).length,
    })),
  );
}
