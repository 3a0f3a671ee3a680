import { expect, test } from 'vitest';
import { dutchWords } from '../../../shared/words/dutch-words.ts';
import { sixWords } from './six-words.ts';

test('six words of the list, other ones each time', () => {
  const first = sixWords();
  expect(first).toHaveLength(6);
  expect(first.filter((word) => !dutchWords.includes(word))).toEqual([]);
  expect(sixWords()).not.toEqual(first);
});

test('every value that a draw can have counts for exactly one word, and each word for as many', () => {
  const counts = new Map<string, number>();
  for (let value = 0; value < 0x1_0000; value += 1) {
    const draws = [value, 0, 0, 0, 0, 0, 0];
    const [word] = sixWords(() => draws.shift() ?? 0);
    if (word !== undefined && draws.length === 1) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const fair = Math.floor(0x1_0000 / dutchWords.length);
  expect({ words: counts.size, times: [...new Set(counts.values())] }).toEqual({
    words: dutchWords.length,
    times: [fair],
  });
});
