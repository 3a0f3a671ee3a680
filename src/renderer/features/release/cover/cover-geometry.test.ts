import { expect, test } from 'vitest';
import { byKey, centredAt, grown, inside, moved, placedAt, stretched } from './cover-geometry.ts';

const place = { x: 1000, y: 2000, width: 3000, height: 4000 };

test('a cover stays inside the picture, in whole units, and can be got hold of', () => {
  expect([
    moved(place, -5000, 9000),
    centredAt(place, 5000.4, 5000),
    centredAt(place, 0, 10_000),
    stretched(place, 20_000, -20_000),
    inside({ x: -1, y: 99_999, width: 1, height: 20_000 }),
  ]).toEqual([
    { ...place, x: 0, y: 6000 },
    { ...place, x: 3500, y: 3000 },
    { ...place, x: 0, y: 6000 },
    { ...place, width: 9000, height: 300 },
    { x: 0, y: 0, width: 300, height: 10_000 },
  ]);
});

test('growing keeps the middle, and so does shrinking down to the least', () => {
  expect(grown(place, 1)).toEqual({ x: 900, y: 1900, width: 3200, height: 4200 });
  expect(grown(grown(place, 3), -3)).toEqual(place);
  expect(grown({ x: 5000, y: 5000, width: 300, height: 300 }, -2)).toEqual({
    ...{ x: 5000, y: 5000 },
    ...{ width: 300, height: 300 },
  });
});

test('arrows move, with Shift they stretch, other keys are not for it', () => {
  expect([
    byKey(place, 'ArrowLeft', false),
    byKey(place, 'ArrowDown', false),
    byKey(place, 'ArrowRight', true),
    byKey(place, 'ArrowUp', true),
    byKey(place, 'Enter', false),
  ]).toEqual([
    { ...place, x: 900 },
    { ...place, y: 2100 },
    { ...place, width: 3100 },
    { ...place, height: 3900 },
    null,
  ]);
});

test('a place at a frame takes the place of the one there, and they stay in order', () => {
  const keys = [
    { atUs: 10, ...place },
    { atUs: 30, ...place },
  ];
  const other = { ...place, x: 7 };
  expect(placedAt(keys, 20, other).map(({ atUs, x }) => [atUs, x])).toEqual([
    [10, 1000],
    [20, 7],
    [30, 1000],
  ]);
  expect(placedAt(keys, 30, other).map(({ atUs, x }) => [atUs, x])).toEqual([
    [10, 1000],
    [30, 7],
  ]);
});
