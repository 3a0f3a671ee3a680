import { expect, test } from 'vitest';
import { framesOf, requireSameFrames } from './fragment-frames.ts';

const indexOf = (...timesUs: number[]) => ({ timesUs: Float64Array.from(timesUs), endUs: 200_000 });
const steady = indexOf(0, 40_000, 80_000, 120_000, 160_000);
const marked = { inUs: 40_000, outUs: 120_000, frames: 2 };
const refused = expect.objectContaining({ code: 'fragmentNotExact' });

test('a fragment has the frames that it was marked with', () => {
  expect(framesOf(steady, marked)).toEqual({ inFrame: 1, outFrame: 3 });
  expect(framesOf(steady, { inUs: 120_000, outUs: 200_000, frames: 2 })).toEqual({ inFrame: 3, outFrame: 5 });
});

test('where a count found fewer frames it is refused, rather than filled up with what comes after its end', () => {
  expect(() => framesOf(indexOf(0, 40_000, 120_000, 160_000), marked)).toThrow(refused);
});

test('a count that came between planning and opening is noticed', () => {
  const planned = framesOf(steady, marked);
  expect(() => requireSameFrames([{ index: steady }], marked, planned)).not.toThrow();
  const recounted = indexOf(0, 20_000, 40_000, 80_000, 120_000);
  expect(() => requireSameFrames([{ index: recounted }], marked, planned)).toThrow(refused);
});
