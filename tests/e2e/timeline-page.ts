import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect } from 'vitest';
import type { GalleryBrowser } from './gallery-browser.ts';

export type WithTimeline = (
  use: (page: Page, timeline: Locator) => Promise<void>,
  settings?: Readonly<Record<string, string>>,
  options?: BrowserContextOptions,
) => Promise<void>;

/** Opens the gallery's page of the timeline in the theatre, lets a test use it, and closes it; nothing may be complained about. */
export function timelineIn(gallery: () => GalleryBrowser): WithTimeline {
  return async (use, settings = {}, options = {}) => {
    const { page, complaints } = await gallery().open(
      { page: 'timeline', theme: 'theater', ...settings },
      options,
    );
    await use(page, page.getByRole('region', { name: 'Tijdlijn' }));
    expect(complaints).toEqual([]);
    await page.context().close();
  };
}

/** What the timeline asked for so far. */
export function asked(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Wat de tijdlijn vroeg' }).getByRole('listitem').allTextContents();
}

/** What a screen reader calls the element that has the focus. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const label = document.activeElement?.getAttribute('aria-label');
    if (typeof label === 'string') return label;
    const spoken = document.activeElement?.cloneNode(true);
    if (!(spoken instanceof Element)) return '';
    for (const unspoken of spoken.querySelectorAll('[aria-hidden="true"]')) unspoken.remove();
    return spoken.textContent?.trim() ?? '';
  });
}

/** Names of what has the focus while keys are pressed, one by one. */
export async function press(page: Page, keys: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    names.push(await focusedName(page));
  }
  return names;
}

/** The bead of the drawn screen. */
export const bead = (page: Page): Locator =>
  page.getByRole('button', { name: 'Korte blik of knik, Marnix, 12 minuten 41' }).first();
