import { expect, test } from 'vitest';
import { clipSpans, longestFree } from './spans.ts';

const within = { startUs: 10, endUs: 50 };
const span = (startUs: number, endUs: number) => ({ startUs, endUs });

test('what lies outside is cut off, what touches becomes one, in order', () => {
  expect(clipSpans([span(40, 60), span(0, 15), span(15, 20), span(18, 25)], within)).toEqual([
    span(10, 25),
    span(40, 50),
  ]);
});

test('spans that only touch the stretch from outside are not in it', () => {
  expect(clipSpans([span(0, 10), span(50, 70)], within)).toEqual([]);
  expect(clipSpans([], within)).toEqual([]);
  expect(clipSpans([span(0, 99), span(20, 30)], within)).toEqual([within]);
});

test('what stays is the longest stretch without them', () => {
  expect([
    longestFree([span(40, 45)], within),
    longestFree([span(12, 15)], within),
    longestFree([span(0, 20), span(22, 48)], within),
    longestFree([], within),
    longestFree([span(0, 60)], within),
  ]).toEqual([span(10, 40), span(15, 50), span(20, 22), within, null]);
});
