import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Pulse, Watchdog } from './watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How often it says that a film stands still, in so many seconds of a film of which the pulse is known. */
function alarms(seconds: number, pulseAt: (second: number) => Partial<Pulse>): number {
  let count = 0;
  const begin = performance.now();
  const dog = new Watchdog(
    () => ({
      ...{ shouldMove: true, seconds: 0, frame: 0, isFrameOver: false },
      ...pulseAt((performance.now() - begin) / 1000),
    }),
    () => {
      count += 1;
    },
  );
  vi.advanceTimersByTime(seconds * 1000);
  dog.stop();
  vi.advanceTimersByTime(10_000);
  return count;
}

test('a film that plays and stands still is noticed every three seconds', () => {
  expect(alarms(8, () => ({}))).toBe(2);
});

test('a film that moves, or has a reason not to, is left alone', () => {
  expect(alarms(8, (seconds) => ({ seconds }))).toBe(0);
  expect(alarms(8, (seconds) => ({ frame: Math.floor(seconds) }))).toBe(0);
  expect(alarms(8, () => ({ shouldMove: false }))).toBe(0);
});

test('sound that goes on without a picture is standing still too', () => {
  expect(alarms(8, (seconds) => ({ seconds, isFrameOver: true }))).toBe(2);
});
