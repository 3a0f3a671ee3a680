import { describe, expect, test } from 'vitest';
import { FilmMap, type FilmPart } from './film-map.ts';

const parts: readonly FilmPart[] = [
  { source: { kind: 'file', url: 'a' }, startUs: 0, endUs: 120_000, originUs: 10_000_000 },
  { source: { kind: 'file', url: 'b' }, startUs: 120_000, endUs: 240_000, originUs: 0 },
];
const map = new FilmMap(parts, Float64Array.from([0, 40_000, 80_000, 120_000, 160_000, 230_000]), 240_000);

describe('frames of a recording of two files', () => {
  test('a moment belongs to the frame on screen then', () => {
    expect([-1, 0, 39_999, 40_000, 119_999, 120_000, 239_999, 999_999].map((us) => map.frameAt(us))).toEqual([
      0, 0, 0, 1, 2, 3, 5, 5,
    ]);
  });

  test('a frame is sought within its own time in its own file, or just before it', () => {
    expect([0, 2, 3, 5].map((frame) => map.placeOf(frame))).toEqual([
      { part: 0, seconds: 10.02 },
      { part: 0, seconds: 10.1 },
      { part: 1, seconds: 0.02 },
      { part: 1, seconds: 0.115 },
    ]);
    expect([0.5, 0].map((share) => map.placeOf(3, 1, share, share === 0 ? -4_000 : 4_000).seconds)).toEqual([
      0.004, -0.004,
    ]);
  });

  test('whether the frames around one last about as long', () => {
    const times = Float64Array.from({ length: 30 }, (_, at) => at * 40_000 + (at > 20 ? 90_000 : 0));
    const uneven = new FilmMap([], times, 30 * 40_000 + 90_000);
    expect([0, 15, 16, 24, 25, 29].map((frame) => uneven.isEven(frame))).toEqual([
      ...[true, true, false, false, true, true],
    ]);
  });

  test('what a file shows is told by its own time', () => {
    expect([10, 10.0399, 10.08].map((seconds) => map.frameShown(0, seconds))).toEqual([0, 1, 2]);
    expect([0, 0.04, 0.11].map((seconds) => map.frameShown(1, seconds))).toEqual([3, 4, 5]);
  });

  test('frames beyond the ends are the first and the last', () => {
    expect([map.startOf(-5), map.startOf(99), map.endOf(99), map.clamp(7)]).toEqual([0, 230_000, 240_000, 5]);
  });

  describe('with a review copy of its first 100 ms', () => {
    const copy = { runs: [], readyUs: 100_000, finished: false };
    const copied: FilmPart = { source: { kind: 'copy', copy }, startUs: 0, endUs: 100_000, originUs: 0 };
    const grown = new FilmMap([...parts, copied], map.timesUs, map.endUs);

    test('the copy is shown as far as it goes, the files after it', () => {
      expect([0, 80_000, 99_999, 100_000, 120_000].map((us) => grown.partOf(us))).toEqual([2, 2, 2, 0, 1]);
      expect(grown.placeOf(1)).toEqual({ part: 2, seconds: 0.06 });
      expect(grown.reachUs).toBe(240_000);
    });

    test('of files that can’t be decoded there is only the copy', () => {
      const lost = parts.map((part): FilmPart => ({ ...part, unusable: true }));
      const alone = new FilmMap([...lost, copied], map.timesUs, map.endUs);
      expect([99_999, 100_000, 120_000].map((us) => alone.partOf(us))).toEqual([2, -1, -1]);
      expect(alone.reachUs).toBe(100_000);
    });
  });
});
