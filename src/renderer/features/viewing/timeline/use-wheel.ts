import { type RefObject, useEffect } from 'react';
import type { TimelineView } from './timeline-view.ts';
import { usAt } from './zoom-window.ts';

/** One notch of a wheel is 100 px or more; a trackpad sends small ones. */
const zoomPerPx = 1.002;

/** A line of a wheel that counts in lines, in px. */
const linePx = 16;

/** The wheel with Ctrl zooms around the pointer; sideways, or with Shift, it moves along. Up and down stay the page's. */
export function useWheel(
  view: TimelineView,
  root: RefObject<HTMLElement | null>,
  field: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
      const sideways = (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
      if (event.ctrlKey || event.metaKey) {
        const left = field.current?.getBoundingClientRect().left ?? 0;
        const us = usAt(view.span(), view.usPerPx, event.clientX - left);
        view.zoomBy(zoomPerPx ** (event.deltaY * unit), us);
      } else if (sideways !== 0) view.moveTo(view.span().fromUs + sideways * view.usPerPx);
      else return;
      event.preventDefault();
    };
    // React's own wheel handlers are passive, and the browser would zoom the page
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view, root, field]);
}
