import { describe, expect, test } from 'vitest';
import {
  askedAtPause,
  closeAll,
  followFilm,
  goesBack,
  kindOfPress,
  momentOfKey,
  type OpenInterval,
  pressItem,
  pupilTarget,
  stillRuns,
  type TagItem,
  withPupil,
} from './tagging.ts';

const s = (seconds: number): number => Math.round(seconds * 1_000_000);
const glance: TagItem = { code: 'B4', kind: 'point', pupil: 'optional' };
const wait: TagItem = { code: 'A2', kind: 'interval', pupil: 'optional', maxSeconds: 60 };
const around: TagItem = { code: 'A6', kind: 'interval', pupil: 'none' };
const explains: TagItem = { code: 'C1', kind: 'exclusive', pupil: 'none' };

const press = (item: TagItem, seconds: number, more: object = {}) => ({
  item,
  atUs: s(seconds),
  flipped: false,
  stickyPupilId: null,
  ...more,
});

const running = (
  item: TagItem,
  startS: number,
  furthestS = startS,
  pupilId: string | null = null,
): OpenInterval => ({
  item,
  startUs: s(startS),
  furthestUs: s(furthestS),
  askFromUs: s(startS + (item.maxSeconds ?? 60)),
  pupilId,
});

describe('the moment that a key means', () => {
  test('while playing, what passed since the key and the reaction go off, times the speed', () => {
    const film = { positionUs: s(761), playing: true, rate: 1 };
    expect([
      momentOfKey(film),
      momentOfKey(film, 40),
      momentOfKey(film, 40, 300_000),
      momentOfKey({ ...film, rate: 0.5 }, 40, 300_000),
      momentOfKey({ ...film, rate: 1.5 }, 0, 500_000),
    ]).toEqual([s(761), s(760.96), s(760.66), s(760.83), s(760.25)]);
  });

  test('paused it is what is on screen; before zero there is nothing', () => {
    expect(momentOfKey({ positionUs: s(761), playing: false, rate: 1 }, 900, 500_000)).toBe(s(761));
    expect(momentOfKey({ positionUs: s(0.1), playing: true, rate: 1 }, 0, 300_000)).toBe(0);
    expect(momentOfKey({ positionUs: s(9), playing: true, rate: 1 }, -5)).toBe(s(9));
  });
});

test('Shift turns a moment into a duration and back, and leaves a phase', () => {
  expect([glance, wait, explains].map((item) => kindOfPress(item, true))).toEqual([
    'interval',
    'point',
    'exclusive',
  ]);
});

describe('a press', () => {
  test('a moment is complete at once', () => {
    expect(pressItem([], press(glance, 761))).toEqual({
      does: 'store',
      open: [],
      marking: { itemCode: 'B4', startUs: s(761), pupilId: null },
    });
  });

  test('a duration begins with one press and ends with the next', () => {
    const first = pressItem([], press(wait, 10));
    expect(first).toEqual({ does: 'start', open: [running(wait, 10)], started: running(wait, 10) });
    expect(pressItem(first.open, press(wait, 22))).toEqual({
      does: 'store',
      open: [],
      marking: { itemCode: 'A2', startUs: s(10), endUs: s(22), pupilId: null },
    });
  });

  test('a duration that ends where it began leaves nothing', () => {
    expect(pressItem([running(wait, 10)], press(wait, 10))).toEqual({ does: 'cancel', open: [] });
    expect(pressItem([running(wait, 10)], press(wait, 9.8))).toEqual({ does: 'cancel', open: [] });
  });

  test('other durations go on', () => {
    const open = [running(wait, 10), running(around, 12)];
    expect(pressItem(open, press(around, 15))).toEqual({
      does: 'store',
      open: [running(wait, 10)],
      marking: { itemCode: 'A6', startUs: s(12), endUs: s(15), pupilId: null },
    });
  });

  test('flipped: the stored kind says so, and a moment leaves a running duration alone', () => {
    const open = [running(wait, 10)];
    expect(pressItem(open, press(wait, 12, { flipped: true }))).toEqual({
      does: 'store',
      open,
      marking: { itemCode: 'A2', startUs: s(12), pupilId: null, kind: 'point' },
    });
    const long = pressItem([], press(glance, 10, { flipped: true }));
    expect(long.open).toEqual([running(glance, 10)]);
    expect(pressItem(long.open, press(glance, 14))).toEqual({
      does: 'store',
      open: [],
      marking: { itemCode: 'B4', startUs: s(10), endUs: s(14), pupilId: null, kind: 'interval' },
    });
  });

  test('a phase is stored at once, unless it was on already', () => {
    expect(pressItem([], press(explains, 30, { phaseOn: 'C2' }))).toEqual({
      does: 'store',
      open: [],
      marking: { itemCode: 'C1', startUs: s(30), pupilId: null },
    });
    expect(pressItem([], press(explains, 30, { phaseOn: 'C1' }))).toEqual({ does: 'alreadyOn', open: [] });
  });

  test('all with one pupil, but not what is about none', () => {
    expect(pressItem([], press(glance, 5, { stickyPupilId: 'marnix' }))).toMatchObject({
      marking: { pupilId: 'marnix' },
    });
    expect(pressItem([], press(around, 5, { stickyPupilId: 'marnix' })).open).toEqual([running(around, 5)]);
  });
});

describe('while a duration runs', () => {
  test('it grows with the film and never shrinks', () => {
    const open = [running(wait, 10)];
    const later = followFilm(open, s(15));
    expect(later).toEqual([running(wait, 10, 15)]);
    expect(followFilm(later, s(12))).toBe(later);
  });

  test('going back ends it at the furthest the film came; going on does not', () => {
    const open = [running(wait, 10, 25, 'saar'), running(around, 24, 25)];
    expect([goesBack(open, s(24.9)), goesBack(open, s(40)), goesBack([], 0)]).toEqual([true, false, false]);
    expect(closeAll(open)).toEqual({
      closed: [
        { itemCode: 'A2', startUs: s(10), endUs: s(25), pupilId: 'saar' },
        { itemCode: 'A6', startUs: s(24), endUs: s(25), pupilId: null },
      ],
      dropped: [],
    });
  });

  test('what had no length yet is dropped, and said', () => {
    expect(closeAll([running(wait, 10)])).toEqual({ closed: [], dropped: [running(wait, 10)] });
  });

  test('after its maximum a pause asks, the longest over it first; yes asks again after as long once more', () => {
    const open = [running(wait, 10, 80), running(around, 5, 80)];
    expect(askedAtPause(open, s(64))).toBeUndefined();
    expect(askedAtPause(open, s(66))).toBe(open[1]);
    expect(askedAtPause(open, s(80))).toBe(open[1]);
    const answered = stillRuns(open, 'A6', s(80));
    expect(askedAtPause(answered, s(80))).toEqual(open[0]);
    expect(askedAtPause(stillRuns(answered, 'A2', s(80)), s(139))).toBeUndefined();
  });

  test('a pupil can be put on it and taken off', () => {
    const open = [running(wait, 10), running(around, 12)];
    const put = withPupil(open, 'A2', 'ilse');
    expect(put).toEqual([running(wait, 10, 10, 'ilse'), running(around, 12)]);
    expect(withPupil(put, 'A2', null)).toEqual(open);
  });
});

test('a seat belongs to the toast while it stands, then to the duration that began last, else to nothing', () => {
  const about = { markId: 'mark' };
  const open = [running(wait, 10), running(around, 12)];
  const targets = [
    pupilTarget({ about, untilMs: 4000 }, open, 3999),
    pupilTarget({ about, untilMs: 4000 }, open, 4000),
    pupilTarget({ about, untilMs: 4000 }, [], 4000),
    pupilTarget({ about, untilMs: null }, [], 9e9),
    pupilTarget(null, [], 0),
  ];
  expect(targets).toEqual([about, { runningCode: 'A6' }, null, about, null]);
});
