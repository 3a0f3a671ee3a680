import { randomBytes } from 'node:crypto';
import { dutchWords } from '../../../shared/words/dutch-words.ts';

const WORDS = 6;
/** Two bytes a draw: far more values than there are words. */
const RANGE = 0x1_0000;

/**
 * Six words, each drawn at random with equal chance; a word may come twice. Draws above the last whole multiple of the
 * list's length are thrown away, or the first words of the list would come a little more often.
 */
export function sixWords(draw: () => number = twoRandomBytes): string[] {
  const count = dutchWords.length;
  const fair = RANGE - (RANGE % count);
  const words: string[] = [];
  while (words.length < WORDS) {
    const drawn = draw();
    const word = drawn < fair ? dutchWords[drawn % count] : undefined;
    if (word !== undefined) words.push(word);
  }
  return words;
}

function twoRandomBytes(): number {
  return randomBytes(2).readUInt16BE();
}
