const focusable = 'a[href],button:not(:disabled),input:not(:disabled),textarea:not(:disabled),[tabindex="0"]';

/**
 * Moves the focus to the next part of the window (`F6`). A part is an element with `data-region`; the focus goes to it if
 * it is a stop of the Tab key, else to its first control, else to the part after all.
 */
export function focusNextRegion(step: 1 | -1 = 1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  const active = document.activeElement;
  const here = regions.findLastIndex((region) => region.contains(active));
  const next = regions[nextIndex(here, regions.length, step)];
  if (next === undefined) return;
  const control = [...next.querySelectorAll<HTMLElement>(focusable)].find(
    (candidate) => isShown(candidate) && candidate.tabIndex >= 0,
  );
  (next.tabIndex >= 0 ? next : (control ?? next)).focus();
}

function nextIndex(here: number, count: number, step: 1 | -1): number {
  if (here === -1) return step === 1 ? 0 : count - 1;
  return (here + step + count) % count;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
