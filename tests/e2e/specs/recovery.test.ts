import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { chooseByKeys, enterOn } from '../pages/key-focus.ts';
import { makeOwnLibrary, passphrase, unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('recovery');
const scratch = scratchFolder('e2e-recovery');
const second = 'mosterd pantoffel vijver kastanje';
const third = 'zwaluw dakgoot emmer spiegel';

const canPrint = driver.project === 'chromium';
if (!canPrint)
  process.stdout.write('a recovery sheet on paper: skipped, only Chromium prints without a dialog\n');
const home = process.env.HOME;
const downloads = join(scratch, 'home', 'Downloads');
const canPick = hasPicker(driver, 'a recovery sheet as a file');

describe.skipIf(driver.missing !== null)(`wachtzin and recovery sheet, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;
  let groups: string[];
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  beforeAll(async () => {
    process.env.HOME = join(scratch, 'home');
    mkdirSync(downloads, { recursive: true });
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
  });
  afterAll(async () => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
    await opened?.close();
  });

  test('home reminds of the sheet and leads to it; it is made with the wachtzin', async () => {
    await page.keyboard.press('Alt+1');
    await button('Naar het herstelblad').press('Enter');
    const make = button('Maak een herstelblad').first();
    await make.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await make.press('Enter');
    const field = page.getByLabel('Je wachtzin', { exact: true });
    await field.waitFor();
    const below = () =>
      field.evaluate((element) => element.getBoundingClientRect().bottom - window.innerHeight);
    await expect.poll(below).toBeLessThan(0);
    await field.fill(passphrase);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('article', { name: 'Herstelblad van Kijkkring' });
    await sheet.waitFor();
    groups = (await sheet.locator('li').allTextContents()).map((text) => text.slice(-5));
    expect(groups).toHaveLength(8);
    expect(groups.every((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))).toBe(true);
    expect(await faultsAtAnySize(page)).toEqual([]);
  });

  test.skipIf(!canPrint)('on paper it is one page, with the sheet alone', async () => {
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => document.body.innerText);
    expect(groups.every((group) => shown.includes(group))).toBe(true);
    expect(shown).not.toContain('Klas en privacy');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
  });

  test.skipIf(!canPick)('it is saved as a file too, by keys alone', async () => {
    await enterOn(page, button('Bewaar als bestand'));
    await page.getByText('Niet op deze laptop: zet het op een stick die je thuis bewaart.').waitFor();
    await chooseByKeys(page, page.getByRole('radiogroup', { name: 'Waar zet je het?' }), 'Downloads');
    await page.getByText(/Downloads.Herstelblad Kijkkring\.txt$/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, page.getByRole('button', { name: 'Bewaar', exact: true }));
    await page.getByText('Bewaard. Ieder die bij die plek kan, kan het lezen.').waitFor();
    const saved = readFileSync(join(downloads, 'Herstelblad Kijkkring.txt'), 'utf8');
    expect(groups.filter((group) => !saved.includes(group))).toEqual([]);
    await button('Ik heb het blad').press('Enter');
  });

  test('it is tested by typing it over', async () => {
    await button('Kijk het blad na').press('Enter');
    const field = page.getByLabel('De code op je blad');
    await field.fill(groups.join(' ').toLowerCase());
    await page.getByText('8 van de 8 groepen kloppen').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Het klopt. Dit is je nieuwste blad.').waitFor();
    await button('Sluiten').press('Enter');
  });

  test('another wachtzin takes the place of the old one', async () => {
    await button('Verander je wachtzin').press('Enter');
    await page.getByLabel('Je wachtzin van nu').fill(passphrase);
    await page.getByLabel('Je nieuwe wachtzin').fill(second);
    await page.keyboard.press('Enter');
    await page.getByText('Vanaf nu geldt je nieuwe wachtzin.').waitFor();
    await page.keyboard.press('Control+l');
    await unlock(page, passphrase);
    await page.getByText('Dat is niet de wachtzin. Probeer het rustig nog eens.').waitFor();
  });

  test('lost, the sheet opens it: a typing error is named, and a new wachtzin comes first', async () => {
    await button('herstelblad').press('Enter');
    const field = page.getByLabel('De code op je blad');
    const [first = ''] = groups;
    await field.fill(
      [`${first.slice(0, 4)}${first.endsWith('0') ? '2' : '0'}`, ...groups.slice(1)].join(' '),
    );
    await page.getByText('Groep 1 klopt niet. Kijk die vijf tekens nog eens na.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await field.fill(groups.join(' '));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kies een nieuwe wachtzin' }).waitFor();
    const next = page.getByLabel('Je nieuwe wachtzin');
    await next.fill('hallo');
    await page.keyboard.press('Enter');
    await page.getByText('Deze wachtzin is snel te raden.', { exact: false }).waitFor();
    await next.fill(third);
    await page.keyboard.press('Enter');
    await page.locator('nav [aria-current=page]').waitFor();
    await page.keyboard.press('Control+l');
    await unlock(page, second);
    await page.getByText('Dat is niet de wachtzin. Probeer het rustig nog eens.').waitFor();
    await unlock(page, third);
    await page.locator('nav [aria-current=page]').waitFor();
    expect(opened.complaints).toEqual([]);
  });
});
