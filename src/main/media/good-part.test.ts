import { expect, test } from 'vitest';
import type { CountedFrames } from './frame-times-builder.ts';
import { goodPart } from './good-part.ts';

/** Ten seconds at ten frames a second. */
const sound: CountedFrames = {
  timesUs: Float64Array.from({ length: 100 }, (_, frame) => frame * 100_000),
  endUs: 10_000_000,
  brokenAtUs: null,
  lastBrokenUs: null,
  brokenOff: false,
  keyGapUs: null,
  openGroups: false,
};

function partOf(damage: Partial<CountedFrames>, claimedEndUs: number | null = null) {
  const part = goodPart({ ...sound, ...damage }, claimedEndUs);
  return part && { ...part, index: { frames: part.index.timesUs.length, endUs: part.index.endUs } };
}

const whole = { frames: 100, endUs: 10_000_000 };

test('a sound film is good to its end, whatever its table says beyond that', () => {
  expect(partOf({}, 12_000_000)).toEqual({ index: whole, cutShort: null, hole: null });
});

test('damage that goes on to the end cuts the timeline before the first frame of it', () => {
  const damage = { brokenAtUs: 9_000_000, lastBrokenUs: 9_800_000 };
  const index = { frames: 90, endUs: 9_000_000 };
  expect([partOf(damage), partOf(damage, 20_000_000)]).toEqual([
    { index, cutShort: { lostUs: 1_000_000 }, hole: null },
    { index, cutShort: { lostUs: 11_000_000 }, hole: null },
  ]);
});

test('what was cut off is as long as the table says; without a table nobody knows', () => {
  const damage = { brokenOff: true };
  expect([partOf(damage, 15_000_000), partOf(damage)]).toEqual([
    { index: whole, cutShort: { lostUs: 5_000_000 }, hole: null },
    { index: whole, cutShort: { lostUs: null }, hole: null },
  ]);
});

test('a broken piece on the way is a hole: the film goes on after it', () => {
  expect(partOf({ brokenAtUs: 3_000_000, lastBrokenUs: 3_400_000 })).toEqual({
    index: whole,
    cutShort: null,
    hole: { fromUs: 3_000_000, toUs: 3_400_000 },
  });
});

test('damage from the first frame to the last leaves nothing', () => {
  expect(partOf({ brokenAtUs: 0, lastBrokenUs: 9_900_000 })).toBeNull();
});
