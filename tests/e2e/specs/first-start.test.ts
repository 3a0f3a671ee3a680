import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { madeBundle, sixWords } from '../../support/made-bundle.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { expectedStops, walk } from '../keyboard-walk.ts';
import { hasFocus } from '../pages/key-focus.ts';
import { makeOwnLibrary } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('first start');
const scratch = scratchFolder('e2e-first-start');
const canPick = hasPicker(driver, 'the first door, and slow word lists');
const home = process.env.HOME;

describe.skipIf(driver.missing !== null)(`the first start, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let turn = 0;

  beforeAll(() => {
    // the picker looks in the folders of the user
    process.env.HOME = join(scratch, 'home');
    mkdirSync(join(scratch, 'home', 'Downloads'), { recursive: true });
    writeFileSync(join(scratch, 'home', 'Downloads', 'les.kijkkring'), 'geen pakket');
  });
  afterAll(() => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
  });
  beforeEach(async () => {
    turn += 1;
    opened = await driver.open(join(scratch, `data ${turn}`));
    await opened.page.getByRole('heading', { name: 'Welkom. Hoe wil je beginnen?' }).waitFor();
  });
  afterEach(() => opened?.close());

  test('three doors, all within reach of the keyboard, at any size', async () => {
    const { page, complaints } = opened;
    expect(await faultsAtAnySize(page)).toEqual([]);
    const expected = await expectedStops(page);
    const stops = await walk(page, expected.length + 5);
    expect(stops.map(({ id }) => id).sort()).toEqual([...expected].sort());
    expect(stops.filter(({ ringed, covered }) => !ringed || covered)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('language and size of the letters change at once, and stay', async () => {
    const { page } = opened;
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Welcome. How do you want to begin?' }).waitFor();
    await page.getByText('largest', { exact: true }).click();
    await page.waitForFunction(() => document.documentElement.dataset.textSize === 'largest');
    await page.reload();
    await page.getByRole('heading', { name: 'Welcome. How do you want to begin?' }).waitFor();
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('data-text-size')]).toEqual([
      'en',
      'largest',
    ]);
    expect(await faultsAtAnySize(page)).toEqual([]);
  });

  test('door 2 asks a name and a wachtzin that is not guessed, and leads to a film', async () => {
    const { page, complaints } = opened;
    await page.keyboard.press('2');
    const [name, wachtzin] = [
      page.getByRole('textbox', { name: 'Je naam' }),
      page.getByLabel('Je wachtzin', { exact: true }),
    ];
    await name.waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Schrijf je naam op. Je voornaam is genoeg.').waitFor();
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.fill('Marije');
    await wachtzin.fill('welkom123');
    await page.getByRole('meter', { name: 'Hoe sterk' }).waitFor();
    await name.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Deze wachtzin is snel te raden.').waitFor();
    expect(await hasFocus(wachtzin)).toBe(true);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await wachtzin.fill('fiets lantaarn koffie wolk');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Opname 1 inlezen' }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByText(/herstelblad/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('Escape goes back to the doors from a field too, and keeps nothing of what was typed', async () => {
    const { page } = opened;
    await page.keyboard.press('2');
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Marije');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Welkom. Hoe wil je beginnen?' }).waitFor();
    await page.keyboard.press('2');
    expect(await page.getByRole('textbox', { name: 'Je naam' }).inputValue()).toBe('');
  });

  test('door 3 asks nothing: Eerst kijken', async () => {
    const { page, complaints } = opened;
    await page.keyboard.press('3');
    await page.getByRole('button', { name: 'Beeld weg' }).waitFor();
    await page.getByRole('heading', { name: 'Je mooie momenten' }).waitFor();
    await page.getByRole('button', { name: 'Stoppen met oefenen' }).click();
    await page.getByRole('heading', { name: 'Welkom. Hoe wil je beginnen?' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.skipIf(!canPick)('who is quicker than the word lists is not left waiting', async () => {
    const { page } = opened;
    await page.route(/measure-strength/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await makeOwnLibrary(page);
  });

  test('a folder that is copied to other machines takes a reason, which is asked there and then', async () => {
    await opened.close();
    opened = await driver.open(join(scratch, 'OneDrive - De Klimboom', 'data'));
    const { page } = opened;
    await page.getByRole('button', { name: /filmbestand of camera/ }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Marije');
    await page.getByLabel('Je wachtzin', { exact: true }).fill('fiets lantaarn koffie wolk');
    await page.keyboard.press('Enter');
    await page
      .getByText(/OneDrive/)
      .first()
      .waitFor();
    const reason = page.getByRole('textbox', { name: 'Waarom moet het toch in deze map?' });
    await reason.fill('de laptop heeft geen andere schijf');
    expect(await faultsAtAnySize(page)).toEqual([]);
    await reason.press('Enter');
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
  });

  test('a begeleider begins at her own home', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Ik ben begeleider' }).click();
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Sanne');
    await page.getByLabel('Je wachtzin', { exact: true }).fill('fiets lantaarn koffie wolk');
    await page.keyboard.press('Enter');
    await page.getByText(/Nog geen leerkrachten/).waitFor();
  });

  test.skipIf(!canPick)('door 1: a file that is no package is refused with a way out', async () => {
    const { page } = opened;
    await page.keyboard.press('1');
    const downloads = page.getByRole('button', { name: 'Downloads' });
    await downloads.waitFor();
    expect(await hasFocus(page.locator('main'))).toBe(true);
    await downloads.click();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: /les\.kijkkring/ }).click();
    await page.getByText(/^Wat in dit bestand zit, is geen pakket van Kijkkring\./).waitFor();
    await page.getByRole('button', { name: 'Andere deur' }).click();
    await page.getByRole('heading', { name: 'Welkom. Hoe wil je beginnen?' }).waitFor();
  });

  test.skipIf(!canPick)('door 1: a package tells what it is, and comes in', async () => {
    const { page, complaints } = opened;
    writeFileSync(join(scratch, 'home', 'Downloads', 'leeg.kijkkring'), '');
    await madeBundle(scratch, join(scratch, 'home', 'Downloads', 'van-marije.kijkkring'));
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Downloads' }).click();
    const words = page.getByRole('textbox', { name: 'De zes woorden' });
    await page.getByRole('button', { name: /van-marije/ }).click();
    await words.fill('woorden van toen');
    await page.getByRole('button', { name: /leeg\.kijkkring/ }).click();
    await page.getByText(/^Dit pakket is leeg:/).waitFor();
    expect(await words.count()).toBe(0);
    await page.getByRole('button', { name: /van-marije/ }).click();
    await words.waitFor();
    expect(await words.inputValue()).toBe('');
    await words.fill(sixWords);
    await page.keyboard.press('Enter');
    await page.getByText('Pakket van Marije').waitFor();
    await page.getByText('1 fragment voor Bouwvergadering op 15 januari.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Sanne');
    await page.getByText('begeleider', { exact: true }).click();
    await page.getByLabel('Je wachtzin', { exact: true }).fill('fiets lantaarn koffie wolk');
    await page.keyboard.press('Enter');
    await page.getByText('Het pakket is binnen.').first().waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
  });

  test('after the first start it begins with the lock, and another door stays open', async () => {
    await makeOwnLibrary(opened.page);
    await opened.close();
    opened = await driver.open(join(scratch, `data ${turn}`));
    const { page } = opened;
    await page.getByRole('heading', { name: 'Welkom terug.' }).waitFor();
    await page.getByRole('button', { name: 'Andere bibliotheek' }).click();
    await page.getByRole('heading', { name: 'Welkom. Hoe wil je beginnen?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Welkom terug.' }).waitFor();
  });
});
