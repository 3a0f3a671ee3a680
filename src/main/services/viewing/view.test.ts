import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { recordingId as anyRecordingId } from '../../../shared/model/ids.ts';
import { historyState } from '../../history/history-service.ts';
import { rememberView, viewOf } from './view-service.ts';

const scratch = scratchFolder('view');

test('the first time is bare and from the start; what is named is remembered and the rest stays', () => {
  const { session, recordingId } = sessionOnRows(join(scratch, 'remembered'));
  const first = {
    ...{ recordingId, positionUs: 0, furthestUs: 0, mode: 'first' },
    ...{ guideId: null, litItems: [], rows: 'guide' },
  };
  expect(viewOf(session.db, recordingId)).toEqual(first);
  const put = (change: object) =>
    session.change((db) => rememberView({ db, session }, { recordingId, ...change }));
  put({ positionUs: 8_000_000 });
  put({ mode: 'guide', guideId: 'aandacht', litItems: ['B4', 'B5'], rows: 'pupils' });
  const remembered = {
    ...{ recordingId, positionUs: 8_000_000, furthestUs: 8_000_000, mode: 'guide' },
    ...{ guideId: 'aandacht', litItems: ['B4', 'B5'], rows: 'pupils' },
  };
  expect(viewOf(session.db, recordingId)).toEqual(remembered);
  put({ positionUs: 1_000_000, guideId: null });
  expect(viewOf(session.db, recordingId)).toEqual({
    ...remembered,
    positionUs: 1_000_000,
    guideId: null,
  });
  expect(historyState(session.db, recordingId)).toEqual({ undo: null, redo: null });
});

test('there is no view of a recording that is not there', () => {
  const { session } = sessionOnRows(join(scratch, 'missing'));
  const ask = () => viewOf(session.db, anyRecordingId.parse(randomUUID()));
  expect(ask).toThrow(new KijkkringError('recordingNotFound'));
});
