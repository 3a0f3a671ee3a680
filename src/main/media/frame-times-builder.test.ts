import { expect, test } from 'vitest';
import { FrameTimesBuilder } from './frame-times-builder.ts';

function count(
  frames: readonly number[],
  packets: readonly (readonly [number, number])[],
  zero = { originUs: 0, hidesBeforeZero: true },
) {
  const builder = new FrameTimesBuilder(zero);
  for (const [us, duration] of packets) builder.addPacket(us, duration, false);
  for (const us of frames) builder.addFrame(us);
  const { timesUs, endUs, brokenAtUs } = builder.finish();
  return { timesUs: [...timesUs], endUs, brokenAtUs };
}

test('frames that an edit hides, come twice or out of order', () => {
  expect(count([-40, -1, 0, 40_000, 40_000, 30_000, 80_000], [[80_000, 25_000]])).toEqual({
    timesUs: [0, 30_000, 40_000, 80_000],
    endUs: 105_000,
    brokenAtUs: null,
  });
});

test('a timeline that starts late has its own zero; without a presentation zero nothing is hidden', () => {
  const late = count([10_000_000, 10_040_000], [], { originUs: 10_000_000, hidesBeforeZero: true });
  const early = count([-80_000, -40_000], [], { originUs: -100_000, hidesBeforeZero: false });
  expect([late, early]).toEqual([
    { timesUs: [0, 40_000], endUs: 80_000, brokenAtUs: null },
    { timesUs: [20_000, 60_000], endUs: 100_000, brokenAtUs: null },
  ]);
});

test('the last frame stays as long as its packet says, unless that is filler or a lie', () => {
  const ends = [0, 11, 33_000, 9_000_000, 3_600_000_000].map(
    (duration) => count([0, 20_000], [[20_000, duration]]).endUs,
  );
  expect(ends).toEqual([40_000, 40_000, 53_000, 9_020_000, 40_000]);
  expect([count([0], []).endUs, count([0], [[0, 20_000]]).endUs]).toEqual([40_000, 20_000]);
});

test('thousands of frames', () => {
  const frames = Array.from({ length: 10_000 }, (_, frame) => frame * 20_000);
  const packets = frames.map((us) => [us, us === 199_980_000 ? 7_000 : 20_000] as const);
  const counted = count(frames, packets);
  expect([counted.timesUs.length, counted.endUs]).toEqual([10_000, 199_987_000]);
});

test('no displayed frame is damage', () => {
  expect(() => count([-40_000], [[-40_000, 40_000]])).toThrow('mediaDamaged');
});

test('damage is where the frames stop being whole, and where it was last met', () => {
  const builder = new FrameTimesBuilder({ originUs: 0, hidesBeforeZero: true });
  builder.addFrame(0);
  builder.addFrame(40_000);
  builder.noteBroken();
  builder.addFrame(80_000);
  builder.noteBroken();
  builder.noteBrokenOff();
  expect(builder.finish()).toMatchObject({ brokenAtUs: 40_000, lastBrokenUs: 80_000, brokenOff: true });
});

test('what is stored after a broken packet and shown before it is not whole either', () => {
  const builder = new FrameTimesBuilder({ originUs: 10_000, hidesBeforeZero: true });
  for (const at of [0, 40_000, 80_000, 120_000]) builder.addFrame(10_000 + at);
  builder.addPacket(10_000, 40_000, true);
  builder.noteBroken(130_000);
  builder.addPacket(130_000, 40_000, false);
  builder.addPacket(50_000, 40_000, false);
  expect(builder.finish()).toMatchObject({ brokenAtUs: 40_000, lastBrokenUs: 120_000, brokenOff: false });
});

test('a frame that is stored behind a key frame and shown before it makes its group an open one', () => {
  const stored = (...packets: readonly (readonly [at: number, key: boolean])[]) => {
    const builder = new FrameTimesBuilder({ originUs: 0, hidesBeforeZero: true });
    builder.addFrame(0);
    for (const [at, key] of packets) builder.addPacket(at, 40_000, key);
    return builder.finish().openGroups;
  };
  expect(stored([0, true], [80_000, false], [40_000, false], [120_000, true], [160_000, false])).toBe(false);
  expect(stored([0, true], [80_000, false], [40_000, false], [160_000, true], [120_000, false])).toBe(true);
});

test('the longest way between key frames, the last of them to the end', () => {
  const builder = new FrameTimesBuilder({ originUs: 0, hidesBeforeZero: true });
  for (const at of [0, 40_000, 80_000, 120_000, 160_000]) {
    builder.addFrame(at);
    builder.addPacket(at, 40_000, at === 0 || at === 80_000);
  }
  expect(builder.finish().keyGapUs).toBe(120_000);
});
