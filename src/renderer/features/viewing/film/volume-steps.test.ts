import { expect, test } from 'vitest';
import { loudest, volumeOfStep, volumeStep } from './volume-steps.ts';

test('silent, half, as recorded, and at most +12 dB', () => {
  expect([0, 5, 10].map(volumeOfStep)).toEqual([0, 0.5, 1]);
  expect(20 * Math.log10(volumeOfStep(loudest))).toBeCloseTo(12);
  expect([volumeOfStep(-1), volumeOfStep(99)]).toEqual([0, volumeOfStep(loudest)]);
});

test('a step is found back from its volume', () => {
  const steps = Array.from({ length: loudest + 1 }, (_, step) => step);
  expect(steps.map((step) => volumeStep(volumeOfStep(step)))).toEqual(steps);
});
