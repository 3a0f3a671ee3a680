import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';
import { lostContent, movingElements, overlappingWords, smallTargets } from './layout-checks.ts';

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

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;

/** WCAG 2.2, 1.4.12: what a reader may set. */
const textSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

/** A constructed sheet, as the content policy lets no style element in. */
async function setTextSpacing(page: Page): Promise<void> {
  await page.evaluate(async (css) => {
    const sheet = new CSSStyleSheet();
    await sheet.replace(css);
    document.adoptedStyleSheets.push(sheet);
  }, textSpacing);
}

/** Returns when what follows the size of the window has followed it. */
async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

describe.skipIf(!hasChromium('gallery layout'))('the layout of the gallery', () => {
  beforeAll(async () => {
    gallery = await startGallery(folder);
  });

  afterAll(() => gallery?.close());

  test('what is planted is found: a small target, lost text, sideways scrolling, a movement, words over words', async () => {
    const { page, done } = await gallery.open({ page: 'rounds' });
    await page.evaluate(() => {
      const main = document.querySelector('main');
      const small = document.createElement('button');
      small.style.cssText = 'width: 20px; height: 20px; transition: color 1s';
      const cut = document.createElement('p');
      cut.style.cssText = 'width: 40px; overflow: hidden; white-space: nowrap';
      cut.textContent = 'a text that does not fit';
      const wide = document.createElement('div');
      wide.style.cssText = 'width: 3000px; height: 1px';
      main?.append(small, cut, wide);
    });
    expect(await smallTargets(page)).toHaveLength(1);
    expect(await lostContent(page)).toHaveLength(2);
    expect(await movingElements(page)).not.toEqual([]);
    await page.evaluate(() => {
      const words = document.createElement('p');
      words.style.cssText = 'position: absolute; left: 72px; top: 90px';
      words.textContent = 'words over words';
      document.querySelector('main')?.append(words);
    });
    expect(await overlappingWords(page)).not.toEqual([]);
    done();
  });

  test.each(pages)(
    '%s: every target is 24 by 24 or more, and nothing is lost at 200% or with more spacing',
    async (name) => {
      const { page, done } = await gallery.open({ page: name });
      expect(await smallTargets(page)).toEqual([]);
      // 1440 × 900 at 200%
      await resize(page, { width: 720, height: 450 });
      expect(await lostContent(page)).toEqual([]);
      // and at 100% under the text spacing of 1.4.12
      await resize(page, { width: 1440, height: 900 });
      await setTextSpacing(page);
      expect(await lostContent(page)).toEqual([]);
      done();
    },
  );

  describe.each([
    // 1440 × 900 at 400%
    ['400% zoom', { viewport: { width: 360, height: 225 }, deviceScaleFactor: 4 }, {}],
    ['the largest letters in English', {}, { size: 'largest', language: 'en' }],
    ['a window of 1100 px', { viewport: { width: 1100, height: 700 } }, { size: 'larger' }],
  ] as const)('at %s', (_, options, settings) => {
    test.each(pages)('%s loses nothing', async (name) => {
      const { page, done } = await gallery.open({ page: name, ...settings }, options);
      expect(await lostContent(page)).toEqual([]);
      done();
    });
  });

  test.each([
    ['plain', [1440, 1366, 1280, 1170, 720, 360]],
    ['larger', [1440, 1280]],
    ['largest', [1440]],
  ] as const)('the words of the thread stay apart in %s letters at every width', async (size, widths) => {
    const { page } = await gallery.open({ page: 'thread', size });
    for (const width of widths) {
      await resize(page, { width, height: 800 });
      expect({ width, over: await overlappingWords(page) }).toEqual({ width, over: [] });
    }
    await page.context().close();
  });

  test('with reduced motion nothing moves', async () => {
    const { page, done } = await gallery.open({ page: 'parts' }, { reducedMotion: 'reduce' });
    expect(await movingElements(page)).toEqual([]);
    done();
  });
});
