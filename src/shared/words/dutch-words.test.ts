import { expect, test } from 'vitest';
import { dutchWords } from './dutch-words.ts';

test('there are at least 2,048 words of 4 to 8 letters, of a to z alone', () => {
  expect(dutchWords.length).toBeGreaterThanOrEqual(2048);
  expect(dutchWords.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
});

test('four letters are enough to know a word', () => {
  const starts = new Map<string, string[]>();
  for (const word of dutchWords) {
    const start = word.slice(0, 4);
    starts.set(start, [...(starts.get(start) ?? []), word]);
  }
  expect([...starts.values()].filter((words) => words.length > 1)).toEqual([]);
});

test('they stand in the order of the alphabet, each once', () => {
  expect(dutchWords).toEqual([...new Set(dutchWords)].sort());
});
