import { expect, test } from 'vitest';
import type { Contact } from '../../../shared/model/contact.ts';
import { isComparedAndInUse } from './compared-card.ts';

test('only a card that was compared, is not lost and was not replaced says whose it is', () => {
  const compared = { confirmedAt: 5, lostAt: null, replacedBy: null } as Contact;
  expect([
    isComparedAndInUse(compared),
    isComparedAndInUse({ ...compared, confirmedAt: null }),
    isComparedAndInUse({ ...compared, lostAt: 6 }),
    isComparedAndInUse({ ...compared, replacedBy: 'another' } as unknown as Contact),
  ]).toEqual([true, false, false, false]);
});
