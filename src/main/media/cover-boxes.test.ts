import { describe, expect, test } from 'vitest';
import type { CoveredArea } from '../../shared/kernels/cover-path.ts';
import { boxesOf } from './cover-boxes.ts';

const size = { width: 1920, height: 1080 };
const area = (changed: Partial<CoveredArea> = {}): CoveredArea => ({
  ...{ shape: 'box', x: 1003, y: 2003, width: 1000, height: 2000 },
  ...changed,
});

/** Pixels whose middle lies in the area and that no box of that frame covers. */
function missed(frames: readonly (readonly CoveredArea[])[], step = 1, every = 1): number {
  const boxes = boxesOf(frames, size);
  let count = 0;
  for (const [frame, areas] of frames.entries())
    for (const one of frame % every === 0 ? areas : []) {
      const now = boxes.filter(({ fromFrame, toFrame }) => frame >= fromFrame && frame <= toFrame);
      for (let y = 0.5; y < size.height; y += step)
        for (let x = 0.5; x < size.width; x += step) {
          const across = ((x / size.width) * 10_000 - one.x) / one.width;
          const down = ((y / size.height) * 10_000 - one.y) / one.height;
          const inside =
            one.shape === 'box'
              ? across >= 0 && across < 1 && down >= 0 && down < 1
              : (2 * across - 1) ** 2 + (2 * down - 1) ** 2 < 1;
          if (!inside) continue;
          const covered = now.some(
            (box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
          );
          if (!covered) count += 1;
        }
    }
  return count;
}

describe('covers drawn as boxes', () => {
  test('one that holds still is one box, outward to the grid', () => {
    expect(boxesOf([[], [area()], [area()], []], size)).toEqual([
      { fromFrame: 1, toFrame: 2, x: 184, y: 208, width: 208, height: 232 },
    ]);
  });

  test('no pixel of a box or an ellipse is missed', () => {
    const frames = [[area()], [area({ shape: 'ellipse' })], [area({ shape: 'ellipse', x: 9000, y: 8000 })]];
    expect(missed(frames)).toBe(0);
    expect(missed([[area({ x: 0, y: 0, width: 10_000, height: 10_000 })]])).toBe(0);
  });

  test('one that moves for long becomes coarser rather than too much for a command line, and misses nothing', () => {
    const frames = Array.from({ length: 3000 }, (_, at) => [
      area({ shape: 'ellipse', x: at * 3, y: at * 2 }),
    ]);
    expect(boxesOf(frames, size).length).toBeLessThanOrEqual(600);
    expect(missed(frames, 3, 250)).toBe(0);
  });

  test('what can’t be drawn in so many boxes is covered whole', () => {
    const frames = Array.from({ length: 700 }, (_, at) => (at % 2 === 0 ? [area()] : []));
    expect(boxesOf([...frames, ...frames, []], size)).toEqual([
      { fromFrame: 0, toFrame: 1398, x: 0, y: 0, width: 1920, height: 1080 },
    ]);
  });

  test('without covers there is nothing to draw', () => {
    expect(boxesOf([[], []], size)).toEqual([]);
  });
});
