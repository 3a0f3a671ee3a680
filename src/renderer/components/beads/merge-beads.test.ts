import { expect, test } from 'vitest';
import { mergeBeads, type Placed } from './merge-beads.ts';

const moment = (id: string, at: number): Placed => ({ id, at, to: null });
const ids = (marks: readonly Placed[], width: number): string[][] =>
  mergeBeads(marks, width).map(({ all }) => all.map(({ id }) => id));

test('moments less than 10 px from the first of their bead are joined', () => {
  const marks = [moment('a', 0.1), moment('b', 0.109), moment('c', 0.111), moment('d', 0.5)];
  expect(ids(marks, 1000)).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(ids(marks, 100)).toEqual([['a', 'b', 'c'], ['d']]);
});

test('exactly 10 px apart they stay apart', () => {
  expect(ids([moment('a', 0), moment('b', 0.1)], 100)).toEqual([['a'], ['b']]);
});

test('a bar is never joined, and does not part the moments around it', () => {
  const bar: Placed = { id: 'bar', at: 0.101, to: 0.3 };
  expect(ids([moment('a', 0.1), bar, moment('b', 0.102)], 1000)).toEqual([['a', 'b'], ['bar']]);
});

test('a wire that has no width yet shows each by itself', () => {
  expect(ids([moment('a', 0.1), moment('b', 0.1)], 0)).toEqual([['a'], ['b']]);
});
