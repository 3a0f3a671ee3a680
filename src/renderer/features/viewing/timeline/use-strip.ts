import { type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Drawn, TimelineView } from './timeline-view.ts';

/** What the lanes draw now; changes only when they have to be drawn anew. */
export function useDrawn(view: TimelineView): Drawn {
  return useSyncExternalStore(view.subscribe, view.drawn);
}

/**
 * A strip as long as what is drawn, which follows the view by a shift: moving along the recording changes no element and
 * renders nothing.
 * @returns the ref for the strip, what it has to draw, and its width in CSS px
 */
export function useStrip(view: TimelineView): readonly [RefObject<HTMLDivElement | null>, Drawn, number] {
  const strip = useRef<HTMLDivElement>(null);
  const drawn = useDrawn(view);
  useLayoutEffect(() => {
    const place = (): void => {
      // whole device pixels: text stays sharp
      const x = Math.round(view.xOf(drawn.fromUs) * devicePixelRatio) / devicePixelRatio;
      if (strip.current !== null) strip.current.style.transform = `translateX(${x}px)`;
    };
    place();
    return view.subscribe(place);
  }, [view, drawn]);
  const width = drawn.usPerPx === 0 ? 0 : (drawn.toUs - drawn.fromUs) / drawn.usPerPx;
  return [strip, drawn, width];
}

/** Where a moment lies on a strip, in CSS px. */
export function onStrip({ fromUs, usPerPx }: Drawn, us: number): number {
  return usPerPx === 0 ? 0 : (us - fromUs) / usPerPx;
}
