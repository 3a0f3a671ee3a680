import { type RefObject, useEffect, useRef } from 'react';

/**
 * A button that was pressed with a mouse or finger doesn't keep the focus: the space bar goes on being play and pause, and
 * arrows go on moving the film. Who presses it with a key, or through a screen reader, stays where she is.
 * @returns the ref for the element that holds the buttons
 */
export function useFocusBack(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = ref.current;
    element?.addEventListener('click', giveFocusBack);
    return () => element?.removeEventListener('click', giveFocusBack);
  }, []);
  return ref;
}

function giveFocusBack(event: MouseEvent): void {
  const isPointed = event instanceof PointerEvent && event.pointerType !== '';
  if (!isPointed || !(event.target instanceof Element)) return;
  const button = event.target.closest('button');
  // a field takes the focus itself, and what opens over the page goes back to its button
  if (button === null || button.hasAttribute('aria-haspopup') || button.closest('form') !== null) return;
  if (document.activeElement === button) document.getElementById('film')?.focus();
}
