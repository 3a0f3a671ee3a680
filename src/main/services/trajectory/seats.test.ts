import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { redo, undo } from '../../history/history-service.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import { addPupil, placePupil } from './trajectory-service.ts';

const scratch = scratchFolder('seats');

function classOf(names: readonly string[]) {
  const rows = sessionOnRows(join(scratch, names.join('')));
  const { session } = rows;
  const pupils = names.map((firstName) =>
    rows.record('pupil.add', (db) => addPupil({ db, session }, { firstName })),
  );
  const idOf = (name: string) => pupils[names.indexOf(name)]?.id ?? '';
  const map = () =>
    listPupils(session.db).map(({ firstName, seat }) => `${firstName} ${seat.row}.${seat.column}`);
  const place = (name: string, row: number, column: number) =>
    rows.record('pupil.place', (db) => placePupil(db, idOf(name), { row, column }));
  return { rows, session, map, place };
}

test('a pupil moves to a free seat, and nobody else moves along', () => {
  const { map, place } = classOf(['Aylin', 'Daan', 'Noor']);
  expect(map()).toEqual(['Aylin 1.1', 'Daan 1.2', 'Noor 1.3']);
  place('Aylin', 3, 8);
  expect(map()).toEqual(['Aylin 3.8', 'Daan 1.2', 'Noor 1.3']);
});

test('whoever sits there takes the seat that came free', () => {
  const { map, place } = classOf(['Sem', 'Saar']);
  place('Sem', 1, 2);
  expect(map()).toEqual(['Sem 1.2', 'Saar 1.1']);
});

test('placing is undone and redone; a pupil who comes later takes a free seat', () => {
  const { rows, session, map, place } = classOf(['Yara', 'Adam']);
  place('Adam', 1, 1);
  rows.session.change((db) => undo(db, null));
  expect(map()).toEqual(['Yara 1.1', 'Adam 1.2']);
  rows.session.change((db) => redo(db, null));
  rows.record('pupil.add', (db) => addPupil({ db, session }, { firstName: 'Floor' }));
  expect(map()).toEqual(['Yara 1.2', 'Adam 1.1', 'Floor 1.3']);
});
