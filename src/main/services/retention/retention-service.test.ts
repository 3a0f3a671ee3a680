import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { recordingId as recordingIdOf } from '../../../shared/model/ids.ts';
import { insertRecording, listRecordings } from '../../store/repositories/recording-repository.ts';
import { startRetention } from './retention-service.ts';

const DAY = 24 * 3_600_000;
const scratch = scratchFolder('retention-service');

test('what can not be destroyed is written down, and keeps neither the library shut nor the rest alive', async () => {
  const { session, connection, recordingId, reported, setClock } = sessionOnRows(join(scratch, 'rows'));
  const [first] = listRecordings(session.db);
  if (first === undefined) throw new Error('the fixture has a recording');
  const second = recordingIdOf.parse(session.ids.next());
  session.change((db) => insertRecording(db, { ...first, id: second, title: 'Tweede' }));
  connection.exec(`CREATE TRIGGER broken BEFORE INSERT ON destroyed_recording WHEN NEW.id = '${recordingId}'
    BEGIN SELECT RAISE(ABORT, 'broken'); END`);
  for (const day of [0, 1, 2]) {
    setClock(Date.UTC(2026, 10, 23) + day * DAY);
    await startRetention(session);
  }
  const states = Object.fromEntries(listRecordings(session.db).map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [recordingId]: 'ready', [second]: 'destroyed' });
  expect(reported).toMatchObject([{ message: 'broken' }, { message: 'broken' }]);
});
