import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCameraFile } from '../../support/camera-file.ts';
import { coreWithPlaces } from '../../support/core-with-places.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { usualStatement } from '../../support/stated-class.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn } from '../pages/key-focus.ts';
import { ownHome } from '../pages/own-home.ts';
import { unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('two people on one laptop');
const scratch = scratchFolder('e2e-same-machine');
const canRun = hasPicker(driver, 'two people on one laptop');
const marijes = 'kastanje dakgoot zwaluw emmer';
const sannes = 'mosterd pantoffel wolk vijver';

describe.skipIf(!canRun)(`two people on one laptop, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;
  const giveHomeBack = ownHome(join(scratch, 'home'));
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

  beforeAll(async () => {
    makeCameraFile(join(scratch, 'home', 'Documents', 'rekenles.mp4'), { seconds: 2 });
    const { core } = coreWithPlaces(join(scratch, 'data'));
    await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: marijes, role: 'teacher' });
    await core.ask('owner', 'app.createOwn', { name: 'Sanne', passphrase: sannes, role: 'coach' });
    await core.ask('owner', 'class.state', usualStatement);
    await core.close();
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
  }, 60_000);
  afterAll(async () => {
    await opened?.close();
    giveHomeBack();
  });

  test('by mouse: the begeleider reads in for a colleague whose library is here', async () => {
    await unlock(page, sannes);
    await button('Traject').waitFor();
    await page.keyboard.press('Control+o');
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
    await page
      .getByText('Na het inlezen kun jij hem niet meer openen. Wie gefilmd is, kijkt als eerste.')
      .waitFor();
    await button('Documenten').click();
    await button(/rekenles/).click();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await button('Lees in en verzegel').click();
    await page.getByText(/^Klaar\. Alleen/).waitFor();
  });

  test('it waits on her home, which is that of a teacher, and is taken in', async () => {
    await page.keyboard.press('Control+l');
    await button(/Welke bibliotheek/).click();
    await page.getByRole('option').last().click();
    await unlock(page, marijes);
    await page.getByLabel('Jouw leervraag').first().waitFor();
    await page.getByText('Er wacht een opname op je').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await button('Neem de opname op').click();
    await page.getByText('‘rekenles’ is binnen, en van jou.').waitFor();
    // nobody compared the four words, so what parents said is not believed of the sender, and that is said
    await page
      .getByText(/Wat ouders hoorden en vonden, komt niet mee: .* sleutelkaart van Sanne nog niet\./)
      .waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/is binnen/);
  });

  test('by keys the other way: it waits on the home of a begeleider too', async () => {
    await page.keyboard.press('Control+o');
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
    await page.getByRole('radio', { name: 'een collega' }).press('Space');
    // her card came along with what she read in: she is here once all the same, so that there is nothing to choose and no file to carry
    await page.getByText('Sanne kijkt als eerste.', { exact: false }).waitFor();
    for (const name of [/Sanne/, 'Documenten'])
      expect(await page.getByRole('radio', { name }).count()).toBe(0);
    await enterOn(page, button('Documenten'));
    await enterOn(page, button(/rekenles/));
    await enterOn(page, button('Lees in en verzegel'));
    await page.getByText(/^Klaar\. Alleen/).waitFor();
    await page.keyboard.press('Control+l');
    await enterOn(page, button(/Welke bibliotheek/));
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await unlock(page, sannes);
    await page.getByText('Er wacht een opname op je').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, button('Neem de opname op'));
    await page.getByText('‘rekenles’ is binnen, en van jou.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/is binnen/);
    expect(opened.complaints).toEqual([]);
  });
});
