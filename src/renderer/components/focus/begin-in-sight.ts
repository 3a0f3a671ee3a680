import { keepFocus } from './keep-focus.ts';

/**
 * Begins at the heading where what has the first focus lies below the edge of a low window, also when that shows only once everything is
 * there: nobody presses what can't be seen. After that the keyboard keeps its place. A `ref` of what scrolls.
 * @returns the function that stops it
 */
export function beginInSight(sheet: HTMLElement | null): () => void {
  if (sheet === null) return () => undefined;
  let first: Element | null = null;
  const look = (): void => {
    const active = document.activeElement;
    if (active === null || !sheet.contains(active)) return;
    first ??= active;
    if (first !== active || active.getBoundingClientRect().bottom <= window.innerHeight) return;
    sheet.querySelector<HTMLElement>('h1')?.focus();
  };
  // called at the first layout too, when the first focus is given
  const observer = new ResizeObserver(look);
  for (const part of sheet.children) observer.observe(part);
  const stop = keepFocus(sheet);
  return () => {
    observer.disconnect();
    stop();
  };
}
