import type { Page } from '@playwright/test';

/** One stop of the Tab key. */
export type Stop = {
  /** Number that the page gave to the element, by its place in the document. */
  readonly id: string;
  readonly name: string;
  /** Whether something around it shows that it has focus. */
  readonly ringed: boolean;
  /** Whether something else lies over its middle. */
  readonly covered: boolean;
};

/** What Tab has to be able to reach, each with a number in `data-stop`; of a group of radio buttons one is enough. */
export function expectedStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'a[href], button, input, textarea, select, [tabindex]';
    const radioGroups = new Set<Element>();
    return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element, index) => {
      element.dataset.stop = String(index);
      const isOff = element.matches(':disabled') || element.closest('[aria-hidden="true"], [inert]') !== null;
      if (element.tabIndex < 0 || isOff || getComputedStyle(element).visibility === 'hidden') return [];
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        const group = element.closest('[role="radiogroup"]');
        if (group === null || radioGroups.has(group)) return [];
        radioGroups.add(group);
        return [`radio of ${[...document.querySelectorAll('[role="radiogroup"]')].indexOf(group)}`];
      }
      return [element.dataset.stop];
    });
  });
}

/** Presses Tab from the top of the page until it comes round, at most `most` times. */
export async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    const stop = await readStop(page);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

/** The element that has focus; null for the page itself. */
export function readStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
    const group = isRadio ? element.closest('[role="radiogroup"]') : null;
    const groups = [...document.querySelectorAll('[role="radiogroup"]')];
    // a hidden input shows its focus on the label around it, or on the box in that
    const label = element.closest('label');
    const shown = [element, label, ...(label?.querySelectorAll('*') ?? [])];
    const ringed = shown.some((part) => {
      if (part === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    const target = label ?? element;
    const box = target.getBoundingClientRect();
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const covered = over !== null && !target.contains(over) && !over.contains(target);
    return {
      id: group === null ? (element.dataset.stop ?? 'unknown') : `radio of ${groups.indexOf(group)}`,
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60),
      ringed,
      covered,
    };
  });
}
