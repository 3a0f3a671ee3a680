import { expect, test } from 'vitest';
import { parseTime } from './parse-time.ts';

test('times as people type them', () => {
  const typed = ['12:41.300', '01:02:03.5', '75.25', '0', '90', '100:00', '00:00:00.000001', '1,5'];
  expect(typed.map(parseTime)).toEqual([
    761_300_000, 3_723_500_000, 75_250_000, 0, 90_000_000, 6_000_000_000, 1, 1_500_000,
  ]);
});

test('what is not a time is refused', () => {
  const typed = ['', 'abc', '1:60', '1:60:00', '-1', '1:2:3:4', '1.1234567', '1e3', ' '];
  expect(typed.map(parseTime)).toEqual(typed.map(() => null));
});
