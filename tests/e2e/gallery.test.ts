import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';

const pages = [
  'parts',
  'firstStart',
  'lock',
  'thread',
  'viewing',
  'sheet',
  'import',
  'rounds',
  'timeline',
] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;

/** Rules that ask for one of each landmark: a page that shows every part twice can't keep them. */
const onePageRules = ['landmark-unique'];

/** What axe-core finds, in a line each. */
async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  // the page has no frames, whose findings it would put together in a window of its own
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(tags)
    .disableRules([...without]);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html}`),
  );
}

const looks = [
  ['daylight', { theme: 'daglicht' }, {}],
  ['theatre', { theme: 'theater' }, {}],
  ['forced colours', { theme: 'theater' }, { forcedColors: 'active', colorScheme: 'dark' }],
] as const;

describe.skipIf(!hasChromium('gallery'))('the gallery in Chromium', () => {
  beforeAll(async () => {
    gallery = await startGallery(folder);
  });

  afterAll(() => gallery?.close());

  test('axe-core finds what is planted', async () => {
    const { page, done } = await gallery.open({ page: 'rounds' });
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await violations(page)).toHaveLength(1);
    done();
  });

  test('a refusal of the content policy and a request elsewhere are noticed', async () => {
    const { page, complaints, done } = await gallery.open({ page: 'rounds' });
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      const picture = document.createElement('img');
      picture.src = 'http://127.0.0.1:9/picture.png';
      document.body.append(style, picture);
    });
    await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(2);
    done();
  });

  describe.each(pages)('page %s', (name) => {
    test.each(looks)('axe-core finds nothing in %s, and nothing is refused', async (_, settings, options) => {
      const { page, complaints, done } = await gallery.open({ page: name, ...settings }, options);
      expect(await violations(page, name === 'parts' ? onePageRules : [])).toEqual([]);
      expect(complaints).toEqual([]);
      done();
    });
  });

  test.each([
    ['a menu', 'Meer doen', 'menu'],
    ['a list to choose from', /^nadat ik gekeken heb/, 'listbox'],
    ['a dialog', 'Datum vragen', 'alertdialog'],
  ] as const)('axe-core finds nothing with %s open', async (_, name, role) => {
    const { page, done } = await gallery.open({ page: 'parts', theme: 'theater' });
    await page.getByRole('button', { name }).first().click();
    const opened = page.getByRole(role);
    await opened.waitFor();
    expect(
      await opened.evaluate((element) => element.closest('[data-theme]')?.getAttribute('data-theme')),
    ).toBe('theater');
    expect(await violations(page, onePageRules)).toEqual([]);
    done();
  });

  test('the type is our own file, also for names from elsewhere', async () => {
    const { page, done } = await gallery.open({ page: 'parts' });
    await page.evaluate(() => document.body.append('Şule Łucja'));
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].map(({ family, status }) => `${family} ${status}`);
    });
    expect(loaded).toEqual(Array(2).fill('Atkinson Hyperlegible Next loaded'));
    done();
  });
});
