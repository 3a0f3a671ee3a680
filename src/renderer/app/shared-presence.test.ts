import { expect, onTestFinished, test, vi } from 'vitest';
import { IDLE_MS, IdleWatch } from './idle-watch.ts';
import { SharedPresence } from './shared-presence.ts';

const MINUTE = 60_000;

/** A window with hands of its own, on the real channel. */
function openWindow() {
  const hands = { now: 0, watched: false, locked: 0, heard: 0 };
  const isWatched = (): boolean => hands.watched;
  const lock = (): void => {
    hands.locked += 1;
  };
  const watch = new IdleWatch({ now: () => hands.now }, { elapsed: () => hands.now }, isWatched, lock);
  const seen = (): void => {
    hands.heard += 1;
    watch.seen();
  };
  const presence = new SharedPresence({ seen, look: watch.look }, isWatched);
  onTestFinished(() => presence.close());
  return { hands, presence };
}

test('a film in one window keeps every window open, and so does a key; after that each locks', async () => {
  const [here, there] = [openWindow(), openWindow()];
  /** Looks once a minute; with what is told in the first of them, or in all, or not at all. */
  const pass = async (ms: number, tells: 'always' | 'once' | 'never'): Promise<void> => {
    for (let gone = 0; gone < ms; gone += MINUTE) {
      for (const { hands } of [here, there]) hands.now += Math.min(MINUTE, ms - gone);
      const before = there.hands.heard;
      here.presence.look();
      if (tells === 'always' || (tells === 'once' && gone === 0))
        await vi.waitFor(() => expect(there.hands.heard).toBe(before + 1), { interval: 1 });
      there.presence.look();
    }
  };
  here.hands.watched = true;
  for (let time = 0; time < 3; time += 1) await pass(IDLE_MS, 'always');
  here.hands.watched = false;
  here.presence.seen();
  await pass(IDLE_MS - 1, 'once');
  expect([here.hands.locked, there.hands.locked]).toEqual([0, 0]);
  await pass(MINUTE - 1, 'never');
  expect([here.hands.locked, there.hands.locked]).toEqual([1, 0]);
  await pass(2, 'never');
  expect([here.hands.locked, there.hands.locked]).toEqual([1, 1]);
});
