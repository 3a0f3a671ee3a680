import { expect, test } from 'vitest';
import { hasWatched, isInForce } from './watching.ts';

test.each([
  ['nothing yet', 0, false, false],
  ['a second short of nearly all', 949_999, false, false],
  ['nearly all', 950_000, false, true],
  ['nothing, but she says it is enough', 0, true, true],
])('%s', (_what, furthestUs, saidSo, expected) => {
  expect(hasWatched({ durationUs: 1_000_000, furthestUs, saidSo })).toBe(expected);
});

test('a recording that has no length yet has not been watched', () => {
  expect(hasWatched({ durationUs: 0, furthestUs: 0, saidSo: false })).toBe(false);
});

test('no is no, yes is yes, and in between it waits for her', () => {
  const choices = ['no', 'afterMe', 'yes'] as const;
  expect(choices.map((choice) => [isInForce(choice, false), isInForce(choice, true)])).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ]);
});
