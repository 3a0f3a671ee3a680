import { describe, expect, test } from 'vitest';
import {
  drawnAround,
  firstSpan,
  isWithin,
  spanForWidth,
  spanShowing,
  spanWithin,
  usAt,
  zoomAround,
} from './zoom-window.ts';

const second = 1_000_000;
const lesson = 2300 * second;
const span = (from: number, to: number) => ({ fromUs: from * second, toUs: to * second });

describe('the part in view', () => {
  test('stays within the recording, no shorter than ten seconds and no longer than all of it', () => {
    expect(spanWithin(lesson, -5 * second, 210 * second)).toEqual(span(0, 210));
    expect(spanWithin(lesson, 2299 * second, 210 * second)).toEqual(span(2090, 2300));
    expect(spanWithin(lesson, 100 * second, second)).toEqual(span(100, 110));
    expect(spanWithin(lesson, 100 * second, 9000 * second)).toEqual(span(0, 2300));
  });

  test('of a recording shorter than ten seconds is always the whole', () => {
    expect(spanWithin(4 * second, second, second)).toEqual(span(0, 4));
    expect(firstSpan(4 * second, 2 * second)).toEqual(span(0, 4));
  });

  test('opens with the playhead a third from the left', () => {
    expect(firstSpan(lesson, 761 * second)).toEqual(span(691, 901));
    expect(firstSpan(lesson, 0)).toEqual(span(0, 210));
    expect(firstSpan(lesson, lesson)).toEqual(span(2090, 2300));
  });

  test('of a narrow timeline is shorter, around the same third', () => {
    expect(spanForWidth(lesson, span(690, 900), 1308)).toEqual(span(690, 900));
    expect(spanForWidth(lesson, span(690, 900), 250)).toEqual(span(730, 820));
  });

  test('is in whole microseconds', () => {
    const { fromUs, toUs } = zoomAround(lesson, span(100, 310), 1 / 1.5, 171_234_567);
    expect([Number.isInteger(fromUs), Number.isInteger(toUs)]).toEqual([true, true]);
  });
});

describe('zooming', () => {
  test('leaves the moment under the pointer where it is', () => {
    expect(zoomAround(lesson, span(100, 300), 0.5, 150 * second)).toEqual(span(125, 225));
    expect(zoomAround(lesson, span(100, 300), 2, 150 * second)).toEqual(span(50, 450));
  });

  test('at the edge of the recording it gives way', () => {
    expect(zoomAround(lesson, span(0, 200), 2, 150 * second)).toEqual(span(0, 400));
  });

  test('stops at ten seconds and at the whole', () => {
    expect(zoomAround(lesson, span(100, 112), 0.5, 106 * second)).toEqual(span(101, 111));
    expect(zoomAround(lesson, span(0, 2200), 2, 0)).toEqual(span(0, 2300));
  });
});

describe('bringing a moment into view', () => {
  test('changes nothing where it is in view already', () => {
    const now = span(100, 310);
    expect(spanShowing(lesson, now, 200 * second)).toBe(now);
    expect(spanShowing(lesson, span(0, 210), 0)).toEqual(span(0, 210));
    expect(spanShowing(lesson, span(2090, 2300), lesson)).toEqual(span(2090, 2300));
  });

  test('moves it to a third, also from the very edge', () => {
    expect(spanShowing(lesson, span(100, 310), 400 * second)).toEqual(span(330, 540));
    expect(spanShowing(lesson, span(100, 310), 309 * second)).toEqual(span(239, 449));
    expect(spanShowing(lesson, span(100, 310), 5 * second)).toEqual(span(0, 210));
  });
});

test('what is drawn reaches half a length further on both sides, within the recording', () => {
  expect(drawnAround(lesson, span(500, 600))).toEqual(span(450, 650));
  expect(drawnAround(lesson, span(0, 210))).toEqual(span(0, 315));
  expect(drawnAround(lesson, span(2200, 2300))).toEqual(span(2150, 2300));
});

test('a part lies in another when neither end sticks out', () => {
  expect(isWithin(span(0, 10), span(0, 10))).toBe(true);
  expect(isWithin(span(0, 10), span(5, 11))).toBe(false);
  expect(isWithin(span(5, 10), span(4, 9))).toBe(false);
});

test('a place on screen is a moment, never outside what is in view', () => {
  const usPerPx = (210 * second) / 1308;
  expect(usAt(span(100, 310), usPerPx, 0)).toBe(100 * second);
  expect(usAt(span(100, 310), usPerPx, 654)).toBe(205 * second);
  expect(usAt(span(100, 310), usPerPx, -20)).toBe(100 * second);
  expect(usAt(span(100, 310), usPerPx, 5000)).toBe(310 * second);
});
