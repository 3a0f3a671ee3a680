import type { PointerEvent } from 'react';
import type { TimelineView } from './timeline-view.ts';
import { usAt } from './zoom-window.ts';

export type SeekHandlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
};

/** Pressing in a lane goes to that moment, dragging scrubs; marks in it keep the pointer for themselves. */
export function seekHandlers(
  view: TimelineView,
  onSeek: (us: number) => void,
  laneOf: (element: HTMLElement) => Element | null = (element) => element,
): SeekHandlers {
  const seek = (event: PointerEvent<HTMLElement>): void => {
    const left = laneOf(event.currentTarget)?.getBoundingClientRect().left;
    if (left !== undefined && view.usPerPx > 0) onSeek(usAt(view.span(), view.usPerPx, event.clientX - left));
  };
  return {
    onPointerDown: (event) => {
      const onMark = event.target instanceof Element && event.target.closest('button') !== null;
      if (event.button !== 0 || onMark) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      seek(event);
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
    },
  };
}
