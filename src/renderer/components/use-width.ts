import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * The width of an element, kept up to date.
 * @returns the ref to give to it, and its width in CSS px; 0 until it is on screen
 */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
