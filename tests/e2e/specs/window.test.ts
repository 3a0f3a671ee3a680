import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { expectedStops, walk } from '../keyboard-walk.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('window');
const scratch = scratchFolder('e2e-window');

describe.skipIf(driver.missing !== null)(`the window around the screens, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;

  const current = (): Promise<string | null> => page.locator('nav [aria-current=page]').textContent();
  const sheet = () => page.getByRole('dialog');
  const closeSheet = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await new ViewingPage(page).enter();
  });
  afterAll(() => opened?.close());

  test('Alt and a digit go to a tab, Escape goes up, and each screen has one main part and one heading', async () => {
    const walked: (string | null)[] = [];
    for (const keys of ['Alt+1', 'Alt+3', 'Escape', 'Alt+2', 'Escape']) {
      const before = await current();
      await page.keyboard.press(keys);
      await page.waitForFunction(
        (old) => document.querySelector('nav [aria-current=page]')?.textContent !== old,
        before,
      );
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      expect(await page.locator('main').count()).toBe(1);
      expect(await page.title()).toBe('Kijkkring');
      walked.push(await current());
    }
    expect(walked).toEqual(['Traject', 'Bijeenkomst', 'Traject', 'Kijken', 'Traject']);
  });

  test.each(['Alt+1', 'Alt+3'])(
    'after %s nothing is lost at any size, and Tab reaches everything',
    async (keys) => {
      await page.keyboard.press(keys);
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      expect(await faultsAtAnySize(page)).toEqual([]);
      const expected = await expectedStops(page);
      // the screen has the focus: the walk begins at the top of the window
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
      });
      const stops = await walk(page, expected.length + 5);
      expect(expected.filter((id) => !stops.some((stop) => stop.id === id))).toEqual([]);
      expect(stops.filter(({ ringed, covered }) => !ringed || covered)).toEqual([]);
    },
  );

  test('F1 lists the keys of the screen, also by its button', async () => {
    await page.keyboard.press('Alt+2');
    await page.locator('#film').waitFor();
    await page.keyboard.press('F1');
    await sheet().getByText('Mooi moment').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await closeSheet();
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Toetsen' }).first().click();
    await sheet().getByText('Opname inlezen').waitFor();
    expect(await sheet().getByText('Mooi moment').count()).toBe(0);
    await closeSheet();
  });

  test('the seal tells who can see what, by F2 and by a click', async () => {
    for (const ask of [
      () => page.keyboard.press('F2'),
      () => page.getByRole('button', { name: 'Oefenles, open voor iedereen' }).click(),
    ]) {
      await ask();
      await sheet()
        .getByText(/Iedereen op deze laptop kan hem openen/)
        .waitFor();
      expect(await faultsAtAnySize(page)).toEqual([]);
      await closeSheet();
    }
  });

  test('the first stop of Tab leads past the bar', async () => {
    await page.keyboard.press('Alt+1');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.getByRole('link', { name: 'Naar de inhoud' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('screen');
  });

  test('reading in is not for practice, and says where it is', async () => {
    await page.keyboard.press('Control+o');
    await page.getByText(/Oefenen doe je met de voorbeeldles/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
  });

  test('complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});
