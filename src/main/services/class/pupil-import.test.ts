import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { addPupil } from '../trajectory/trajectory-service.ts';
import { describeClass } from './class-service.ts';
import { importPupils, previewPupils } from './pupil-import.ts';

const scratch = scratchFolder('pupil-import');

test('a list is looked at first and stored as a whole, with thirty-three pupils and a name that comes twice', () => {
  const { session } = sessionOnRows(join(scratch, 'list'));
  session.change((db) => addPupil({ db, session }, { number: 1, firstName: 'Saar' }));
  const names = Array.from({ length: 30 }, (_, at) => `Kind${at}`);
  const text = ['Voornaam;Nr;Groep;Status', 'Zoë;;5;bezwaar', 'Emma;2;5;', 'Emma;;6;', ...names].join('\n');
  const preview = previewPupils(session.db, Buffer.from(text, 'latin1').toString('base64'));
  expect(preview.rows.flatMap(({ problems }) => problems)).toEqual([]);
  expect(describeClass(session.db).pupils).toHaveLength(1);
  const pupils = preview.rows.map(({ pupil }) => pupil);
  expect(session.change((db) => importPupils({ db, session }, { pupils })).added).toHaveLength(33);
  const stored = describeClass(session.db);
  expect(stored.groups.map(({ name }) => name)).toEqual(['5', '6']);
  expect(
    stored.pupils
      .slice(0, 4)
      .map(({ number, firstName, notRecognisable }) => [number, firstName, notRecognisable]),
  ).toEqual([
    [1, 'Saar', false],
    [2, 'Emma', false],
    [3, 'Zoë', true],
    [4, 'Emma', false],
  ]);
  expect(() => session.change((db) => importPupils({ db, session }, { pupils }))).toThrow();
  expect(describeClass(session.db).pupils).toHaveLength(34);
});
