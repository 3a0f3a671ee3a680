import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newAgeIdentity } from '../../../src/main/vault/age-identity.ts';
import { formatKeyCard } from '../../../src/main/vault/key-card.ts';
import { newSigningKey } from '../../../src/main/vault/signing.ts';
import { libraryReport } from '../../../src/shared/model/destruction.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
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
    makeCameraFile(join(documents, 'rekenles.mp4'), { seconds: 2 });
    const { recipient } = await newAgeIdentity();
    const card = formatKeyCard({ recipient, signingKey: newSigningKey().publicKey });
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
    await button('Documenten').click();
    await button(/rekenles/).click();
    await page
      .getByText(/^Klaar/)
      .first()
      .waitFor();
    await page.keyboard.press('Alt+6');
    await enterOn(page, button('Kaart van een collega openen'));
    await page.getByRole('textbox', { name: 'Plak of typ de kaart' }).fill(card);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Van wie is deze kaart?' }).fill('Youssef');
    await button('Bewaar de kaart').press('Enter');
    await page.getByText('nog niet vergeleken').waitFor();
    await enterOn(page, button('Weg van school'));
  }, 60_000);
  afterAll(async () => {
    await opened?.close();
    giveHomeBack();
  });

  test('she hands a recording over to a colleague, by keys alone', async () => {
    await enterOn(page, button('Draag over: rekenles'));
    await page.getByRole('radio', { name: 'Youssef' }).press('Space');
    await page.getByRole('radio', { name: 'Documenten' }).press('Space');
    await page.getByText(/overgedragen-opname\.kijkkring$/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Verzegel'));
    await page.getByText(/^Klaar\. Alleen Youssef kan het openen\./).waitFor();
    expect(existsSync(join(documents, 'overgedragen-opname.kijkkring'))).toBe(true);
    await page.getByText('verzegeld voor Youssef').waitFor();
  });

  test('she wipes everything with her wachtzin, by keys alone, and keeps a report of it', async () => {
    await page
      .getByText(/overgedragen aan Youssef/)
      .first()
      .waitFor();
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
    expect(libraryReport.parse(report).counts).toMatchObject({ recordings: 1, copies: 2 });
  });

  test('after it the laptop is as it was before her', async () => {
    await page.keyboard.press('Enter');
    await button(/filmbestand of camera/).waitFor();
    expect(readdirSync(join(scratch, 'data', 'libraries'))).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});
