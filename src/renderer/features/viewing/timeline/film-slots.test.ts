import { expect, test } from 'vitest';
import { filmSlots, nearestPicture } from './film-slots.ts';

const second = 1_000_000;
const pictures = [0, 5, 10, 15].map((at) => ({ atUs: at * second, url: `p${at}` }));

test('the nearest picture, the earlier of two as near, and the ends beyond', () => {
  const near = (at: number): string | undefined => nearestPicture(pictures, at * second)?.url;
  expect([near(2), near(2.5), near(3), near(5), near(99), near(-1)]).toEqual([
    'p0',
    'p0',
    'p5',
    'p5',
    'p15',
    'p0',
  ]);
  expect(nearestPicture([], 0)).toBeUndefined();
});

test('places of 77 px are counted from the begin of the recording', () => {
  const usPerPx = (4 * second) / 77;
  expect(filmSlots({ fromUs: 5 * second, toUs: 13 * second, usPerPx }, pictures)).toEqual([
    { index: 1, fromUs: 4 * second, url: 'p5' },
    { index: 2, fromUs: 8 * second, url: 'p10' },
    { index: 3, fromUs: 12 * second, url: 'p15' },
  ]);
});

test('a place without a picture is still there', () => {
  expect(filmSlots({ fromUs: 0, toUs: second, usPerPx: second / 77 }, [])).toEqual([
    { index: 0, fromUs: 0, url: undefined },
  ]);
  expect(filmSlots({ fromUs: 0, toUs: second, usPerPx: 0 }, pictures)).toEqual([]);
});
