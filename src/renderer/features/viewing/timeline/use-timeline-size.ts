import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineView } from './timeline-view.ts';

/** Narrower than this there is room for the minimap, the fragments and one row (UX 3.2); in px at the plain text size. */
const compactBelowPx = 1100;

/**
 * Keeps the width of the view that of its field, from before the first picture on.
 * @returns the ref of the field, and whether the timeline is narrow
 */
export function useTimelineSize(
  view: TimelineView,
  root: RefObject<HTMLElement | null>,
): readonly [RefObject<HTMLDivElement | null>, boolean] {
  const field = useRef<HTMLDivElement>(null);
  const [isCompact, setCompact] = useState(false);
  useLayoutEffect(() => {
    const [whole, lanes] = [root.current, field.current];
    if (whole === null || lanes === null) return;
    const measure = (): void => {
      const textScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setCompact(whole.clientWidth < compactBelowPx * textScale);
      view.resize(lanes.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(lanes);
    return () => observer.disconnect();
  }, [view, root]);
  return [field, isCompact];
}
