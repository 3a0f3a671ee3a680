import { expect, test } from 'vitest';
import { addDays } from './days.ts';

test('days are counted over months, leap days and the change of clocks', () => {
  const moved = [
    addDays('2026-11-26', 28),
    addDays('2026-11-01', -2),
    addDays('2028-02-28', 1),
    addDays('2026-03-28', 2),
    addDays('2026-12-31', 0),
  ];
  expect(moved).toEqual(['2026-12-24', '2026-10-30', '2028-02-29', '2026-03-30', '2026-12-31']);
});
