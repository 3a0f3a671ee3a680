import { describe, expect, test } from 'vitest';
import { type Frames, movedBy, movedTo, resizedBy, resizedTo } from './move-in-time.ts';

/** A hundred frames of 40 ms, and one gap of 120 ms after frame 49. */
const frames: Frames = {
  timesUs: Float64Array.from({ length: 100 }, (_, k) => k * 40_000 + (k >= 50 ? 80_000 : 0)),
  endUs: 4_080_000,
};
const moment = (startUs: number) => ({ startUs, endUs: null });

describe('moving a mark', () => {
  test('a moment goes to the nearest frame, within the recording', () => {
    expect(movedTo(frames, moment(0), 61_000)).toEqual(moment(80_000));
    expect(movedTo(frames, moment(0), 59_000)).toEqual(moment(40_000));
    expect(movedTo(frames, moment(0), -5)).toEqual(moment(0));
    expect(movedTo(frames, moment(0), 9_000_000)).toEqual(moment(4_040_000));
  });

  test('a stretch keeps its length, and its end stays within the recording', () => {
    const stretch = { startUs: 400_000, endUs: 800_000 };
    expect(movedTo(frames, stretch, 1_001_000)).toEqual({ startUs: 1_000_000, endUs: 1_400_000 });
    expect(movedTo(frames, stretch, 4_000_000)).toEqual({ startUs: 3_680_000, endUs: 4_080_000 });
    expect(movedTo(frames, stretch, -1)).toEqual({ startUs: 0, endUs: 400_000 });
  });

  test('a key goes by one displayed frame, whatever that frame lasts', () => {
    expect(movedBy(frames, moment(80_000), 1, 'frame')).toEqual(moment(120_000));
    expect(movedBy(frames, moment(80_000), -1, 'frame')).toEqual(moment(40_000));
    expect(movedBy(frames, moment(1_960_000), 1, 'frame')).toEqual(moment(2_080_000));
    expect(movedBy(frames, moment(0), -1, 'frame')).toEqual(moment(0));
    expect(movedBy(frames, moment(4_040_000), 1, 'frame')).toEqual(moment(4_040_000));
  });

  test('with Ctrl by a second', () => {
    expect(movedBy(frames, moment(80_000), 1, 'second')).toEqual(moment(1_080_000));
    expect(movedBy(frames, moment(80_000), -1, 'second')).toEqual(moment(0));
  });

  test('a stretch as long as the recording stays where it is', () => {
    const whole = { startUs: 0, endUs: 4_080_000 };
    expect(movedBy(frames, whole, 1, 'second')).toEqual(whole);
  });
});

describe('an end of a fragment', () => {
  const ends = { startUs: 400_000, endUs: 800_000 };

  test('goes to the frame under the pointer', () => {
    expect(resizedTo(frames, ends, 'begin', 495_000)).toEqual({ startUs: 480_000, endUs: 800_000 });
    expect(resizedTo(frames, ends, 'end', 905_000)).toEqual({ startUs: 400_000, endUs: 920_000 });
  });

  test('leaves at least one frame', () => {
    expect(resizedTo(frames, ends, 'begin', 3_000_000)).toEqual({ startUs: 760_000, endUs: 800_000 });
    expect(resizedTo(frames, ends, 'end', 0)).toEqual({ startUs: 400_000, endUs: 440_000 });
  });

  test('stays within the recording', () => {
    expect(resizedTo(frames, ends, 'begin', -9)).toEqual({ startUs: 0, endUs: 800_000 });
    expect(resizedTo(frames, ends, 'end', 9_000_000)).toEqual({ startUs: 400_000, endUs: 4_080_000 });
  });

  test('goes by a frame or a second by key, to the very end and back', () => {
    expect(resizedBy(frames, ends, 'begin', 1, 'frame').startUs).toBe(440_000);
    expect(resizedBy(frames, ends, 'end', -1, 'frame').endUs).toBe(760_000);
    expect(resizedBy(frames, ends, 'end', 1, 'second').endUs).toBe(1_800_000);
    const last = { startUs: 0, endUs: 4_040_000 };
    expect(resizedBy(frames, last, 'end', 1, 'frame').endUs).toBe(4_080_000);
    expect(resizedBy(frames, { ...last, endUs: 4_080_000 }, 'end', 1, 'frame').endUs).toBe(4_080_000);
    expect(resizedBy(frames, { ...last, endUs: 4_080_000 }, 'end', -1, 'frame').endUs).toBe(4_040_000);
  });
});
