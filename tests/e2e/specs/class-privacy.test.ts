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
    await page.getByRole('button', { name: 'Bewaar', exact: true }).waitFor({ state: 'detached' });
    expect(await second.inputValue()).toBe('Saar');
  });

  test('the class statement takes a minute, and one pupil may not be recognisable', async () => {
    await page.getByLabel('Ouders geïnformeerd op').fill('2026-09-08');
    await page.getByRole('button', { name: 'Bewaar de verklaring' }).press('Enter');
    await page.getByText('Iedereen mag herkenbaar in beeld.').waitFor();
    await page.getByRole('button', { name: 'Leerling erbij' }).first().press('Enter');
    await page.getByLabel('Bezwaar op').fill('2026-09-11');
    await page.getByRole('button', { name: 'Niet herkenbaar in beeld' }).press('Enter');
    await page.getByText('bezwaar op 11 september').waitFor();
    await page.getByText('Eén leerling mag niet herkenbaar in beeld.').waitFor();
  });

  test('where the school wants an answer per pupil, nobody agreed by being silent', async () => {
    await page.getByRole('button', { name: 'Wijzig de verklaring' }).press('Enter');
    await page.getByText('Een antwoord per leerling').click();
    await page.getByRole('button', { name: 'Bewaar de verklaring' }).press('Enter');
    await page.getByText('2 leerlingen mogen niet herkenbaar in beeld.').waitFor();
    const saar = page.getByRole('form', { name: 'Saar' }).first();
    await saar.getByRole('button', { name: /Antwoord voor Saar/ }).press('Enter');
    await page.getByRole('option', { name: 'akkoord' }).press('Enter');
    await saar.getByRole('textbox', { name: 'Waar ligt het bewijs?' }).fill('formulier 12');
    await saar.getByRole('button', { name: 'Bewaar', exact: true }).press('Enter');
    await page.getByText('Eén leerling mag niet herkenbaar in beeld.').waitFor();
  });

  test('nothing is lost or out of reach at any size', async () => {
    expect(await faultsAtAnySize(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});
