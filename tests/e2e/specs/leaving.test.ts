import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryReport } from '../../../src/shared/model/destruction.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn } from '../pages/key-focus.ts';
import { ownHome } from '../pages/own-home.ts';
import { makeOwnLibrary, passphrase } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('leaving school');
const scratch = scratchFolder('e2e-leaving');
const documents = join(scratch, 'home', 'Documents');
const canRun = hasPicker(driver, 'leaving school');

describe.skipIf(!canRun)(`leaving school, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;
  const giveHomeBack = ownHome(join(scratch, 'home'));
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  beforeAll(async () => {
    mkdirSync(documents, { recursive: true });
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
    await page.keyboard.press('Alt+6');
    await enterOn(page, button('Weg van school'));
  });
  afterAll(async () => {
    await opened?.close();
    giveHomeBack();
  });

  test('she wipes everything with her wachtzin, by keys alone, and keeps a report of it', async () => {
    await page.getByText('Voor zover Kijkkring weet, staat er nergens anders iets van jou.').waitFor();
    await enterOn(page, button('Wis alles van mij'));
    const dialog = page.getByRole('alertdialog', { name: 'Alles van jou op deze laptop wissen?' });
    await dialog.waitFor();
    const box = dialog.getByRole('checkbox');
    await box.focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('radio', { name: 'Documenten' }).press('Space');
    await dialog.getByText(/kijkkring-gewist\.json$/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    const field = dialog.getByLabel('Je wachtzin', { exact: true });
    await field.fill('niet deze woorden');
    await page.keyboard.press('Enter');
    await dialog.getByText('Dat is niet de wachtzin. Probeer het rustig nog eens.').waitFor();
    await field.fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Alles van jou is gewist.' }).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    const report = JSON.parse(readFileSync(join(documents, 'kijkkring-gewist.json'), 'utf8'));
    expect(libraryReport.parse(report).counts.recordings).toBe(0);
  });

  test('after it the laptop is as it was before her', async () => {
    await page.keyboard.press('Enter');
    await button(/filmbestand of camera/).waitFor();
    expect(readdirSync(join(scratch, 'data', 'libraries'))).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});
