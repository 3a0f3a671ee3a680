import type { Page } from '@playwright/test';

/** Controls smaller than 24 × 24 CSS px (WCAG 2.2, 2.5.8); links within a sentence are exempt. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], input, textarea, [role="slider"], [role="tab"]',
    );
    return [...controls].flatMap((control) => {
      // a hidden input is pressed by its label
      const target = control instanceof HTMLInputElement ? (control.closest('label') ?? control) : control;
      const box = target.getBoundingClientRect();
      // what is moved by a transform is off by a fraction of a hundredth
      const [width, height] = [Math.round(box.width * 10) / 10, Math.round(box.height * 10) / 10];
      const style = getComputedStyle(target);
      const unseen =
        width <= 1 || style.visibility === 'hidden' || target.closest('[aria-hidden="true"]') !== null;
      if (unseen || style.display === 'inline' || (width >= 24 && height >= 24)) return [];
      return [`${target.outerHTML.slice(0, 120)}: ${width} × ${height}`];
    });
  });
}

/**
 * Content that can't be reached at this size: a page that scrolls sideways, text that is cut off. Only the timeline may scroll
 * sideways or cut (1.4.10 exempts it): what lies in `[data-timeline]` is left out.
 */
export function lostContent(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const lost: string[] = [];
    if (root.scrollWidth > root.clientWidth)
      lost.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
    const isClipped = ({ overflowX, overflowY }: CSSStyleDeclaration): boolean =>
      [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      const style = getComputedStyle(element);
      const hiddenOnPurpose = style.clipPath !== 'none' || element.closest('[data-timeline]') !== null;
      if (!ownText || hiddenOnPurpose || !isClipped(style)) continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        lost.push(`cut off: ${element.textContent?.trim()}`);
    }
    return lost;
  });
}

/** Elements with an animation or transition that lasts. */
export function movingElements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const durations = [
        ...(animationName === 'none' ? [] : animationDuration.split(',')),
        ...transitionDuration.split(','),
      ];
      return durations.some((duration) => Number.parseFloat(duration) > 0)
        ? [element.outerHTML.slice(0, 120)]
        : [];
    }),
  );
}

/** Words of the page that lie over each other; numbers stand in boxes much higher than they are, so they are left out. */
export function overlappingWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const boxes: { words: string; box: DOMRect }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const isShown = node.parentElement !== null && getComputedStyle(node.parentElement).clipPath === 'none';
      if (!/\p{L}/u.test(words) || !isShown) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push({ words, box: range.getBoundingClientRect() });
    }
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        // lines set tight touch by a px or two without their letters meeting
        .filter((b) => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2)
        .filter((b) => Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 3)
        .map((b) => `${a.words} / ${b.words}`),
    );
  });
}
