import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeRecipient } from '../../../src/main/vault/age-identity.ts';
import { formatKeyCard, parseKeyCard } from '../../../src/main/vault/key-card.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
import { expectQuietZone, readQr } from '../../support/read-qr.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { hasFocus } from '../pages/key-focus.ts';
import { makeOwnLibrary } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('class and privacy');
const SIGNING_KEY = Buffer.alloc(32, 7).toString('base64');
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
    await page.getByRole('button', { name: 'De klas', exact: true }).press('Enter');
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
    await expect.poll(() => hasFocus(second)).toBe(true);
  });

  test('a field that is full says so, and stops saying it', async () => {
    const name = page.getByRole('textbox', { name: 'Voornaam van een nieuwe leerling' });
    const full = page.getByText('Langer kan niet: hier passen 200 tekens.');
    await name.fill('x'.repeat(199));
    expect(await full.count()).toBe(0);
    await name.press('x');
    await full.first().waitFor();
    expect(await page.locator('[aria-live=polite]').allTextContents()).toContain(
      'Langer kan niet: hier passen 200 tekens.',
    );
    await name.fill('');
    await full.first().waitFor({ state: 'detached' });
  });

  test('the class statement takes a minute, and one pupil may not be recognisable', async () => {
    await page.getByLabel('Ouders geïnformeerd op').fill('2026-09-08');
    await page.getByRole('button', { name: 'Bewaar de verklaring' }).press('Enter');
    await page.getByText('Iedereen mag herkenbaar in beeld.').waitFor();
    await page.getByRole('button', { name: 'Leerling erbij' }).press('Enter');
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
    // the button is gone, and the keyboard goes on in the row
    await expect.poll(() => hasFocus(saar.getByRole('button', { name: /Antwoord voor Saar/ }))).toBe(true);
  });

  test('what a list looks like is said; a file that is none is refused for what it is', async () => {
    await page.getByText(/^Boven in de lijst staat: nummer, voornaam, groep\./).waitFor();
    const choose = (buffer: Buffer) =>
      page
        .locator('input[type=file][accept*=csv]')
        .setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer });
    await choose(Buffer.from('nummer;voornaam;groep\n'));
    await page.getByText(/^In deze lijst staan geen leerlingen\./).waitFor();
    await choose(Buffer.alloc(1_500_000));
    await page.getByText(/^Dit is geen lijst die Kijkkring kan lezen\./).waitFor();
  });

  test('a list from Excel is looked at row by row before anything is stored', async () => {
    const pupils = () => page.getByRole('textbox', { name: /^Voornaam van L/ }).count();
    const list = 'Nr;Voornaam;Groep\r\n2;Emma;5\r\n3;Zo\u00eb;5\r\n4;Zo\u00eb;5\r\n';
    await page.locator('input[type=file][accept*=csv]').setInputFiles({
      name: 'groep 5.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list, 'latin1'),
    });
    await page.getByText('2 van de 3 regels kunnen mee. Er is nog niets bewaard.').waitFor();
    await page.getByText('Regel 2: dit nummer heeft al iemand in de klas.').waitFor();
    expect(await page.getByText('Deze naam staat twee keer in de lijst.').count()).toBe(2);
    expect(await pupils()).toBe(2);
    await page.getByRole('button', { name: 'Zet 2 leerlingen in de klas' }).press('Enter');
    await page.getByRole('textbox', { name: 'Voornaam van L4' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Voornaam van L4' }).inputValue()).toBe('Zoë');
  });

  test('groups are made, named and filled with the keyboard; one that nobody is in can go', async () => {
    const section = page.locator('[data-section="class"]');
    const add = section.getByRole('textbox', { name: 'Naam van een nieuwe groep' });
    // typed faster than they are stored; the last is refused, and stands there again
    for (const name of ['groep 5', 'groep 6', 'groep 5']) {
      await add.fill(name);
      await add.press('Enter');
    }
    await section.getByRole('alert').first().waitFor();
    await add.fill('');
    const field = section.getByRole('textbox', { name: 'Naam van groep 6' });
    await field.fill('groep 7');
    await field.press('Enter');
    await section.getByRole('textbox', { name: 'Naam van groep 7' }).waitFor();
    const choice = section.getByRole('button', { name: /Groep van L1$/ });
    await choice.press('Enter');
    await page.getByRole('option', { name: 'groep 5' }).press('Enter');
    await section.getByText('1 leerling', { exact: true }).waitFor();
    expect(await section.getByRole('button', { name: 'Haal groep 5 weg' }).count()).toBe(0);
    await section.getByRole('button', { name: 'Haal groep 7 weg' }).press('Enter');
    await section.getByRole('textbox', { name: 'Naam van groep 7' }).waitFor({ state: 'detached' });
    // what stood before it, as nothing comes after it
    await expect.poll(() => hasFocus(section.getByRole('textbox', { name: 'Naam van groep 5' }))).toBe(true);
  });

  test('a pupil changes seats with arrows and Enter, and by mouse', async () => {
    const seat = (name: string) => page.getByRole('button', { name });
    await seat('Kaan, rij 1, plek 1').focus();
    for (const key of ['Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await seat('Kaan, rij 1, plek 2').waitFor();
    await seat('Saar, rij 1, plek 1').click();
    await seat('vrij, rij 2, plek 3').click();
    await seat('Saar, rij 2, plek 3').waitFor();
  });

  test('the list of names is put away: everybody is a number, and comes back', async () => {
    const away = page.getByRole('switch', { name: /Voornamen weg/ });
    await away.press('Space');
    await page.getByRole('button', { name: 'L1, rij 1, plek 2' }).waitFor();
    expect(await page.getByText('Kaan').count()).toBe(0);
    await away.press('Space');
    await page.getByRole('button', { name: 'Kaan, rij 1, plek 2' }).waitFor();
  });

  test('a parent withdraws, and it is in the log', async () => {
    await page.getByRole('button', { name: /Wie is de leerling/ }).press('Enter');
    await page.getByRole('option', { name: 'Saar' }).press('Enter');
    await page.getByText('Er is niets met deze leerling.').waitFor();
    await page.getByRole('button', { name: 'Trek in voor Saar' }).press('Enter');
    await page.getByText('Ingetrokken. Er was niets vrijgegeven.').waitFor();
    await page.getByText('Ouder trok toestemming in; er was niets vrijgegeven').waitFor();
  });

  test('a film of which nobody noted who is in it stands on the list of a withdrawal', async () => {
    const film = makeCameraFile(join(scratch, 'kringgesprek.mp4'), { seconds: 2 });
    await page.keyboard.press('Control+o');
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
    await opened.chooseFilms([film], () => page.getByRole('button', { name: /^Kies een/ }).click());
    await page
      .getByText(/^Klaar/)
      .first()
      .waitFor();
    await page.keyboard.press('Alt+6');
    await page.getByRole('button', { name: /Wie is de leerling/ }).press('Enter');
    await page.getByRole('option', { name: 'Kaan' }).press('Enter');
    await page
      .getByText('Opname: kringgesprek. Of de leerling erin zit, heeft niemand vastgelegd.')
      .waitFor();
    expect(await page.getByText('Er is niets met deze leerling.').count()).toBe(0);
  });

  test('the code of the own card is read as the card, from the screen in each theme and from its paper', async () => {
    const code = page.getByRole('img', { name: /^De sleutelkaart als vierkante code/ });
    await code.waitFor();
    const card = (await page.getByText(/^kijkkring1/).textContent()) ?? '';
    const pictures: Buffer[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      pictures.push(await code.screenshot());
    }
    await keepPaper(page);
    await page.getByRole('button', { name: 'Afdrukken', exact: true }).press('Enter');
    await page.emulateMedia({ media: 'print', colorScheme: null });
    const paper = page.locator('[data-kept]');
    await paper.waitFor();
    // its own paper is gone by then, so that what is looked at is not under it
    await page.locator('[data-on-paper]:not([data-kept])').waitFor({ state: 'detached' });
    expect(await paper.innerText()).toContain(card);
    pictures.push(await paper.locator('svg').screenshot());
    await page.emulateMedia({ media: null });
    await paper.evaluate((kept) => kept.remove());
    const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]) - 8;
    for (const picture of pictures) {
      expect(parseKeyCard(readQr(picture))).toEqual(parseKeyCard(card));
      expectQuietZone(picture, modules);
    }
  });

  test('a colleague’s card is typed in with the keyboard, compared by its four words, and taken out of use', async () => {
    await page.getByRole('img', { name: /^De sleutelkaart als vierkante code/ }).waitFor();
    await page.getByRole('button', { name: 'Kaart van een collega openen' }).press('Enter');
    const field = page.getByRole('textbox', { name: 'Plak of typ de kaart' });
    const card = { recipient: encodeRecipient(Buffer.alloc(32, 1)), signingKey: SIGNING_KEY };
    const text = formatKeyCard(card);
    await field.fill(`${text.slice(0, -1)}${text.endsWith('q') ? 'p' : 'q'}`);
    await field.press('Enter');
    await page.getByText(/^Op deze sleutelkaart staat een teken verkeerd/).waitFor();
    await field.fill(text.toUpperCase());
    await field.press('Enter');
    await page.getByText('nummer flink rups jurist').waitFor();
    await page.getByRole('textbox', { name: 'Van wie is deze kaart?' }).fill('Sanne');
    await page.getByRole('button', { name: 'Bewaar de kaart' }).press('Enter');
    const sanne = page.getByRole('listitem').filter({ hasText: 'Sanne' }).first();
    await sanne.getByText('nog niet vergeleken').waitFor();
    await sanne.getByRole('button', { name: 'Vergelijk' }).press('Enter');
    await sanne.getByRole('button', { name: 'Ze zijn gelijk' }).press('Enter');
    await sanne.getByText(/^vergeleken op/).waitFor();
    await page.getByText('Van een sleutelkaart de vier woorden vergeleken.').waitFor();
    await sanne.getByRole('button', { name: 'Laptop kwijt of gestolen' }).press('Enter');
    await sanne.getByRole('button', { name: 'Niets meer naar deze kaart' }).press('Enter');
    await sanne.getByText('niet meer in gebruik').waitFor();
  });

  test('a sheet over a page that is scrolled leaves no strip of it in the light', async () => {
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
    await page.keyboard.press('F2');
    const sheet = page.getByRole('dialog', { name: 'Wie kan wat zien' });
    await sheet.waitFor();
    const isVeiled = (): boolean =>
      document.elementFromPoint(20, 20) === document.elementFromPoint(20, innerHeight / 2);
    expect(await page.evaluate(isVeiled)).toBe(true);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  test('nothing is lost or out of reach at any size', async () => {
    expect(await faultsAtAnySize(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

/** What goes to the printer is there only while the system prints: a copy of it stays. */
function keepPaper(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector('[data-on-paper]');
      if (paper === null) return;
      const kept = paper.cloneNode(true) as HTMLElement;
      kept.dataset.kept = '';
      document.body.append(kept);
    };
  });
}
