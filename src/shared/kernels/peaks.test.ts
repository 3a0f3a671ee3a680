import { expect, test } from 'vitest';
import { PeaksBuilder } from './peaks.ts';

test('each bucket holds its loudest sample, each level the loudest of four', () => {
  const builder = new PeaksBuilder(2);
  const samples = Int16Array.from({ length: 1000 }, (_unused, at) =>
    at === 501 ? -32768 : at === 10 ? 16384 : 0,
  );
  builder.push(samples.subarray(0, 333));
  builder.push(samples.subarray(333));
  const levels = builder.finish();
  expect(levels.map((level) => level.length)).toEqual([500, 125, 32]);
  expect(levels.map((level) => [...level.entries()].filter(([, value]) => value > 0))).toEqual([
    [
      [5, 128],
      [250, 255],
    ],
    [
      [1, 128],
      [62, 255],
    ],
    [
      [0, 128],
      [15, 255],
    ],
  ]);
});

test('no sound is one empty level', () => {
  expect(new PeaksBuilder(80).finish()).toEqual([new Uint8Array(0)]);
});
