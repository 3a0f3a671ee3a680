import { expect, test } from 'vitest';
import { IDLE_MS, IdleWatch, LOOK_MS, SLEEP_MS } from './idle-watch.ts';

/** A watch with hands of its own. */
function watchAt() {
  const hands = { now: 1_000, passed: 500, busy: false, idle: 0 };
  const watch = new IdleWatch(
    { now: () => hands.now },
    { elapsed: () => hands.passed },
    () => hands.busy,
    () => {
      hands.idle += 1;
    },
  );
  /** The next look comes so much later; of that the stopwatch stood still while `asleep`. */
  const lookAfter = (ms: number, asleep = 0): number => {
    hands.now += ms;
    hands.passed += ms - asleep;
    watch.look();
    return hands.idle;
  };
  /** Looks all the while. */
  const after = (ms: number): number => {
    for (let left = ms; left > 0; left -= LOOK_MS) lookAfter(Math.min(left, LOOK_MS));
    return hands.idle;
  };
  return { hands, watch, after, lookAfter };
}

test('ten minutes without a sign is idle, once', () => {
  const { after } = watchAt();
  expect([after(IDLE_MS - 1), after(1), after(5_000), after(IDLE_MS)]).toEqual([0, 1, 1, 2]);
});

test('a key begins the ten minutes anew', () => {
  const { after, watch } = watchAt();
  after(IDLE_MS - 1);
  watch.seen();
  expect([after(IDLE_MS - 1), after(1)]).toEqual([0, 1]);
});

test('while a film plays nobody is locked out, and the ten minutes begin after it', () => {
  const { after, hands } = watchAt();
  hands.busy = true;
  expect(after(3 * IDLE_MS)).toBe(0);
  hands.busy = false;
  expect([after(IDLE_MS - 1), after(1)]).toEqual([0, 1]);
});

test('a minute of sleep locks, whatever plays; a clock that drifts does not', () => {
  const { after, lookAfter, hands } = watchAt();
  hands.busy = true;
  expect([lookAfter(SLEEP_MS, SLEEP_MS - 1), after(5_000)]).toEqual([0, 0]);
  expect(lookAfter(SLEEP_MS + 5_000, SLEEP_MS)).toBe(1);
  expect(after(5_000)).toBe(1);
});

test('where the stopwatch runs on through sleep, a look that comes a minute late locks, whatever plays', () => {
  const { after, lookAfter, hands } = watchAt();
  hands.busy = true;
  // a hidden window is called once a minute
  expect([lookAfter(SLEEP_MS), lookAfter(LOOK_MS + SLEEP_MS - 1)]).toEqual([0, 0]);
  expect(lookAfter(LOOK_MS + SLEEP_MS)).toBe(1);
  expect(after(5_000)).toBe(1);
});

test('a night of sleep is idle at the first look; a clock put back is not', () => {
  const { after, lookAfter, hands } = watchAt();
  expect(lookAfter(8 * 3_600_000)).toBe(1);
  hands.now -= 3_600_000;
  expect(lookAfter(0)).toBe(1);
  expect([after(IDLE_MS - 1), after(1)]).toEqual([1, 2]);
});
