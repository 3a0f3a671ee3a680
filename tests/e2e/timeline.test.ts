import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';
import { lostContent, movingElements, smallTargets } from './layout-checks.ts';
import { asked, bead, timelineIn } from './timeline-page.ts';

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;
const withTimeline = timelineIn(() => gallery);

async function centre(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Locator, dx: number, beforeEnd?: () => Promise<void>): Promise<void> {
  const { x, y } = await centre(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y, { steps: 6 });
  await beforeEnd?.();
  await page.mouse.up();
}

/** The frames of the sample recording last 40 ms. */
const isOnFrame = (us: number): boolean => us % 40_000 === 0;

describe.skipIf(!hasChromium('timeline'))('the timeline in Chromium', () => {
  beforeAll(async () => {
    gallery = await startGallery(folder);
  });

  afterAll(() => gallery?.close());

  describe('by pointer', () => {
    test('a bead that is dragged lands on a frame, stored once', () =>
      withTimeline(async (page) => {
        await drag(page, bead(page), 100, async () => expect(await asked(page)).toEqual([]));
        const [line, ...more] = await asked(page);
        expect(more).toEqual([]);
        const moved = Number(/^move receiving-71 (\d+) $/.exec(line ?? '')?.[1]);
        expect(isOnFrame(moved)).toBe(true);
        expect(Math.abs(moved - 761_000_000 - (100 / 1308) * 210_000_000)).toBeLessThanOrEqual(20_000);
      }));

    test('a press on a bead selects it and moves nothing', () =>
      withTimeline(async (page) => {
        const other = page.getByRole('button', { name: /^Beurt met vinger, .*12 minuten 38$/ }).first();
        await other.click();
        expect(await other.getAttribute('aria-current')).toBe('true');
        expect(await bead(page).getAttribute('aria-current')).toBeNull();
        expect(await asked(page)).toEqual([]);
      }));

    test('an end of a fragment that is dragged lands on a frame, stored once', () =>
      withTimeline(async (page) => {
        await drag(page, page.getByRole('slider', { name: 'Begin van het fragment' }), -80);
        const lines = await asked(page);
        expect(lines).toHaveLength(1);
        const [, begin, end] = /^resize fragment-2 (\d+) (\d+)$/.exec(lines[0] ?? '') ?? [];
        expect([isOnFrame(Number(begin)), end]).toEqual([true, '778000000']);
        expect(Math.abs(Number(begin) - 744_000_000 + (80 / 1308) * 210_000_000)).toBeLessThanOrEqual(40_000);
      }));

    test('Escape during a drag takes it back', () =>
      withTimeline(async (page) => {
        await drag(page, bead(page), 60, () => page.keyboard.press('Escape'));
        await drag(page, page.getByRole('slider', { name: 'Eind van het fragment' }), 60, () =>
          page.keyboard.press('Escape'),
        );
        expect(await asked(page)).toEqual([]);
      }));

    test('pressing in the pictures goes there, and the head of the playhead follows', () =>
      withTimeline(async (page, timeline) => {
        const head = page.getByRole('slider', { name: 'Plek in de film' });
        const box = await timeline.boundingBox();
        if (box === null) throw new Error('no timeline');
        await page.mouse.click(box.x + 132 + 654, box.y + 70);
        expect(await head.getAttribute('aria-valuetext')).toBe('13 minuten 16');
        await head.press('ArrowRight');
        await head.press('Shift+ArrowLeft');
        expect(await head.getAttribute('aria-valuetext')).toBe('13 minuten 12');
        await drag(page, head, 100);
        expect(await head.getAttribute('aria-valuetext')).toBe('13 minuten 28');
      }));

    test('the wheel moves along, with Ctrl it zooms around the pointer', () =>
      withTimeline(async (page, timeline) => {
        const view = page.getByRole('slider', { name: 'Deel van de les in beeld' });
        const first = await view.getAttribute('aria-valuetext');
        await page.mouse.move(800, (await centre(timeline)).y);
        await page.mouse.wheel(200, 0);
        await expect.poll(() => view.getAttribute('aria-valuetext')).not.toBe(first);
        const moved = await view.getAttribute('aria-valuetext');
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, -200);
        await page.keyboard.up('Control');
        await expect.poll(() => view.getAttribute('aria-valuetext')).not.toBe(moved);
      }));
  });

  test('the timeline goes along when the film runs out of view', () =>
    withTimeline(async (page) => {
      const view = page.getByRole('slider', { name: 'Deel van de les in beeld' });
      await bead(page).focus();
      for (let step = 0; step < 8; step++) await page.keyboard.press('+');
      const before = await view.getAttribute('aria-valuetext');
      await page.getByRole('button', { name: 'Spelen' }).click();
      await expect.poll(() => view.getAttribute('aria-valuetext'), { timeout: 30_000 }).not.toBe(before);
    }));

  test('by who: rows are pupils, the rest is one line', () =>
    withTimeline(async (page, timeline) => {
      await timeline.getByRole('button', { name: 'rijen: kijkwijzer' }).press('Enter');
      await page.getByRole('menuitem', { name: 'wie' }).press('Enter');
      const rows = timeline.getByRole('group', { name: 'Markeringen per rij' }).getByRole('group');
      const names = await rows.evaluateAll((groups) =>
        groups.map((group) => group.getAttribute('aria-label')),
      );
      expect(names.slice(0, 3)).toEqual(['Aylin', 'Daan', 'Noor']);
      expect(names.at(-1)).toBe('zonder leerling');
      expect(await timeline.getByText('nog geen markering').locator('..').textContent()).toContain('Puck');
    }));

  test('of five hundred marks only those in view are in the page', () =>
    withTimeline(async (page, timeline) => {
      await page.getByText('vijfhonderd').click();
      await page.locator('li[aria-setsize="500"]').first().waitFor();
      const beads = await timeline
        .getByRole('group', { name: 'Markeringen per rij' })
        .getByRole('button')
        .count();
      expect(beads).toBeGreaterThan(40);
      expect(beads).toBeLessThan(130);
      expect(await page.locator('li[aria-setsize]').count()).toBeLessThan(40);
    }));

  test.each([
    ['200%', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
    ['400%', { viewport: { width: 360, height: 225 }, deviceScaleFactor: 4 }],
  ] as const)('at %s zoom: minimap, fragments and the row that was used last', (_, options) =>
    withTimeline(
      async (page, timeline) => {
        expect(await lostContent(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
        const marks = timeline.getByRole('group', { name: 'Markeringen per rij' });
        expect(await marks.getByRole('group').count()).toBe(1);
        expect(await marks.getByRole('group').getAttribute('aria-label')).toBe('Ontvangen');
        expect(await timeline.getByRole('button', { name: /^rijen/ }).count()).toBe(0);
        expect(await timeline.getByRole('slider', { name: 'Deel van de les in beeld' }).count()).toBe(1);
        expect(await timeline.getByRole('button', { name: /^Fragment 2/ }).isVisible()).toBe(true);
        await bead(page).press('Enter');
        expect(await asked(page)).toEqual(['open annotation receiving-71']);
      },
      {},
      options,
    ),
  );

  test('with reduced motion nothing moves', () =>
    withTimeline(
      async (page) => expect(await movingElements(page)).toEqual([]),
      {},
      { reducedMotion: 'reduce' },
    ));

  test.each([
    ['daylight', { theme: 'daglicht' }, {}],
    ['theatre', {}, {}],
    ['forced colours', {}, { forcedColors: 'active', colorScheme: 'dark' }],
    ['English, the largest letters', { language: 'en', size: 'largest' }, {}],
  ] as const)('axe-core finds nothing with five hundred marks, by who: %s', (_, settings, options) =>
    withTimeline(
      async (page) => {
        await page.getByText(/^(vijfhonderd|five hundred)$/).click();
        await page.getByRole('button', { name: /^(rijen|rows):/ }).click();
        await page.getByRole('menuitem', { name: /^(wie|who)$/ }).click();
        await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      },
      settings,
      options,
    ),
  );
});
