import { expect, test } from 'vitest';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import { seatRows } from './seat-rows.ts';

const pupil = (name: string, row: number, column: number): Pupil =>
  ({ id: name, trajectoryId: 't', number: 1, firstName: name, seat: { row, column } }) as unknown as Pupil;

test('rows from the board, seats from the left, each with its markeringen', () => {
  const pupils = [pupil('Saar', 2, 1), pupil('Daan', 1, 2), pupil('Aylin', 1, 1)];
  const marks = ['Daan', 'Daan', null, 'Saar'].map(
    (pupilId) => ({ pupilId }) as { pupilId: Pupil['id'] | null },
  );
  expect(seatRows(pupils, marks, ({ firstName }) => firstName ?? '')).toEqual([
    [
      { id: 'Aylin', name: 'Aylin', count: 0 },
      { id: 'Daan', name: 'Daan', count: 2 },
    ],
    [{ id: 'Saar', name: 'Saar', count: 1 }],
  ]);
});
