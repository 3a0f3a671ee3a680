import { expect, test } from 'vitest';
import { formatClock, formatDay, localDay } from './dates.ts';

test('a day in both languages, in its four forms', () => {
  expect(
    (['plain', 'withWeekday', 'short', 'withYear'] as const).map((look) =>
      formatDay('2026-11-26', 'nl', look),
    ),
  ).toEqual(['26 november', 'donderdag 26 november', '26 nov', '26 november 2026']);
  expect(formatDay('2026-09-01', 'nl', 'short')).toBe('1 sep');
  expect(formatDay('2026-11-26', 'en-GB', 'withWeekday')).toMatch(/Thursday,? 26 November/);
});

test('the time of day with a point in Dutch', () => {
  const moment = new Date(2026, 10, 22, 20, 12).getTime();
  expect(formatClock(moment, 'nl')).toBe('20.12');
  expect(formatClock(moment, 'en-GB')).toBe('20:12');
  expect(localDay(moment)).toBe('2026-11-22');
});
