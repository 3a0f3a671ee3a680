import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';
import { expectedStops, walk } from './keyboard-walk.ts';

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;

/** Opens the page of all parts, lets a test use it, and closes it. */
async function withParts(
  use: (page: Page) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { page, complaints } = await gallery.open({ page: 'parts', ...settings });
  await use(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** Names of the elements that have focus while a list of keys is pressed, one by one. */
async function press(page: Page, keys: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    names.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
  }
  return names;
}

describe.skipIf(!hasChromium('gallery keyboard'))('the gallery by keyboard', () => {
  beforeAll(async () => {
    gallery = await startGallery(folder);
  });

  afterAll(() => gallery?.close());

  test('what Tab can not reach, and a focus that does not show, are found', () =>
    withParts(async (page) => {
      await page.evaluate(() => {
        const trap = document.createElement('button');
        trap.textContent = 'never';
        trap.addEventListener('focus', () => trap.blur());
        const blind = document.createElement('button');
        blind.textContent = 'blind';
        blind.style.cssText = 'outline: none';
        document.querySelector('main')?.prepend(blind);
        document.querySelector('main')?.append(trap);
      });
      const expected = await expectedStops(page);
      const stops = await walk(page, expected.length + 5);
      expect(expected.filter((id) => !stops.some((stop) => stop.id === id))).not.toEqual([]);
      expect(stops.filter(({ ringed }) => !ringed).map(({ name }) => name)).toEqual(['blind']);
    }));

  test.each([{ theme: 'daglicht' }, { theme: 'theater', size: 'largest', language: 'en' }])(
    'Tab reaches everything, in the order of the page, and shows where it is: %o',
    (settings) =>
      withParts(async (page) => {
        const expected = await expectedStops(page);
        expect(expected.length).toBeGreaterThan(80);
        const stops = await walk(page, expected.length + 5);
        expect(stops.map(({ id }) => id)).toEqual(expected);
        expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
        expect(stops.filter(({ covered }) => covered)).toEqual([]);
      }, settings),
  );

  test('arrows go through the points of the guide and the seats', () =>
    withParts(async (page) => {
      await page
        .getByRole('button', { name: /Beurt met vinger$/ })
        .first()
        .focus();
      expect(await press(page, ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'ArrowUp', 'Home'])).toEqual(
        [/Beurt zonder/, /Korte blik/, /Eigen inbreng/, /Korte blik/, /Beurt zonder/, /Beurt met/].map(
          (name) => expect.stringMatching(name),
        ),
      );
      await page.getByRole('button', { name: 'Aylin 4 markeringen' }).first().focus();
      expect(await press(page, ['ArrowRight', 'ArrowDown', 'End', 'ArrowDown'])).toEqual(
        [/^Daan/, /^Marnix/, /^Ilse/, /^Puck/].map((name) => expect.stringMatching(name)),
      );
    }));

  test('Shift with Enter keeps to one pupil, and Escape ends it', () =>
    withParts(async (page) => {
      const seats = page.getByRole('region', { name: 'Bij wie zag je iets?' }).first();
      await seats.getByRole('button', { name: /^Noor/ }).focus();
      await page.keyboard.press('Shift+Enter');
      expect(await seats.getByText('Alles bij Noor').count()).toBe(1);
      await page.keyboard.press('Escape');
      expect(await seats.getByText('Alles bij Noor').count()).toBe(0);
    }));

  test('the doors open by their number', () =>
    withParts(async (page) => {
      await page.getByRole('button', { name: /^Ik heb een filmbestand/ }).focus();
      await page.keyboard.press('3');
      const said = page.getByRole('status').filter({ hasText: 'Deur gekozen' });
      await said.waitFor({ state: 'attached' });
      expect(await said.textContent()).toBe('Deur gekozen: Eerst oefenen met een voorbeeldles');
    }));

  test('a closed button takes focus, and says what is missing at once', () =>
    withParts(async (page) => {
      const closed = page.getByRole('button', { name: 'Op stick KLIMBOOM zetten' });
      expect(await closed.getAttribute('aria-disabled')).toBe('true');
      await closed.press('Enter');
      const said = page.getByRole('alert').filter({ hasText: 'Nog één ding' });
      await said.waitFor({ state: 'attached' });
      expect(await said.textContent()).toBe('Nog één ding, dan kan het mee.');
    }));

  test('the sheet begins at the careful answer, keeps focus, and gives it back', () =>
    withParts(async (page) => {
      const opener = page.getByRole('button', { name: 'Vrijgeven' }).last();
      await opener.press('Enter');
      const sheet = page.getByRole('dialog', { name: 'Mag de kring dit zien?' });
      await sheet.waitFor();
      const careful = sheet.getByRole('button', { name: 'Nog even niet' });
      await expect.poll(() => careful.evaluate((element) => element === document.activeElement)).toBe(true);
      for (let pressed = 0; pressed < 12; pressed++) {
        await page.keyboard.press('Tab');
        expect(await sheet.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      }
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    }));

  test('the passphrase is covered until it is asked to be shown', () =>
    withParts(async (page) => {
      const field = page.getByLabel('Je wachtzin').first();
      await field.fill('vier gewone woorden samen');
      expect(await field.getAttribute('type')).toBe('password');
      await page.getByRole('button', { name: 'Laat zien wat ik typ' }).first().press('Enter');
      expect(await field.getAttribute('type')).toBe('text');
      expect(await field.getAttribute('autocomplete')).toBe('off');
      expect(await field.getAttribute('spellcheck')).toBe('false');
      expect(
        await page.getByRole('meter', { name: 'Hoe sterk' }).first().getAttribute('aria-valuetext'),
      ).toBe('sterk');
    }));

  test('the same text is said twice when it happens twice', () =>
    withParts(async (page) => {
      const changes = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let seen = 0;
            const region = document.querySelector('[aria-live="polite"][role="status"]');
            const observer = new MutationObserver(() => {
              seen += 1;
              if (seen === 2) resolve(seen);
            });
            if (region !== null) observer.observe(region, { childList: true });
          }),
      );
      const say = page.getByRole('button', { name: 'Zeg iets' });
      await say.press('Enter');
      await say.press('Enter');
      expect(await changes).toBe(2);
    }));
});
