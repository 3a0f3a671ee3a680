import { expect, test } from 'vitest';
import { errorCodes } from '../errors.ts';
import en from './errors.en.json' with { type: 'json' };
import nl from './errors.nl.json' with { type: 'json' };

const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => String(match[1])).sort();

test('every error code has Dutch and English words, and no words are left over', () => {
  const codes = [...errorCodes].sort();
  expect({ nl: Object.keys(nl).sort(), en: Object.keys(en).sort() }).toEqual({ nl: codes, en: codes });
});

test('both languages fill in the same places', () => {
  const english: Readonly<Record<string, string>> = en;
  const differing = Object.entries(nl).filter(
    ([code, words]) => placesIn(words).join() !== placesIn(english[code] ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test('every sentence is short enough to read at a glance', () => {
  const long = [...Object.entries(nl), ...Object.entries(en)].flatMap(([code, words]) =>
    words
      .split(/(?<=[.?!])\s+/)
      .filter((sentence) => sentence.split(/\s+/).length > 24)
      .map((sentence) => `${code}: ${sentence}`),
  );
  expect(long).toEqual([]);
});
