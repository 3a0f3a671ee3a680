import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeCameraFile } from '../../support/camera-file.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn, tabTo } from '../pages/key-focus.ts';
import { makeOwnLibrary, passphrase, unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('watching along and proposing');
const scratch = scratchFolder('e2e-watch');
const home = process.env.HOME;
const downloads = join(scratch, 'home', 'Downloads');
const canRun = hasPicker(driver, 'watching along and proposing');
const askForSheet = /^Je herstelblad is er nog niet\./;

describe.skipIf(!canRun)(`watching along and proposing, in ${driver.project}`, () => {
  let opened: OpenedWindow | undefined;
  let page: Page;
  let card: string;

  const open = async (who: string): Promise<void> => {
    opened = await driver.open(join(scratch, who));
    page = opened.page;
  };
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first();
  const chooseFile = async (name: RegExp): Promise<void> => {
    await button('Downloads').click();
    await button(name).click();
  };
  const place = (): Locator => page.getByRole('radiogroup', { name: 'Waar zet je het?' });
  const intoDownloads = async (make: Locator): Promise<void> => {
    await place().getByText('Downloads').click();
    // the core looks at the place before anything can be put there
    await expect.poll(() => make.getAttribute('aria-disabled'), { timeout: 10_000 }).not.toBe('true');
    await enterOn(page, make);
  };

  beforeAll(() => {
    process.env.HOME = join(scratch, 'home');
    mkdirSync(downloads, { recursive: true });
    makeCameraFile(join(downloads, 'opname-2.mp4'), { seconds: 6 });
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

  test('the begeleider has a card to give, and nothing to watch', async () => {
    await open('sanne');
    await page.getByText('Ik ben begeleider').click();
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Sanne');
    await page.getByLabel('Je wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await button('Klas en privacy').waitFor();
    // her home is still empty, and asks for the recovery sheet all the same
    await page.getByText('Nog geen leerkrachten.').waitFor();
    await page.getByText(askForSheet).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Naar het herstelblad'));
    await page.waitForFunction(() => document.activeElement?.textContent === 'Wachtzin en herstelblad');
    await page.getByText('De kaart als tekst').click();
    card = (await page.getByText(/^kijkkring1/).textContent()) ?? '';
    expect(card).toMatch(/^kijkkring1/);
  });

  test('who was filmed chooses, by keys, and nothing is made before she has seen enough', async () => {
    await open('marije');
    await makeOwnLibrary(page);
    await chooseFile(/opname-2/);
    await page.getByRole('heading', { name: /^Klaar\./ }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+1');
    await button('Iemand erbij').click();
    await page.getByRole('textbox', { name: 'Voornaam' }).fill('Sanne');
    await page.keyboard.press('Enter');
    await page.getByText('Eerst kijk jij.').waitFor();
    expect(await button(/Maak het pakket/).count()).toBe(0);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Ik heb genoeg gezien'));
    await page.getByText('De sleutelkaart van Sanne is er nog niet.').waitFor();
    const choice = button(/Sanne kijkt mee/);
    await enterOn(page, choice);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('De sleutelkaart van Sanne is er nog niet.').waitFor({ state: 'detached' });
    await tabTo(page, choice);
    expect(await choice.textContent()).toContain('nee');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await enterOn(page, button('Naar de sleutelkaarten'));
    await button('Kaart van een collega openen').click();
    await page.getByRole('textbox', { name: 'Plak of typ de kaart' }).fill(card);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Van wie is deze kaart?' }).fill('Sanne');
    await button('Bewaar de kaart').click();
    await page.getByText('nog niet vergeleken').waitFor();
    await page.keyboard.press('Alt+1');
    await enterOn(page, button('Maak het pakket voor Sanne'));
    await page.getByText('Vergelijk eerst de vier woorden van de kaart van Sanne.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await place().getByText('Downloads').click();
    await enterOn(page, button(/^Maak het pakket$/));
    await enterOn(page, page.getByRole('dialog').getByRole('button', { name: 'Naar de sleutelkaarten' }));
    await enterOn(page, button(/^Vergelijk/));
    await enterOn(page, button('Ze zijn gelijk'));
    await page.getByText(/^vergeleken op/).waitFor();
    await page.keyboard.press('Alt+1');
    await enterOn(page, button('Maak het pakket voor Sanne'));
    await page.getByText('Wat jij markeerde of opschreef, gaat niet mee.').waitFor();
    expect(await page.getByText('Vergelijk eerst').count()).toBe(0);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await intoDownloads(button(/^Maak het pakket$/));
    await page.getByText(/^Klaar\. Alleen Sanne kan het openen/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Er is een pakket voor Sanne, tot en met/).waitFor();
    await page.keyboard.press('F2');
    await page.getByText(/^Een pakket met de hele opname, voor Sanne/).waitFor();
  });

  test('the begeleider watches it as a recording that is not hers, and proposes by keys', async () => {
    await open('sanne');
    await unlock(page);
    await button('Een pakket openen').click();
    await chooseFile(/meekijken/);
    await page.getByText(/^Een opname van Marije, om mee te kijken/).waitFor();
    await page.getByText(/^Afzender niet bevestigd/).waitFor();
    await button('Neem de opname op om mee te kijken').click();
    await page.getByText('De opname is binnen. Ze blijft van Marije.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Opname om mee te kijken').waitFor();
    await page.getByText(askForSheet).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Kijk mee'));
    const viewing = new ViewingPage(page);
    await viewing.ready();
    await page.getByRole('button', { name: 'Alleen jij en Marije' }).waitFor();
    await page.locator('#film').focus();
    await viewing.keys('[');
    await page.getByText('loopt 0:00').waitFor();
    await viewing.moved(() => viewing.keys('ArrowRight'));
    await viewing.keys('Enter');
    await page.getByRole('textbox', { name: 'Titel' }).waitFor();
    await page.keyboard.type('Wachten');
    await page.keyboard.press('Enter');
    expect(await button('Vrijgeven').count()).toBe(0);
    await page.locator('#film').focus();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('dialog', { name: 'Een voorstel voor Marije' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Wachten' }).isChecked()).toBe(true);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await intoDownloads(button('Maak het voorstel'));
    await page.getByText('Klaar. Alleen Marije kan het openen.').waitFor();
  });

  test('it waits at hers who was filmed: she looks at it in its place, and takes it over', async () => {
    await open('marije');
    await unlock(page);
    await button('Een pakket openen').click();
    await chooseFile(/voorstel/);
    await page.getByText(/^1 voorstel bij je opname opname-2/).waitFor();
    await button('Neem het voorstel op').click();
    await page.getByText('Het wacht op je beginscherm.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Sanne stelt voor: ‘Wachten’/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Bekijk'));
    const cardOver = page.getByRole('region', { name: 'Een voorstel van je begeleider' });
    await cardOver.getByText(/^Sanne stelt voor: ‘Wachten’/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, cardOver.getByRole('button', { name: 'Neem over' }));
    await cardOver.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Wachten', exact: true }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByText(/^1 fragment,/).waitFor();
    expect(await page.getByText(/stelt voor/).count()).toBe(0);
  });
});
