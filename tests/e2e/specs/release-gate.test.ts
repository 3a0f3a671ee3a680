import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { hasFocus } from '../pages/key-focus.ts';
import { PackagePage } from '../pages/package-page.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('the release gate');
const scratch = scratchFolder('e2e-release-gate');

describe.skipIf(driver.missing !== null)(`the release gate, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;
  let sheet: PackagePage;

  /** A pupil who objected, and a fragment of thirty seconds. */
  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
    viewing = new ViewingPage(opened.page);
    sheet = new PackagePage(opened.page);
    await viewing.enter();
    await viewing.onward(4);
    await viewing.mark('m', 'Mooi moment');
    await opened.page.getByRole('button', { name: /Maak er een fragment van/ }).click();
    await viewing.toast('Fragment bewaard').waitFor();
    await opened.page.keyboard.press('Alt+6');
    await opened.page.getByRole('button', { name: 'Leerling erbij' }).first().click();
    await opened.page.getByRole('button', { name: /Welke leerling/ }).click();
    await opened.page.getByRole('option', { name: 'Marnix' }).click();
    await opened.page.getByLabel('Bezwaar op').fill('2026-09-11');
    await opened.page.getByRole('button', { name: 'Niet herkenbaar in beeld' }).click();
    await opened.page.getByText('bezwaar op 11 september').waitFor();
    await opened.page.keyboard.press('Alt+2');
    await viewing.ready();
    await opened.page
      .getByRole('button', { name: /^Fragment 1/ })
      .first()
      .click();
    await openSheet();
  });
  afterAll(() => opened?.close());

  const openSheet = async () => {
    await opened.page
      .getByRole('button', { name: /^Vrijgeven/ })
      .first()
      .press('Enter');
    await sheet.sheet.waitFor();
  };
  const question = () => sheet.sheet.getByRole('radiogroup', { name: /^Is Marnix in dit fragment/ });
  const tryRelease = () => sheet.release.click({ force: true });

  const keepsFocus = (control: Locator) => expect.poll(() => hasFocus(control)).toBe(true);

  test('one who may not be recognisable is asked about, and unanswered keeps it closed', async () => {
    await question().waitFor();
    const careful = sheet.sheet.getByRole('button', { name: 'Nog even niet' });
    await keepsFocus(careful);
    // where that lies below the edge, at 200%, it begins at the top
    await careful.press('Enter');
    await opened.page.setViewportSize({ width: 720, height: 450 });
    await openSheet();
    await keepsFocus(sheet.sheet.getByRole('heading', { level: 1 }));
    await opened.page.keyboard.press('Escape');
    await opened.page.setViewportSize({ width: 1440, height: 900 });
    await openSheet();
    await question().waitFor();
    expect(await sheet.sheet.getByRole('radiogroup', { name: /in dit fragment te zien/ }).count()).toBe(1);
    await tryRelease();
    await sheet.sheet.getByText(/^Zeg eerst bij elk fragment/).waitFor();
  });

  test('a yes blocks; the span is set with keys on the loop, and nothing is lost at any size', async () => {
    await question().getByText('Ja', { exact: true }).click();
    const yes = question().getByRole('radio', { name: 'Ja' });
    const span = sheet.sheet.getByRole('group', { name: 'Waar is Marnix te zien of te horen?' });
    await span.getByText('Van 0:00 tot 0:30.').waitFor();
    expect(await hasFocus(yes)).toBe(true);
    await tryRelease();
    await sheet.sheet.getByText(/^Nog één ding/).waitFor();
    await opened.page.waitForFunction(() => {
      const films = [...document.querySelectorAll('fieldset video')];
      return films.some((film) => film instanceof HTMLVideoElement && film.readyState >= 2);
    });
    await span.getByRole('button', { name: 'Eind hier' }).focus();
    await opened.page.keyboard.press(']');
    await span.getByText(/^Van 0:00 tot 0:00/).waitFor();
    expect(await faultsAtAnySize(opened.page)).toEqual([]);
  });

  test('covered by keys, watched and confirmed she hides nobody’s lesson; a change has to be looked at again', async () => {
    const { page } = opened;
    await sheet.sheet.getByRole('button', { name: 'Marnix afdekken' }).press('Enter');
    const mark = sheet.sheet.getByRole('button', { name: 'De afdekking van Marnix' });
    // what the keys move next
    await keepsFocus(mark);
    const before = await mark.evaluate((element) => element.style.left);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (left) => document.querySelector<HTMLElement>('button[data-shape]')?.style.left !== left,
      before,
    );
    await page.keyboard.press('Shift+ArrowDown');
    const confirm = sheet.sheet.getByRole('button', { name: 'Zo is Marnix niet te herkennen' });
    await confirm.click({ force: true });
    await sheet.sheet.getByText(/^Speel eerst het hele stuk af/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await sheet.sheet.getByRole('button', { name: 'Speel af', exact: true }).first().click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('button')].some(
        (button) =>
          button.textContent?.startsWith('Zo is Marnix niet') &&
          button.getAttribute('aria-disabled') !== 'true',
      ),
    );
    await confirm.click();
    await sheet.sheet.getByText(/^Nagekeken: Marnix is afgedekt/).waitFor();
    await expect
      .poll(() => sheet.release.getAttribute('aria-disabled'), { timeout: 10_000 })
      .not.toBe('true');
    await sheet.sheet.getByText('Ovaal', { exact: true }).click();
    await confirm.waitFor();
    await tryRelease();
    await sheet.sheet.getByText(/^Nog één ding/).waitFor();
    await sheet.sheet.getByRole('button', { name: 'Haal de afdekking weg' }).press('Enter');
    await mark.waitFor({ state: 'detached' });
    await keepsFocus(sheet.sheet.getByRole('button', { name: 'Marnix afdekken' }));
  });

  test('cut short of the span it may go', async () => {
    await sheet.sheet.getByRole('button', { name: /^Inkorten tot/ }).click();
    await sheet.sheet.getByRole('button', { name: /^Inkorten tot/ }).waitFor({ state: 'detached' });
    await sheet.release.click();
    await sheet.released();
  });

  test('who objects after the release keeps the package closed, until the sheet is answered', async () => {
    const { page } = opened;
    await sheet.backToLesson.click();
    await page.keyboard.press('Alt+6');
    await page.getByRole('button', { name: 'Leerling erbij' }).first().click();
    await page.getByRole('button', { name: /Welke leerling/ }).click();
    await page.getByRole('option', { name: 'Aylin' }).click();
    await page.getByRole('button', { name: 'Niet herkenbaar in beeld' }).click();
    await page.getByText('2 leerlingen mogen niet herkenbaar in beeld.').waitFor();
    await page.keyboard.press('Alt+3');
    await page.getByText(/Aylin mag niet herkenbaar in beeld, en er is niet gezegd/).waitFor();
    expect(await sheet.make.getAttribute('aria-disabled')).toBe('true');
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: 'Naar de vrijgave' }).press('Enter');
    await sheet.sheet.getByText(/^Al vrijgegeven, maar hier ontbreekt nu een antwoord/).waitFor();
    const asked = sheet.sheet.getByRole('radiogroup', { name: /^Is Aylin in dit fragment/ });
    await asked.getByText('Ja', { exact: true }).click();
    await sheet.sheet.getByText(/^Al vrijgegeven, maar zo kan het niet meer mee/).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await asked.getByText('Nee', { exact: true }).click();
    await sheet.sheet.getByText(/^Al vrijgegeven/).waitFor({ state: 'detached' });
    await asked.getByText('Ja', { exact: true }).click();
    await sheet.sheet.getByRole('button', { name: 'Trek Fragment 1 in' }).press('Enter');
    await sheet.sheet.getByRole('button', { name: 'Aylin afdekken' }).waitFor();
    await keepsFocus(sheet.sheet);
    await asked.getByText('Nee', { exact: true }).click();
    await sheet.sheet.getByRole('button', { name: 'Aylin afdekken' }).waitFor({ state: 'detached' });
    await sheet.release.click();
    await sheet.released();
    await sheet.backToLesson.click();
    await page.getByText('Jij hebt dit fragment vrijgegeven').waitFor();
    await expect.poll(() => page.getByText(/Aylin mag niet herkenbaar in beeld/).count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });
});
