import { expect, test } from 'vitest';
import { measureStrength } from './measure-strength.ts';

test.each([
  ['', 0],
  ['welkom', 0],
  ['marije', 0],
  ['juf marije', 2],
  ['wachtwoord1', 1],
] as const)('%s is guessed soon', (passphrase, most) => {
  expect(measureStrength(passphrase, ['Marije'])).toBeLessThanOrEqual(most);
});

test('four ordinary words are stronger than one hard word', () => {
  const words = measureStrength('fiets lantaarn koffie wolk', ['Marije']);
  expect(words).toBeGreaterThanOrEqual(3);
  expect(measureStrength('fiets lantaarn', ['Marije'])).toBeLessThan(3);
  expect(words).toBeGreaterThan(measureStrength('W3lk0m!', ['Marije']));
});

test('a long text is measured in no time', () => {
  expect(measureStrength('paard '.repeat(400), [])).toBeLessThanOrEqual(4);
});
