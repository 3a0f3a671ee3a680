import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';
import { expectedStops, walk } from './keyboard-walk.ts';
import { lostContent, movingElements, smallTargets } from './layout-checks.ts';

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;

type Settings = Readonly<Record<string, string>>;

/** Opens the page of the timeline, lets a test use it, and closes it. */
async function withTimeline(
  use: (page: Page, timeline: Locator) => Promise<void>,
  settings: Settings = {},
  options?: BrowserContextOptions,
): Promise<void> {
  const { page, complaints } = await gallery.open(
    { page: 'timeline', theme: 'theater', ...settings },
    options,
  );
  await use(page, page.getByRole('region', { name: 'Tijdlijn' }));
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** What the timeline asked for so far. */
function asked(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Wat de tijdlijn vroeg' }).getByRole('listitem').allTextContents();
}

function focusedName(page: Page): Promise<string> {
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
async function press(page: Page, keys: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    names.push(await focusedName(page));
  }
  return names;
}

const bead = (page: Page): Locator =>
  page.getByRole('button', { name: 'Korte blik of knik, Marnix, 12 minuten 41' }).first();

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

  describe('by keyboard', () => {
    test('Tab reaches everything once, and shows where it is', () =>
      withTimeline(async (page) => {
        const expected = await expectedStops(page);
        const stops = await walk(page, expected.length + 5);
        expect(stops.map(({ id }) => id)).toEqual(expected);
        expect(stops.filter(({ ringed, covered }) => !ringed || covered)).toEqual([]);
        // one stop for all beads, fragments and mooie momenten together
        expect(stops.filter(({ name }) => name.startsWith('Korte blik of knik, Marnix'))).toHaveLength(2);
        expect(stops.filter(({ name }) => name.startsWith('Mooi moment'))).toEqual([]);
      }));

    test('arrows go from bead to bead, and from row to row to what is nearest in time', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        expect(
          await press(page, [
            'ArrowRight',
            'ArrowLeft',
            'ArrowDown',
            'ArrowUp',
            'ArrowUp',
            'ArrowUp',
            'ArrowUp',
          ]),
        ).toEqual([
          expect.stringMatching(/^Korte blik of knik, .*12 minuten 53$/),
          'Korte blik of knik, Marnix, 12 minuten 41',
          expect.stringMatching(/^Beurt met vinger, .*12 minuten 38$/),
          'Korte blik of knik, Marnix, 12 minuten 41',
          expect.stringMatching(/^Praat met één leerling, .*12 minuten 28, duurt 8 seconden$/),
          expect.stringMatching(/^Fragment 2.*alleen voor jou$/),
          'Mooi moment, 12 minuten 20',
        ]);
      }));

    test('a bead that is out of sight comes into view with the focus', () =>
      withTimeline(async (page, timeline) => {
        await bead(page).focus();
        const [name] = await press(page, ['End']);
        expect(name).toMatch(/^Korte blik of knik, .*29 minuten 44$/);
        const focused = timeline.locator('button:focus');
        const [box, whole] = [await focused.boundingBox(), await timeline.boundingBox()];
        expect((box?.x ?? 0) > 132 && (box?.x ?? 0) < (whole?.width ?? 0)).toBe(true);
        expect(await press(page, ['ArrowRight'])).toEqual([name]);
      }));

    test('Enter goes there, and says so once', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        await page.keyboard.press('Enter');
        expect(await asked(page)).toEqual(['open annotation receiving-71']);
      }));

    test('Shift with arrows moves by frames, stored once when Shift is let go', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        await page.keyboard.down('Shift');
        for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
        expect(await page.locator('[data-moving]').textContent()).toBe('12:41,1');
        expect(await asked(page)).toEqual([]);
        await page.keyboard.up('Shift');
        expect(await asked(page)).toEqual([`move receiving-71 ${761_000_000 + 3 * 40_000} `]);
        await expect.poll(() => page.locator('[data-moving]').count()).toBe(0);

        await page.keyboard.press('Control+Shift+ArrowLeft');
        expect((await asked(page)).slice(1)).toEqual([`move receiving-71 ${760_000_000 + 3 * 40_000} `]);
        const said = page.getByRole('status').filter({ hasText: 'Verplaatst naar 12:40,1' });
        await said.waitFor({ state: 'attached' });
      }));

    test('a mark that is moved past another keeps the focus', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        await page.keyboard.down('Shift');
        for (let step = 0; step < 13; step++) await page.keyboard.press('Control+ArrowRight');
        await page.keyboard.up('Shift');
        await expect.poll(() => page.locator('[data-moving]').count()).toBe(0);
        expect(await press(page, ['ArrowLeft', 'ArrowRight'])).toEqual([
          expect.stringMatching(/^Korte blik of knik, .*12 minuten 53$/),
          'Korte blik of knik, Marnix, 12 minuten 54',
        ]);
      }));

    test('Escape takes a move back', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Escape');
        await page.keyboard.up('Shift');
        expect(await asked(page)).toEqual([]);
        expect(await focusedName(page)).toBe('Korte blik of knik, Marnix, 12 minuten 41');
      }));

    test('Delete takes away, and the focus goes to the neighbour', () =>
      withTimeline(async (page) => {
        await bead(page).focus();
        await page.keyboard.press('Delete');
        expect(await asked(page)).toEqual(['remove annotation receiving-71']);
        expect(await bead(page).count()).toBe(0);
        expect(await focusedName(page)).toMatch(/^Korte blik of knik, .*12 minuten 53$/);
      }));

    test('an end of a fragment moves by arrows, stored once per key', () =>
      withTimeline(async (page) => {
        const end = page.getByRole('slider', { name: 'Eind van het fragment' });
        await end.focus();
        await page.keyboard.down('ArrowRight');
        await page.keyboard.down('ArrowRight');
        expect(await asked(page)).toEqual([]);
        await page.keyboard.up('ArrowRight');
        expect(await asked(page)).toEqual([`resize fragment-2 744000000 ${778_000_000 + 2 * 40_000}`]);
      }));

    test('the part in view moves by arrows, Home and End', () =>
      withTimeline(async (page) => {
        const view = page.getByRole('slider', { name: 'Deel van de les in beeld' });
        await view.press('End');
        expect(await view.getAttribute('aria-valuetext')).toBe('van 34 minuten 50 tot 38 minuten 20');
        await view.press('ArrowLeft');
        expect(await view.getAttribute('aria-valuetext')).toBe('van 34 minuten 29 tot 37 minuten 59');
        await view.press('Home');
        await view.press('+');
        expect(await view.getAttribute('aria-valuetext')).toBe('van 0 minuten 35 tot 2 minuten 55');
      }));

    test('a released fragment has no ends to take hold of, and is not taken away', () =>
      withTimeline(async (page) => {
        const released = page.getByRole('button', { name: /^Fragment 3/ });
        await released.click();
        expect(await page.getByRole('slider', { name: 'Eind van het fragment' }).count()).toBe(0);
        await released.press('Delete');
        expect(await asked(page)).toEqual([]);
        const said = page.getByRole('status').filter({ hasText: 'Vrijgegeven zoals het is.' });
        await said.waitFor({ state: 'attached' });
      }));

    test('plus and minus zoom; far enough out beads become one with a count', () =>
      withTimeline(async (page, timeline) => {
        const view = page.getByRole('slider', { name: 'Deel van de les in beeld' });
        await bead(page).focus();
        await page.keyboard.press('+');
        expect(await view.getAttribute('aria-valuetext')).toBe('van 11 minuten 54 tot 14 minuten 14');
        for (let step = 0; step < 8; step++) await page.keyboard.press('-');
        expect(await view.getAttribute('aria-valuetext')).toBe('van 0 minuten 0 tot 38 minuten 20');
        const many = timeline.getByRole('button', { name: /^\d markeringen, Korte blik of knik/ }).first();
        const before = await asked(page);
        await many.press('Delete');
        expect(await asked(page)).toEqual(before);
        const said = page.getByRole('status').filter({ hasText: 'Zoom in om er één te kiezen.' });
        await said.waitFor({ state: 'attached' });
      }));
  });

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

  describe('the list of marks', () => {
    const line = (page: Page, name: RegExp): Locator =>
      page.getByRole('list', { name: 'Alles op deze opname, op volgorde' }).getByRole('button', { name });

    test('arrows, End and Home go through all of it', () =>
      withTimeline(async (page) => {
        await page.getByText('vijfhonderd').click();
        const first = line(page, /^Praat met één leerling, Aylin, 0 minuten 0, duurt 6 seconden$/);
        await first.focus();
        const names = await press(page, ['End', 'ArrowUp', 'Home', 'ArrowDown']);
        expect(names.map((name) => /\d+ minuten \d+/.exec(name)?.[0])).toEqual([
          '37 minuten 41',
          '37 minuten 37',
          '0 minuten 0',
          '0 minuten 3',
        ]);
      }));

    test('moves, takes away and goes there, by key and by button', () =>
      withTimeline(async (page) => {
        const marnix = line(page, /^Korte blik of knik, Marnix, 12 minuten 4/);
        await marnix.press('Enter');
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.up('Shift');
        await line(page, /^Eén beeld eerder: Korte blik of knik, Marnix, 12 minuten 41$/).click();
        await marnix.press('Delete');
        expect(await asked(page)).toEqual([
          'open receiving-71',
          'move receiving-71 761080000 ',
          'move receiving-71 761040000 ',
          'remove mark receiving-71',
        ]);
        expect(await focusedName(page)).toMatch(/12 minuten 42/);
      }));
  });

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
