import { expect, test } from 'vitest';
import { type Cover, cover, coverFault } from '../model/cover.ts';
import { coverAt, coveredFrames, coverSpan, mutedSpans, uncoveredSpans } from './cover-path.ts';

const kaan = '11111111-1111-4111-8111-111111111111';
const key = (atUs: number, x: number, width = 1000) => ({ atUs, x, y: 2000, width, height: 3000 });
const coverOf = (changed: Partial<Cover> = {}): Cover =>
  cover.parse({
    ...{ id: kaan, fragmentId: kaan, pupilId: kaan, shape: 'box', muted: false },
    ...{ startUs: 400, endUs: 600, keys: [key(400, 1000), key(600, 3000, 2000)], confirmedAt: 1 },
    ...changed,
  });
/** Ten frames of 100 µs. */
const index = { timesUs: Float64Array.from({ length: 10 }, (_, at) => at * 100), endUs: 1000 };
const span = (startUs: number, endUs: number) => ({ startUs, endUs });

test('between two keys a cover moves in a straight line, before and after them it stays', () => {
  const xs = [0, 400, 450, 500, 600, 900].map((us) => {
    const area = coverAt(coverOf(), us);
    return [area?.x, area?.width];
  });
  expect(xs).toEqual([
    ...[
      [1000, 1000],
      [1000, 1000],
      [1500, 1250],
      [2000, 1500],
    ],
    ...[
      [3000, 2000],
      [3000, 2000],
    ],
  ]);
});

test('it begins two frames early and ends two frames late, as far as there are frames', () => {
  expect([
    coverSpan(index, span(400, 600)),
    // begins within the fifth frame, ends within the sixth
    coverSpan(index, span(450, 501)),
    coverSpan(index, span(100, 950)),
  ]).toEqual([span(200, 800), span(200, 800), span(0, 1000)]);
});

test('each frame knows what is covered of it, counted from the fragment’s first', () => {
  const covers = [coverOf(), coverOf({ shape: 'none', muted: true, keys: [] })];
  const frames = coveredFrames(index, covers, { inFrame: 1, outFrame: 9 });
  expect(frames.map((areas) => areas.map(({ x }) => x))).toEqual([
    ...[[], [1000], [1000], [1000]],
    ...[[2000], [3000], [3000], []],
  ]);
});

test('sound is silenced as early and as late, within the fragment, in one piece where silences meet', () => {
  const covers = [
    coverOf({ muted: true, startUs: 300, endUs: 400 }),
    coverOf({ shape: 'none', muted: true, keys: [], startUs: 600, endUs: 700 }),
    coverOf(),
  ];
  expect(mutedSpans(index, covers, span(200, 1000))).toEqual([span(200, 900)]);
  expect(mutedSpans(index, [coverOf()], span(0, 1000))).toEqual([]);
});

test('only confirmed covers of that pupil hide her, and only as long as they last', () => {
  const seen = [span(300, 700)];
  expect([
    uncoveredSpans(seen, [coverOf()], kaan),
    uncoveredSpans(
      seen,
      [coverOf({ startUs: 300, endUs: 500 }), coverOf({ startUs: 500, endUs: 700 })],
      kaan,
    ),
    uncoveredSpans(seen, [coverOf({ startUs: 0, endUs: 900, confirmedAt: null })], kaan),
    uncoveredSpans(seen, [coverOf({ startUs: 0, endUs: 900, pupilId: null })], kaan),
    uncoveredSpans([], [], kaan),
  ]).toEqual([[span(300, 400), span(600, 700)], [], seen, seen, []]);
});

test('a cover that can’t be is told by its field', () => {
  const faults = [
    coverOf(),
    coverOf({ startUs: 600 }),
    coverOf({ keys: [] }),
    coverOf({ keys: [key(500, 1), key(500, 2)] }),
    coverOf({ shape: 'none', keys: [] }),
    coverOf({ shape: 'none', keys: [], muted: true }),
  ].map(coverFault);
  expect(faults).toEqual([null, 'endUs', 'keys', 'keys', 'muted', null]);
  expect(cover.safeParse({ ...coverOf(), keys: [key(0, 9500)] }).success).toBe(false);
});
