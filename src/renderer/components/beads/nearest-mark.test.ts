import { expect, test } from 'vitest';
import { nearestMark } from './nearest-mark.ts';

const rows = [
  [
    { id: 'a1', startUs: 100 },
    { id: 'a2', startUs: 900 },
  ],
  [],
  [
    { id: 'c1', startUs: 0 },
    { id: 'c2', startUs: 800 },
    { id: 'c3', startUs: 2000 },
  ],
];

test('up and down go to the mark nearest in time, past empty rows', () => {
  expect(nearestMark(rows, 'a2', 'ArrowDown')).toBe('c2');
  expect(nearestMark(rows, 'a1', 'ArrowDown')).toBe('c1');
  expect(nearestMark(rows, 'c3', 'ArrowUp')).toBe('a2');
});

test('past the edge, for another key and for an unknown mark it goes nowhere', () => {
  expect(nearestMark(rows, 'a1', 'ArrowUp')).toBeUndefined();
  expect(nearestMark(rows, 'c1', 'ArrowDown')).toBeUndefined();
  expect(nearestMark(rows, 'a1', 'ArrowLeft')).toBeUndefined();
  expect(nearestMark(rows, 'z', 'ArrowDown')).toBeUndefined();
});
