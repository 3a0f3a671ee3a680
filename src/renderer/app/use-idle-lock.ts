import { useEffect, useRef } from 'react';
import { IdleWatch, LOOK_MS } from './idle-watch.ts';
import { SharedPresence } from './shared-presence.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Locks when nobody was there for ten minutes, but never while a film plays, in this window or in another one; and when the laptop
 * slept, whatever played.
 * @param lock null where there is nothing to lock
 */
export function useIdleLock(lock: (() => void) | null): void {
  const now = useRef(lock);
  now.current = lock;
  const isOn = lock !== null;
  useEffect(() => {
    if (!isOn) return;
    const watch = new IdleWatch(Date, { elapsed: () => performance.now() }, isWatched, () => now.current?.());
    const presence = new SharedPresence(watch, isWatched);
    for (const sign of signs) window.addEventListener(sign, presence.seen, { capture: true, passive: true });
    const timer = setInterval(presence.look, LOOK_MS);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, presence.seen, { capture: true });
      clearInterval(timer);
      presence.close();
    };
  }, [isOn]);
}

/** Whether somebody may be looking at this window with the hands in her lap. */
function isWatched(): boolean {
  return [...document.querySelectorAll('video')].some((film) => !film.paused && !film.ended);
}
