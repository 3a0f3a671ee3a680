import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { putRecoverySheet } from '../../store/repositories/recovery-repository.ts';
import { recoverySheetOf } from './recovery-sheet-of.ts';

const DAY = 86_400_000;
const scratch = scratchFolder('recovery-sheet-of');

test('a recovery sheet is asked for, and a week on whether it is found and read', () => {
  const { session, setClock } = sessionOnRows(join(scratch, 'sheet'));
  const madeAt = session.clock.now();
  expect(recoverySheetOf(session)).toBe('missing');
  session.change((db) => putRecoverySheet(db, { madeAt, testedAt: null }));
  setClock(madeAt + 7 * DAY - 1);
  expect(recoverySheetOf(session)).toBe('made');
  setClock(madeAt + 7 * DAY);
  expect(recoverySheetOf(session)).toBe('testDue');
  session.change((db) => putRecoverySheet(db, { madeAt, testedAt: session.clock.now() }));
  expect(recoverySheetOf(session)).toBe('made');
});

test('to practise none is needed', () => {
  const { session } = sessionOnRows(join(scratch, 'practice'));
  expect(recoverySheetOf({ ...session, kind: 'practice' })).toBe('notNeeded');
});
