import { expect, test } from 'vitest';
import { allOrNone } from './all-or-none.ts';

/** Goes on until it is stopped, and then takes its time to end. */
const untilStopped = (signal: AbortSignal, ended: string[], name: string): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () =>
      setImmediate(() => {
        ended.push(name);
        reject(new Error(`${name} was stopped`));
      }),
    );
  });

test('what all of them come to, in their order', async () => {
  const { signal } = new AbortController();
  expect(await allOrNone(signal, () => [Promise.resolve(1), null, Promise.resolve('three')])).toEqual([
    1,
    null,
    'three',
  ]);
});

test('the first that fails is what is said; the others are stopped, and have ended by then', async () => {
  const ended: string[] = [];
  const { signal } = new AbortController();
  const all = allOrNone(signal, (both) => [
    untilStopped(both, ended, 'one'),
    Promise.reject(new Error('broken')),
    untilStopped(both, ended, 'other'),
  ]);
  await expect(all).rejects.toThrow('broken');
  expect(ended).toEqual(['one', 'other']);
});

test('stopped from outside, all of them are', async () => {
  const ended: string[] = [];
  const stop = new AbortController();
  const all = allOrNone(stop.signal, (both) => [untilStopped(both, ended, 'only')]);
  stop.abort();
  await expect(all).rejects.toThrow('only was stopped');
  expect(ended).toEqual(['only']);
});
