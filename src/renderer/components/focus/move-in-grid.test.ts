import { expect, test } from 'vitest';
import { moveInGrid } from './move-in-grid.ts';

const grid = [['a', 'b', 'c'], [], ['d', 'e']];

test('arrows, Home and End move within the grid', () => {
  const moves = [
    ['b', 'ArrowLeft'],
    ['b', 'ArrowRight'],
    ['b', 'Home'],
    ['b', 'End'],
    ['b', 'ArrowDown'],
    ['c', 'ArrowDown'],
    ['e', 'ArrowUp'],
  ] as const;
  expect(moves.map(([id, key]) => moveInGrid(grid, id, key))).toEqual(['a', 'c', 'a', 'c', 'e', 'e', 'b']);
});

test('at an edge, for another key and for an unknown id nothing moves', () => {
  const moves = [
    ['a', 'ArrowLeft'],
    ['a', 'Home'],
    ['c', 'ArrowRight'],
    ['a', 'ArrowUp'],
    ['d', 'ArrowDown'],
    ['a', 'm'],
    ['z', 'ArrowLeft'],
  ] as const;
  expect(moves.map(([id, key]) => moveInGrid(grid, id, key))).toEqual(Array(7).fill(undefined));
});
