import { expect, test } from 'vitest';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import {
  decodeFrameTimes,
  encodeFrameTimes,
  type FrameIndex,
  frameAt,
  frameInterval,
  framesBetween,
  joinIndexes,
  nearestFrame,
  snapIn,
  snapOut,
  ticksToUs,
} from './frame-times.ts';

const random = seededRandom('frame times');
const whole = (below: number): number => Math.floor(random() * below);

/** A recording with uneven frames, some a second apart, that may start late. */
function randomIndex(): FrameIndex {
  let time = whole(3) === 0 ? whole(2_000_000) : 0;
  const times: number[] = [];
  const count = 1 + whole(60);
  for (let frame = 0; frame < count; frame += 1) {
    times.push(time);
    time += 1 + whole(whole(10) === 0 ? 2_000_000 : 50_000);
  }
  return { timesUs: Float64Array.from(times), endUs: time };
}

const index: FrameIndex = { timesUs: Float64Array.from([0, 40_000, 80_000, 120_000]), endUs: 160_000 };

test('ticks become microseconds, halves away from zero, exact over days', () => {
  expect([
    ticksToUs(1001, [1, 30_000]),
    ticksToUs(4, [1, 12_800]),
    ticksToUs(-4, [1, 12_800]),
    ticksToUs(90_000 * 86_400 * 7 + 1, [1, 90_000]),
    ticksToUs(3, [1001, 24_000]),
  ]).toEqual([33_367, 313, -313, 604_800_000_011, 125_125]);
});

test('the frame on screen and the nearest frame', () => {
  const at = [-1, 0, 39_999, 40_000, 60_000, 60_001, 159_999, 500_000];
  expect(at.map((us) => frameAt(index.timesUs, us))).toEqual([-1, 0, 0, 1, 1, 1, 3, 3]);
  expect(at.map((us) => nearestFrame(index.timesUs, us))).toEqual([0, 0, 1, 1, 1, 2, 3, 3]);
  expect([frameAt(new Float64Array(), 0), nearestFrame(new Float64Array(), 0)]).toEqual([-1, -1]);
});

test('a fragment begins with the frame on screen and ends after the last one seen', () => {
  const { timesUs, endUs } = index;
  expect([-5, 0, 39_000, 39_001, 40_000, 79_000, 170_000].map((us) => snapIn(timesUs, us))).toEqual([
    0, 0, 0, 40_000, 40_000, 40_000, 120_000,
  ]);
  expect(
    [0, 1, 999, 1_000, 40_000, 40_999, 41_000, 120_001, 121_000, 160_000, 900_000].map((us) =>
      snapOut(timesUs, endUs, us),
    ),
  ).toEqual([0, 0, 0, 40_000, 40_000, 40_000, 80_000, 120_000, 160_000, 160_000, 160_000]);
  expect([snapIn(new Float64Array(), 3), snapOut(new Float64Array(), 0, 3)]).toEqual([null, null]);
});

test('parts follow one another, each with its own late start', () => {
  const late: FrameIndex = { timesUs: Float64Array.from([1_000_000]), endUs: 1_040_000 };
  expect(joinIndexes([index, late, late])).toEqual({
    timesUs: Float64Array.from([0, 40_000, 80_000, 120_000, 1_160_000, 2_200_000]),
    endUs: 2_240_000,
  });
  expect(frameInterval(joinIndexes([index, late]), 3)).toEqual({ startUs: 120_000, endUs: 1_160_000 });
  expect(frameInterval(index, 4)).toBeNull();
});

test('frame times come back from storage as they went', () => {
  expect(Array.from(encodeFrameTimes(Float64Array.from([0, 1, 129, 16_513])))).toEqual([
    0, 1, 128, 1, 128, 128, 1,
  ]);
  for (let round = 0; round < scaled(2_000); round += 1) {
    const { timesUs } = randomIndex();
    expect(decodeFrameTimes(encodeFrameTimes(timesUs))).toEqual(timesUs);
  }
});

test('cut or impossible stored times are refused', () => {
  const damaged = [[128], [5, 255, 255], [5, 0], [255, 255, 255, 255, 255, 255, 255, 127]];
  for (const bytes of damaged) {
    expect(() => decodeFrameTimes(Uint8Array.from(bytes))).toThrow('footageDamaged');
  }
});

test('snapping lands on frames, encloses what was asked for, and holds still the second time', () => {
  for (let round = 0; round < scaled(5_000); round += 1) {
    const { timesUs, endUs } = randomIndex();
    const bounds = [...timesUs, endUs];
    const first = timesUs[0] ?? 0;
    const asked = first + whole(endUs - first + 1);
    const [inUs, outUs] = [snapIn(timesUs, asked), snapOut(timesUs, endUs, asked)];
    expect(bounds.slice(0, -1)).toContain(inUs);
    expect(bounds).toContain(outUs);
    if (inUs === null || outUs === null) continue;
    expect([snapIn(timesUs, inUs), snapOut(timesUs, endUs, outUs)]).toEqual([inUs, outUs]);
    expect([inUs - asked < 1_000, asked - outUs < 1_000]).toEqual([true, true]);
    const { first: from, count } = framesBetween(timesUs, inUs, endUs);
    expect({ from, count }).toEqual({ from: frameAt(timesUs, inUs), count: timesUs.length - from });
  }
});
