import { expect, test } from 'vitest';
import { timeScale } from './time-scale.ts';

test('the line runs from today to the last day of all', () => {
  const { share } = timeScale('2026-11-24', ['2026-12-04', '2026-11-29', '2026-11-01']);
  expect(['2026-11-24', '2026-11-29', '2026-12-04', '2026-11-01'].map(share)).toEqual([0, 0.5, 1, 0]);
});

test('with nothing after today there is still a line', () => {
  expect(timeScale('2026-11-24', []).share('2026-11-24')).toBe(0);
  expect(timeScale('2026-11-24', ['2026-11-01']).share('2026-11-25')).toBe(1);
});
