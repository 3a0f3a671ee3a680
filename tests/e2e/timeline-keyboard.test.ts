import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { type GalleryBrowser, startGallery } from './gallery-browser.ts';
import { expectedStops, walk } from './keyboard-walk.ts';
import { asked, bead, focusedName, press, timelineIn } from './timeline-page.ts';

const folder = scratchFolder('gallery');
let gallery: GalleryBrowser;
const withTimeline = timelineIn(() => gallery);

describe.skipIf(!hasChromium('timeline keyboard'))('the timeline by keyboard', () => {
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
        expect(await view.getAttribute('aria-valuetext')).toBe('van 35 seconden tot 2 minuten 55');
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
        expect(await view.getAttribute('aria-valuetext')).toBe('van 0 seconden tot 38 minuten 20');
        const many = timeline.getByRole('button', { name: /^\d markeringen, Korte blik of knik/ }).first();
        const before = await asked(page);
        await many.press('Delete');
        expect(await asked(page)).toEqual(before);
        const said = page.getByRole('status').filter({ hasText: 'Zoom in om er één te kiezen.' });
        await said.waitFor({ state: 'attached' });
      }));
  });

  describe('the list of marks', () => {
    const line = (page: Page, name: RegExp): Locator =>
      page.getByRole('list', { name: 'Alles op deze opname, op volgorde' }).getByRole('button', { name });

    test('arrows, End and Home go through all of it', () =>
      withTimeline(async (page) => {
        await page.getByText('vijfhonderd').click();
        const first = line(page, /^Praat met één leerling, Aylin, 0 seconden, duurt 6 seconden$/);
        await first.focus();
        const names = await press(page, ['End', 'ArrowUp', 'Home', 'ArrowDown']);
        expect(names.map((name) => /\d+ (minuten \d+|seconden)/.exec(name)?.[0])).toEqual([
          '37 minuten 41',
          '37 minuten 37',
          '0 seconden',
          '3 seconden',
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
});
