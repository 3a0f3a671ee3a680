import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOfBundle } from '../../support/bundle-facts.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../../support/shared-media.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn, hasFocus, tabTo } from '../pages/key-focus.ts';
import { ownHome } from '../pages/own-home.ts';
import { makeOwnLibrary, unlock } from '../pages/own-library.ts';
import { PackagePage } from '../pages/package-page.ts';
import { axeFaults, faultsAtAnySize } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('own footage');
const scratch = scratchFolder('e2e-own');
const film = join(scratch, 'home', 'Videos', 'chaplin.mp4');
// where packages go is chosen in the dialog of the system there, which nothing here can answer
const canRun = driver.missing === null && driver.project === 'chromium';

describe.skipIf(!canRun)(`footage of her own, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;
  let packages: PackagePage;
  let giveBack: () => void;
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name }).first();

  /** A named fragment with a markering in it, by keys. */
  const clipAndTag = async (title: string): Promise<string[]> => {
    await viewing.ready();
    await viewing.page.locator('#film').focus();
    await viewing.keys('[');
    await viewing.page.getByText('loopt 0:00').waitFor();
    await viewing.moved(() => viewing.keys('ArrowRight'));
    await viewing.keys('Enter');
    await viewing.page.getByRole('textbox', { name: 'Titel' }).waitFor();
    await viewing.page.keyboard.type(title);
    await viewing.keys('Enter', 'Control+k');
    await viewing.mark('3', 'Knikt, zegt ja');
    return viewing.list();
  };

  beforeAll(async () => {
    giveBack = ownHome(join(scratch, 'home'));
    if (hasSharedMedia('the film of a real camera in her own footage; a made one is used instead'))
      copyFileSync(sharedMedia('chaplin_person.mp4'), film);
    else makeCameraFile(film, { seconds: 4 });
    opened = await driver.open(join(scratch, 'data'));
    viewing = new ViewingPage(opened.page);
    packages = new PackagePage(opened.page);
    await makeOwnLibrary(opened.page);
  });
  afterAll(async () => {
    await opened?.close();
    giveBack();
  });

  test('an empty home has one next step, at any size', async () => {
    await viewing.keys('Alt+1');
    await opened.page.getByText('Waar ben je benieuwd naar in je eigen les?').first().waitFor();
    expect(await faultsAtAnySize(opened.page)).toEqual([]);
    await viewing.keys('Control+o');
  });

  test('through the file input: watched, clipped, marked, released and packed', async () => {
    await opened.chooseFilms([film], () => button(/^Kies een/).click());
    await button('Nu kijken').click();
    await clipAndTag('Zo keek hij');
    await viewing.keys('Control+Enter');
    await packages.sheet.waitFor();
    await packages.release.click({ force: true });
    await packages.sheet.getByText('Vul de dag in en druk op ‘Kies deze bijeenkomst’.').waitFor();
    expect(await faultsAtAnySize(opened.page)).toEqual([]);
    await packages.sheet.getByLabel('Dag', { exact: true }).fill('2099-01-15');
    await packages.sheet.getByRole('button', { name: 'Kies deze bijeenkomst' }).press('Enter');
    await packages.sheet.getByText('tot en met').waitFor();
    await expect.poll(() => hasFocus(packages.sheet.getByText('Bouwvergadering, 15 januari'))).toBe(true);
    await packages.sheet.getByText('Wat je nu vrijgeeft, is nog voor niemand anders.').waitFor();
    await packages.release.click();
    await packages.released('Vrijgegeven, nog voor niemand anders. Intrekken kan altijd.');
    await packages.backToLesson.click();
    await viewing.keys('F2');
    await opened.page.getByText('Voor niemand anders dan jij. Intrekken kan altijd.').waitFor();
    await viewing.keys('Escape');
    await opened.page.getByRole('dialog').waitFor({ state: 'detached' });
    await viewing.keys('Alt+6');
    await opened.page.getByText(/^Een fragment vrijgegeven, nog voor niemand anders/).waitFor();
    await button('Bijeenkomst').click();
    await packages.place('Documenten').click();
    await packages.make.click();
    const made = await packages.made();
    const facts = await factsOfBundle(join(scratch, 'reader of input'), made.path, made.words);
    expect(facts.fragments.map(({ title }) => title)).toEqual(['Zo keek hij']);
    await viewing.keys('Alt+1');
    expect(await faultsAtAnySize(opened.page)).toEqual([]);
  });

  test('through the picker, by keys alone: a second package stands beside the first', async () => {
    const { page } = opened;
    await viewing.keys('Control+o');
    await enterOn(page, button('Video’s'));
    await enterOn(page, button(/chaplin\.mp4/));
    await enterOn(page, button('Nu kijken'));
    const marks = await clipAndTag('Even stil');
    await viewing.keys('Control+Enter');
    await packages.sheet.waitFor();
    await enterOn(page, packages.release);
    await packages.released(/^Vrijgegeven/);
    await enterOn(page, packages.backToLesson);
    await packages.sheet.waitFor({ state: 'detached' });
    await viewing.keys('Alt+3');
    const made = await packages.makeByKeys('Documenten');
    expect(made.path).toMatch(/ \(2\)\.kijkkring$/);
    const facts = await factsOfBundle(join(scratch, 'reader of picker'), made.path, made.words);
    expect(facts.fragments.map(({ title }) => title)).toEqual(['Zo keek hij', 'Even stil']);

    await viewing.keys('Control+l');
    await tabTo(page, page.getByLabel('Je wachtzin', { exact: true }));
    await unlock(page);
    await button('Kijken').waitFor();
    await viewing.keys('Alt+2');
    await viewing.ready();
    expect(await viewing.list()).toEqual(marks);
    expect(await axeFaults(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});
