import { expect, test } from 'vitest';
import { dotsInCircle } from './dots-in-circle.ts';
import { type Quarter, quarterPath } from './ring-geometry.ts';

const quarters: readonly Quarter[] = [0, 1, 2, 3];

test('the arcs of a ring are those of the design', () => {
  const measure = { radius: 84, stroke: 13, restStroke: 3, gap: 7.5 };
  // screens/a, first ring, whose middle is at 232, 156: moved to 84 + 11.5 from its own corner
  expect(quarters.map((quarter) => quarterPath(quarter, measure, 95.5))).toEqual([
    'M103.0 11.8A84 84 0 0 1 179.2 88.0',
    'M179.2 103.0A84 84 0 0 1 103.0 179.2',
    'M88.0 179.2A84 84 0 0 1 11.8 103.0',
    'M11.8 88.0A84 84 0 0 1 88.0 11.8',
  ]);
});

test('dots start at the top and go clockwise', () => {
  expect(dotsInCircle(4, 10, 12)).toEqual([
    { x: 12, y: 2 },
    { x: 22, y: 12 },
    { x: 12, y: 22 },
    { x: 2, y: 12 },
  ]);
});
