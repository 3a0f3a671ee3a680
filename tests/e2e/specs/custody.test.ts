import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeCameraFile } from '../../support/camera-file.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { makeOwnLibrary, unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('reading in for a colleague');
const scratch = scratchFolder('e2e-custody');
const home = process.env.HOME;
const downloads = join(scratch, 'home', 'Downloads');
const canRun = hasPicker(driver, 'reading in for a colleague');

describe.skipIf(!canRun)(`reading in for a colleague, in ${driver.project}`, () => {
  let opened: OpenedWindow | undefined;
  let page: Page;
  let card: string;

  const open = async (who: string): Promise<void> => {
    opened = await driver.open(join(scratch, who));
    page = opened.page;
  };
  const choose = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Downloads' }).click();
    await page.getByRole('button', { name }).click();
  };

  beforeAll(() => {
    process.env.HOME = join(scratch, 'home');
    mkdirSync(downloads, { recursive: true });
    makeCameraFile(join(downloads, 'les-van-marije.mp4'), { seconds: 3 });
  });
  afterEach(async () => {
    const { complaints } = opened ?? {};
    await opened?.close();
    opened = undefined;
    expect(complaints).toEqual([]);
  });
  afterAll(() => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
  });

  test('who is filmed has a card to give', async () => {
    await open('marije');
    await makeOwnLibrary(page);
    await page.keyboard.press('Alt+6');
    await page.getByText('De kaart als tekst').click();
    card = (await page.getByText(/^kijkkring1/).textContent()) ?? '';
    expect(card).toMatch(/^kijkkring1[a-z0-9]{100,}$/);
  });

  test('the begeleider seals the film to it, and has nothing of it herself', async () => {
    await open('sanne');
    await makeOwnLibrary(page, 'Sanne');
    await page.getByText('een collega', { exact: true }).click();
    await page.getByRole('button', { name: 'Naar de sleutelkaarten' }).click();
    await page.getByRole('button', { name: 'Kaart van een collega openen' }).click();
    await page.getByRole('textbox', { name: 'Plak of typ de kaart' }).fill(card);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Van wie is deze kaart?' }).fill('Marije');
    await page.getByRole('button', { name: 'Bewaar de kaart' }).click();
    await page.getByText('nog niet vergeleken').waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+o');
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
    await page.getByText('een collega', { exact: true }).click();
    await page.getByText('Na het inlezen kun jij hem niet meer openen. Marije kijkt als eerste.').waitFor();
    await choose(/les-van-marije/);
    await page.getByRole('radiogroup', { name: 'Waar zet je het?' }).getByText('Downloads').click();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lees in en verzegel' }).click();
    await page.getByText('Klaar. Alleen Marije kan het openen.').waitFor();
    expect(existsSync(join(downloads, 'thuispakket-opname-1.kijkkring'))).toBe(true);

    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Een pakket openen' }).click();
    await choose(/thuispakket/);
    await page.getByRole('textbox', { name: 'De zes woorden' }).waitFor();
    expect(await page.getByText('Neem de opname op').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+2');
    expect(await page.locator('video').count()).toBe(0);
    expect(filesNamed(join(scratch, 'sanne'), /\.age$/)).toEqual([]);
  });

  test('who was filmed takes it in as her own, and sees it first', async () => {
    await open('marije');
    await unlock(page);
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Een pakket openen' }).click();
    await choose(/thuispakket/);
    await page.getByText('Pakket van Sanne').waitFor();
    await page.getByText(/^Afzender niet bevestigd/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: 'Neem de opname op' }).click();
    await page.getByText('De opname is binnen, en van jou.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+2');
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    expect(filesNamed(join(scratch, 'marije'), /\.age$/).length).toBeGreaterThan(0);
  });
});

function filesNamed(folder: string, name: RegExp): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((path) => name.test(path));
}
