import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { dictionary } from '@zxcvbn-ts/language-nl-be';
import { dutchWords } from '../../../shared/words/dutch-words.ts';
import type { Strength } from './use-strength.ts';

/** What people at a school type first. */
const ownWords = [
  'kijkkring',
  'wachtzin',
  'wachtwoord',
  'welkom',
  'geheim',
  'basisschool',
  'school',
  'juf',
  'meester',
  'klas',
  'password',
  'qwerty',
  'azerty',
];

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...dictionary, spoken: [...dutchWords], own: ownWords },
});

/** From how many guesses on, as a power of ten, each level begins. Whoever guesses has the folder, and all the time. */
const levels = [0, 4, 7, 10, 13] as const;

/** Longer ones are measured by their beginning: it only gets stronger, and measuring takes ever longer. */
const MEASURED = 60;

/**
 * How hard a passphrase is to guess, by Dutch words, names and keyboards; nothing leaves the window.
 * @param about words that everybody knows of her, such as her name
 */
export function measureStrength(passphrase: string, about: readonly string[]): Strength {
  const { guessesLog10 } = zxcvbn.check(passphrase.slice(0, MEASURED), [...about]);
  const level = levels.findLastIndex((least) => guessesLog10 >= least);
  return passphrase === '' ? 0 : isStrength(level) ? level : 0;
}

function isStrength(level: number): level is Strength {
  return level >= 0 && level <= 4;
}
