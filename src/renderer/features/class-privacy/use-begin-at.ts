import { type RefObject, useEffect, useRef } from 'react';
import type { PrivacySectionId } from './sections.ts';

/** What tells that she goes her own way. */
const ownWays = ['wheel', 'keydown', 'pointerdown'] as const;

/**
 * Begins at a section: goes there at once, and stays there while what stands above it is still being read, until she goes on herself.
 */
export function useBeginAt(
  content: RefObject<HTMLElement | null>,
  section: PrivacySectionId | undefined,
  show: (id: PrivacySectionId) => void,
): void {
  const go = useRef(show);
  go.current = show;
  useEffect(() => {
    const area = content.current;
    if (section === undefined || area === null) return;
    const observer = new ResizeObserver(() => go.current(section));
    const stop = (): void => observer.disconnect();
    observer.observe(area);
    for (const way of ownWays) window.addEventListener(way, stop, { once: true, capture: true });
    return () => {
      stop();
      for (const way of ownWays) window.removeEventListener(way, stop, { capture: true });
    };
  }, [content, section]);
}
