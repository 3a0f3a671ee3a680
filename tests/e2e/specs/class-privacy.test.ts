import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { makeOwnLibrary } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('class and privacy');
const scratch = scratchFolder('e2e-class-privacy');

describe.skipIf(driver.missing !== null)(`class and privacy, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
    await page.keyboard.press('Alt+6');
    await page.getByRole('heading', { level: 1, name: 'Klas en privacy' }).waitFor();
  });
  afterAll(() => opened?.close());

  test('the tab stands apart and is the current one; a line of the index leads to its heading', async () => {
    expect(await page.locator('nav [aria-current=page]').textContent()).toBe('Klas en privacy');
    await page.getByRole('button', { name: 'De klas' }).press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('De klas');
  });

  test('a class is typed with the keyboard alone', async () => {
    const name = page.getByRole('textbox', { name: 'Voornaam van een nieuwe leerling' });
    for (const firstName of ['Kaan', 'Marnix']) {
      await name.fill(firstName);
      await name.press('Enter');
      await page
        .getByRole('textbox', { name: /^Voornaam van L/ })
        .nth(firstName === 'Kaan' ? 0 : 1)
        .waitFor();
    }
    const second = page.getByRole('textbox', { name: 'Voornaam van L2' });
    expect(await second.inputValue()).toBe('Marnix');
    await second.fill('Saar');
    await second.press('Enter');
    await page.getByRole('button', { name: 'Bewaar' }).waitFor({ state: 'detached' });
    expect(await second.inputValue()).toBe('Saar');
  });

  test('nothing is lost or out of reach at any size', async () => {
    expect(await faultsAtAnySize(page)).toEqual([]);
  });
});
