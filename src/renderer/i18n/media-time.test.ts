import { describe, expect, test } from 'vitest';
import { createI18n } from './create-i18n.ts';
import { formatMediaTime, spokenMediaTime, tenthOfSecond } from './media-time.ts';

const us = (seconds: number): number => seconds * 1_000_000;

test('a media time is shown as a clock, without parts of a second', () => {
  const times = [0, 34.999, 60, 761, 2300, 3723].map((seconds) => formatMediaTime(us(seconds)));
  expect(times).toEqual(['0:00', '0:34', '1:00', '12:41', '38:20', '1:02:03']);
});

test('the tenth is the one that has begun', () => {
  expect([0, 99_999, 100_000, 761_399_999].map(tenthOfSecond)).toEqual([0, 0, 1, 3]);
});

describe('read aloud', () => {
  test.each([
    ['nl', 761, '12 minuten 41'],
    ['nl', 0, '0 seconden'],
    ['nl', 1, '1 seconde'],
    ['nl', 59, '59 seconden'],
    ['en', 1, '1 second'],
    ['nl', 3600, '1 uur 0 minuten 0'],
    ['nl', 65, '1 minuut 5'],
    ['nl', 3723, '1 uur 2 minuten 3'],
    ['en', 761, '12 minutes 41'],
    ['en', 7260, '2 hours 1 minute 0'],
  ] as const)('%s %d: %s', (language, seconds, words) => {
    expect(spokenMediaTime(createI18n(language).t, us(seconds))).toBe(words);
  });
});
