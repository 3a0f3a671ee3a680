import { expect, test } from 'vitest';
import { barCount, barHeights } from './waveform-bars.ts';

test('a bar every three px', () => {
  expect([barCount(0), barCount(1), barCount(3), barCount(3924)]).toEqual([0, 1, 1, 1308]);
});

test('peaks of the same part are taken one by one', () => {
  const peaks = { fromUs: 0, toUs: 400, values: [0, 51, 102, 255] };
  expect(barHeights({ fromUs: 0, toUs: 400 }, 4, peaks)).toEqual([0, 0.2, 0.4, 1]);
});

test('peaks of another part serve where they reach, at another scale too', () => {
  const peaks = { fromUs: 0, toUs: 400, values: [0, 51, 102, 255] };
  expect(barHeights({ fromUs: 200, toUs: 600 }, 4, peaks)).toEqual([0.4, 1, null, null]);
  expect(barHeights({ fromUs: 200, toUs: 400 }, 4, peaks)).toEqual([0.4, 0.4, 1, 1]);
  expect(barHeights({ fromUs: -200, toUs: 0 }, 2, peaks)).toEqual([null, null]);
});

test('no peaks tell nothing', () => {
  expect(barHeights({ fromUs: 0, toUs: 10 }, 1, { fromUs: 0, toUs: 10, values: [] })).toEqual([null]);
});
