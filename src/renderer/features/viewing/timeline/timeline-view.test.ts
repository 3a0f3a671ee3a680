import { expect, test } from 'vitest';
import { TimelineView } from './timeline-view.ts';

const second = 1_000_000;

function lessonView(): TimelineView {
  const view = new TimelineView(2300 * second, { fromUs: 690 * second, toUs: 900 * second });
  view.resize(1050);
  return view;
}

test('moving along keeps what is drawn until it runs out', () => {
  const view = lessonView();
  const drawn = view.drawn();
  expect(drawn).toEqual({ fromUs: 585 * second, toUs: 1005 * second, usPerPx: 200_000 });
  view.moveTo(750 * second);
  view.moveTo(795 * second);
  expect(view.drawn()).toBe(drawn);
  view.moveTo(796 * second);
  expect(view.drawn()).toEqual({ fromUs: 691 * second, toUs: 1111 * second, usPerPx: 200_000 });
});

test('zooming and another width draw anew', () => {
  const view = lessonView();
  view.zoom(1, 760 * second);
  expect(view.drawn().usPerPx).toBeCloseTo(140_000_000 / 1050, 6);
  const before = view.drawn();
  view.resize(700);
  expect(view.drawn()).not.toBe(before);
  expect(view.drawn().usPerPx).toBe(200_000);
});

test('listeners hear each change once, and nothing when nothing changed', () => {
  const view = lessonView();
  let heard = 0;
  const end = view.subscribe(() => {
    heard += 1;
  });
  view.moveTo(700 * second);
  view.moveTo(700 * second);
  view.reveal(760 * second);
  view.resize(1050);
  expect(heard).toBe(1);
  end();
  view.moveTo(0);
  expect(heard).toBe(1);
});

test('a moment has a place once there is a width', () => {
  const view = new TimelineView(2300 * second, { fromUs: 0, toUs: 210 * second });
  expect([view.usPerPx, view.xOf(100 * second)]).toEqual([0, 0]);
  view.resize(1050);
  expect(view.xOf(100 * second)).toBe(500);
  expect([view.shows(210 * second), view.shows(211 * second)]).toEqual([true, false]);
});

test('a recording that grows may be looked at to its new end', () => {
  const view = new TimelineView(60 * second, { fromUs: 0, toUs: 210 * second });
  view.resize(600);
  expect(view.span()).toEqual({ fromUs: 0, toUs: 60 * second });
  view.extend(120 * second);
  expect(view.drawn().toUs).toBe(90 * second);
  view.moveTo(100 * second);
  expect(view.span()).toEqual({ fromUs: 60 * second, toUs: 120 * second });
});

test('an empty recording has a view too', () => {
  const view = new TimelineView(0, { fromUs: 0, toUs: 0 });
  view.resize(600);
  expect(view.span()).toEqual({ fromUs: 0, toUs: 1 });
});
