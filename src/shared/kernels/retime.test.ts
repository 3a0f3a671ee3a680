import { expect, test } from 'vitest';
import type { FrameIndex } from './frame-times.ts';
import { nearestFrameTime, retimeSpan } from './retime.ts';

/** Five frames of 40 ms. */
const index: FrameIndex = {
  timesUs: Float64Array.from([0, 40_000, 80_000, 120_000, 160_000]),
  endUs: 200_000,
};

test('a moment goes to the nearest frame', () => {
  expect([0, 19_999, 21_000, 155_000, 500_000].map((us) => nearestFrameTime(index, us))).toEqual([
    0, 0, 40_000, 160_000, 160_000,
  ]);
});

test('a stretch keeps its length as far as there are frames, the end of the film included', () => {
  expect(retimeSpan(index, 20_001, 79_999)).toEqual({ startUs: 40_000, endUs: 80_000 });
  expect(retimeSpan(index, 120_000, 199_000)).toEqual({ startUs: 120_000, endUs: 200_000 });
  expect(retimeSpan(index, 160_000, 300_000)).toEqual({ startUs: 160_000, endUs: 200_000 });
});

test('a stretch never becomes empty', () => {
  expect(retimeSpan(index, 80_000, 85_000)).toEqual({ startUs: 80_000, endUs: 120_000 });
  expect(retimeSpan(index, 400_000, 500_000)).toEqual({ startUs: 160_000, endUs: 200_000 });
});
