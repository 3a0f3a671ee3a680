import { describe, expect, test } from 'vitest';
import { nextPieces, windowAround } from './piece-window.ts';
import { type CopyRun, pieceAt, piecesOf } from './review-copy.ts';

/** Two runs of pieces of a second, each of `bytes`. */
function pieces(counts: readonly number[], bytes: number) {
  let before = 0;
  const runs = counts.map((count, n): CopyRun => {
    const begin = before;
    before += count;
    return {
      ...{ url: `run ${n}`, mimeType: 'video/mp4', initBytes: 100, offsetUs: begin * 1e6 },
      pieces: Array.from({ length: count }, (_, at) => ({
        startUs: (begin + at) * 1e6,
        offset: 100 + at * bytes,
      })),
      ...{ endUs: before * 1e6, endOffset: 100 + count * bytes },
    };
  });
  return piecesOf({ runs, readyUs: before * 1e6, finished: true });
}

const small = pieces([100, 20], 1000);
const all = (): boolean => true;
const none = (): boolean => false;

describe('which pieces of a review copy an element has', () => {
  test('a moment belongs to one piece; what is not made belongs to none', () => {
    expect([-5, 0, 999_999, 1e6, 119_999_999, 120e6].map((us) => pieceAt(small, us))).toEqual([
      0, 0, 0, 1, 119, -1,
    ]);
    expect(windowAround(small, 120e6)).toBeNull();
  });

  test('thirty seconds ahead and ten behind, within the film', () => {
    expect(windowAround(small, 50.5e6)).toEqual({ first: 40, last: 80 });
    expect(windowAround(small, 0)).toEqual({ first: 0, last: 29 });
    expect(windowAround(small, 119.5e6)).toEqual({ first: 109, last: 119 });
  });

  test('large pieces: fewer of them, but always one on either side', () => {
    const large = pieces([100], 8 * 1024 * 1024);
    expect(windowAround(large, 50.5e6)).toEqual({ first: 49, last: 54 });
    expect(windowAround(large, 50.5e6, 0.05)).toEqual({ first: 49, last: 51 });
  });

  test('the piece itself and the next come first, then the one before, then what lies ahead, a run at a time', () => {
    const window = { first: 90, last: 110 };
    const has =
      (...held: readonly number[]) =>
      (at: number): boolean =>
        held.includes(at);
    expect(nextPieces(small, window, 95.5e6, none)).toEqual([95, 96]);
    expect(nextPieces(small, window, 95.5e6, has(95))).toEqual([96]);
    expect(nextPieces(small, window, 95.5e6, has(95, 96))).toEqual([94]);
    expect(nextPieces(small, window, 95.5e6, has(94, 95, 96))).toEqual([97, 98, 99]);
    expect(nextPieces(small, window, 99.5e6, none)).toEqual([99]);
    expect(nextPieces(small, window, 95.5e6, all)).toEqual([]);
  });
});
