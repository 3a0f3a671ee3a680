import { useEffect, useRef } from 'react';
import { IdleWatch, LOOK_MS } from './idle-watch.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Locks when nobody was there for ten minutes, but never while a film plays; and when the laptop slept, whatever played.
 * @param lock null where there is nothing to lock
 */
export function useIdleLock(lock: (() => void) | null): void {
  const now = useRef(lock);
  now.current = lock;
  const isOn = lock !== null;
  useEffect(() => {
    if (!isOn) return;
    const watch = new IdleWatch(Date, { elapsed: () => performance.now() }, filmPlays, () => now.current?.());
    for (const sign of signs) window.addEventListener(sign, watch.seen, { capture: true, passive: true });
    const timer = setInterval(watch.look, LOOK_MS);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, watch.seen, { capture: true });
      clearInterval(timer);
    };
  }, [isOn]);
}

function filmPlays(): boolean {
  return [...document.querySelectorAll('video')].some((film) => !film.paused && !film.ended);
}
