import { expect, test } from 'vitest';
import { benchTable } from './bench-table.ts';

test('the table says what is over its limit, also when a ratio is no number', () => {
  const row = { name: 'a', value: 3, baseline: 2, ratio: 1.5, limit: 2, unit: 'ms' };
  const lines = benchTable([
    row,
    { ...row, name: 'b', ratio: 2.5, note: 'slow' },
    { ...row, name: 'c', baseline: null, ratio: Number.NaN },
  ]).split('\n');
  expect(lines).toEqual([
    'what  value  baseline  ratio  limit        note',
    'a     3 ms   2 ms      1.5    2      ok',
    'b     3 ms   2 ms      2.5    2      OVER  slow',
    'c     3 ms   -         NaN    2      OVER',
  ]);
});
