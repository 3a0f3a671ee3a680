import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOfBundle } from '../../support/bundle-facts.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn } from '../pages/key-focus.ts';
import { ownHome } from '../pages/own-home.ts';
import { PackagePage } from '../pages/package-page.ts';
import { axeFaults, faultsAtAnySize } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('release and package');
const scratch = scratchFolder('e2e-release');
// where packages go is chosen in the dialog of the system there, which nothing here can answer
const canRun = driver.missing === null && driver.project === 'chromium';

/** From the top of the timeline to the middle of its ruler, in CSS pixels. */
const RULER_MIDDLE = 37;

const marksOfMouse = [
  expect.stringMatching(/^Fragment, Marnix begint zelf, /),
  expect.stringMatching(/^Knikt, zegt ja, Marnix, /),
  expect.stringMatching(/^Mooi moment, /),
  expect.stringMatching(/^Kijkt en wacht, /),
  expect.stringMatching(/^Legt uit, /),
];

describe.skipIf(!canRun)(`from the sample lesson to a package, by mouse, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;
  let packages: PackagePage;
  let giveBack: () => void;
  const data = join(scratch, 'mouse');
  const click = (name: string | RegExp) =>
    viewing.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();

  const enter = async (): Promise<void> => {
    opened = await driver.open(data);
    viewing = new ViewingPage(opened.page);
    packages = new PackagePage(opened.page);
    await viewing.enter();
  };

  beforeAll(async () => {
    giveBack = ownHome(join(scratch, 'home of mouse'));
    await enter();
  });
  afterAll(async () => {
    await opened?.close();
    giveBack();
  });

  /** Clicks on the bar under the film, or on the ruler of the timeline, so far along it. */
  const goTo = async (share: number): Promise<void> => {
    const bar = viewing.page.getByRole('slider', { name: 'Plek in de les' });
    const isBare = (await viewing.mode()) === 'first';
    const box = await (isBare ? bar : viewing.page.locator('[data-region=timeline]')).boundingBox();
    if (box === null) throw new Error('there is nothing to click on');
    const fromTop = isBare ? box.height / 2 : RULER_MIDDLE;
    await viewing.moved(() => viewing.page.mouse.click(box.x + box.width * share, box.y + fromTop));
  };

  test('a mooi moment becomes a fragment, and items get a pupil, a duration and a phase', async () => {
    await goTo(0.2);
    await click(/^Mooi moment/);
    await viewing.toast('Mooi moment').waitFor();
    await click(/Maak er een fragment van/);
    await viewing.toast('Fragment bewaard').waitFor();
    await click(/^Geef het een naam/);
    await viewing.page.getByRole('textbox', { name: 'Titel' }).fill('Marnix begint zelf');
    await click('Klaar');
    await click(/Kijkwijzer erbij/);
    await click(/Knikt, zegt ja/);
    await viewing.page.getByRole('button', { name: /^Marnix ?nog/ }).click();
    await viewing.toast(', Marnix').waitFor();
    await goTo(0.5);
    await click(/Kijkt en wacht/);
    await viewing.toast('Kijkt en wacht loopt').waitFor();
    await goTo(0.6);
    await click(/Kijkt en wacht/);
    await click('Andere');
    await viewing.page.getByRole('menuitem', { name: 'Instructie en begrip' }).click();
    await click(/Legt uit/);
    await viewing.toast('Legt uit').waitFor();
    expect(await viewing.list()).toEqual(marksOfMouse);
  });

  test('undo and redo by their buttons', async () => {
    await click(/^Ongedaan/);
    await expect.poll(() => viewing.list()).toEqual(marksOfMouse.slice(0, -1));
    await click(/^Opnieuw/);
    await expect.poll(() => viewing.list()).toEqual(marksOfMouse);
  });

  test('the sheet asks about the name in the title, and releases', async () => {
    await click(/^Fragment 1: Marnix begint zelf/);
    await click(/^Vrijgeven/);
    await packages.sheet.waitFor();
    expect(await faultsAtAnySize(viewing.page)).toEqual([]);
    await packages.sheet.getByText('Marnix begint zelf').first().waitFor();
    await packages.release.click({ force: true });
    await packages.sheet.getByText('Zeg eerst wat er met de naam gebeurt.').waitFor();
    await packages.sheet.getByText('Wordt: deze leerling', { exact: true }).click();
    await packages.release.click();
    await packages.released();
    expect(await axeFaults(viewing.page)).toEqual([]);
    await packages.backToLesson.click();
    await packages.sheet.waitFor({ state: 'detached' });
  });

  test('the package is made, and opens with its six words and holds what was released alone', async () => {
    await click('Bijeenkomst');
    await viewing.page.getByRole('heading', { level: 1, name: /^Pakket/ }).waitFor();
    expect(await faultsAtAnySize(viewing.page)).toEqual([]);
    await packages.place('Documenten').click();
    await packages.make.click();
    await viewing.page.getByRole('progressbar').waitFor();
    expect(await axeFaults(viewing.page)).toEqual([]);
    const made = await packages.made();
    await click('Kopie controleren');
    await viewing.page.getByText('De kopie is heel en van jou.').waitFor();
    expect(await faultsAtAnySize(viewing.page)).toEqual([]);
    const facts = await factsOfBundle(join(scratch, 'reader of mouse'), made.path, made.words);
    expect(facts.fragments).toEqual([
      { title: 'Deze leerling begint zelf', frames: 750, durationUs: 30_000_000 },
    ]);
    await expect(
      factsOfBundle(join(scratch, 'guesser'), made.path, 'een twee drie vier vijf zes'),
    ).rejects.toThrow('bundleKeyWrong');
  });

  test('after a new start all is there, and the fragment can not be changed until it is taken back', async () => {
    expect(opened.complaints).toEqual([]);
    await opened.close();
    await enter();
    expect(await viewing.list()).toEqual([
      expect.stringMatching(/^Fragment, Deze leerling begint zelf, /),
      ...marksOfMouse.slice(1),
    ]);
    await click('Bijeenkomst');
    await viewing.page.getByText('1. Deze leerling begint zelf').waitFor();
    await click('Niet meegeven');
    await viewing.page.getByText('Er is nog niets vrijgegeven.').waitFor();
    expect(await faultsAtAnySize(viewing.page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

describe.skipIf(!canRun)(`the same by keys alone, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;
  let packages: PackagePage;
  let giveBack: () => void;

  beforeAll(async () => {
    giveBack = ownHome(join(scratch, 'home of keys'));
    opened = await driver.open(join(scratch, 'keys'));
    viewing = new ViewingPage(opened.page);
    packages = new PackagePage(opened.page);
    await opened.page.getByRole('button', { name: /voorbeeldles/i }).waitFor();
    await viewing.keys('3');
    await viewing.ready();
  });
  afterAll(async () => {
    await opened?.close();
    giveBack();
  });

  test('marks, clips, undoes, releases, packs, and finds all of it after loading anew', async () => {
    const { page } = viewing;
    await viewing.onward(4);
    await viewing.mark('m', 'Mooi moment');
    await enterOn(page, page.getByRole('button', { name: /Maak er een fragment van/ }));
    await viewing.toast('Fragment bewaard').waitFor();
    // Enter belongs to the button that has the focus, and the toast shows it where it names
    const name = page.getByRole('button', { name: 'Geef het een naam' });
    const shown = () => name.getAttribute('aria-keyshortcuts');
    expect(await shown()).toBe(null);
    await page.locator('#film').focus();
    await expect.poll(shown).toBe('Enter');
    await viewing.keys('Enter');
    await page.getByRole('textbox', { name: 'Titel' }).waitFor();
    await page.keyboard.type('Eerst even wachten');
    await viewing.keys('Enter', 'Control+k');
    await viewing.mark('1', 'Neemt initiatief');
    await viewing.keys('p');
    await page.keyboard.type('saa');
    await viewing.keys('Enter');
    await viewing.toast(', Saar').waitFor();
    await viewing.mark('2', 'Kijkt en wacht loopt');
    await viewing.onward();
    await viewing.keys('2');
    // the list is drawn a moment after the key
    await expect.poll(async () => (await viewing.list()).length).toBe(4);
    const before = await viewing.list();
    await viewing.keys('Control+z');
    await expect.poll(async () => (await viewing.list()).length).toBe(3);
    await viewing.keys('Control+Shift+z');
    await expect.poll(() => viewing.list()).toEqual(before);

    await page
      .getByRole('button', { name: /^Fragment 1: / })
      .first()
      .press('Enter');
    await page.getByRole('textbox', { name: 'Titel' }).press('Control+Enter');
    await packages.sheet.waitFor();
    await enterOn(page, packages.release);
    await packages.released();
    await enterOn(page, packages.backToLesson);
    await packages.sheet.waitFor({ state: 'detached' });

    await viewing.keys('Alt+3');
    const made = await packages.makeByKeys('Documenten');
    const facts = await factsOfBundle(join(scratch, 'reader of keys'), made.path, made.words);
    expect(facts.fragments.map(({ title }) => title)).toEqual(['Eerst even wachten']);

    await page.reload();
    await page.getByRole('button', { name: 'Kijken', exact: true }).waitFor();
    await viewing.keys('Alt+2');
    await viewing.ready();
    expect(await viewing.list()).toEqual(before);
    expect(opened.complaints).toEqual([]);
  });
});
