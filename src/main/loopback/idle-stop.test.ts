import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core } from '../core/create-core.ts';
import { IdleStop } from './idle-stop.ts';

let states: string[];
let stops: number;
let idle: IdleStop;

beforeEach(() => {
  vi.useFakeTimers();
  states = [];
  stops = 0;
  const call: Core['call'] = async () => ({ ok: true, value: states.map((state) => ({ state })) });
  const onStop = () => {
    stops += 1;
    idle.end();
  };
  idle = new IdleStop({ core: { call }, stopAfterMs: 60_000, onStop });
});

afterEach(() => {
  vi.useRealTimers();
});

test('stops a minute after the last window closed', async () => {
  idle.windows(1);
  idle.windows(0);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(stops).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(stops).toBe(1);
});

test('a window that comes back in time, as on a reload, keeps it going', async () => {
  idle.windows(0);
  await vi.advanceTimersByTimeAsync(59_000);
  idle.windows(1);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(stops).toBe(0);
});

test.each(['running', 'queued'])('never stops under a job that is %s', async (state) => {
  states = ['done', state];
  idle.windows(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(stops).toBe(0);
  states = ['done', 'done'];
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stops).toBe(1);
});

test('a window that is gone for good is not waited for, its job is', async () => {
  states = ['running'];
  idle.windows(0);
  await idle.lastWindowClosed();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stops).toBe(0);
  states = ['done'];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stops).toBe(1);
});

test('a window gone for good without a job stops it at once', async () => {
  await idle.lastWindowClosed();
  expect(stops).toBe(1);
});

test('a window that opens while jobs are being looked at keeps it going', async () => {
  idle.windows(0);
  vi.advanceTimersByTime(60_000);
  idle.windows(1);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(stops).toBe(0);
});

test('stops once', async () => {
  idle.windows(0);
  await vi.advanceTimersByTimeAsync(60_000);
  idle.windows(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(stops).toBe(1);
});
