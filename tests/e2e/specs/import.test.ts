import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../../support/shared-media.ts';
import { chosenDriver, hasPicker } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { hasFocus } from '../pages/key-focus.ts';
import { makeOwnLibrary, unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('reading in');
const scratch = scratchFolder('e2e-import');
const canRun = driver.missing === null && hasSharedMedia('reading in');
const isPicker = hasPicker(driver, 'reading in by the picker');
const home = process.env.HOME;
const films = join(scratch, 'home', 'Videos');
/** So short that all of it is counted before it is ready, and so large that this takes a while. */
const lesson = join(scratch, 'les.mp4');
const SKIPPED_BYTES = 128 * 1024 * 1024;

describe.skipIf(!canRun)(`reading in, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const choose = (name: string): Promise<void> =>
    opened.chooseFilms([join(films, name)], () => button(/^Kies een/).click());
  const firstPicture = () =>
    page.waitForFunction(() =>
      [...document.querySelectorAll('video')].some(
        ({ readyState, dataset }) => readyState >= 2 && dataset.place !== 'under',
      ),
    );

  const isImporting = () =>
    page.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch('/call/recording.list', { method: 'POST', headers, body: '{}' });
      const { value } = (await answer.json()) as { value: { state: string }[] };
      return value.some(({ state }) => state === 'importing');
    });

  beforeAll(async () => {
    process.env.HOME = join(scratch, 'home');
    mkdirSync(films, { recursive: true });
    writeFileSync(join(films, 'brief.mp4'), 'geen film');
    copyFileSync(sharedMedia('chaplin_person.mp4'), join(films, 'chaplin.mp4'));
    const old = ['-t', '2', '-i', sharedMedia('chaplin_person.mp4'), '-c:v', 'mpeg4', '-an'];
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...old, join(films, 'oud.avi')]);
    const whole = readFileSync(sharedMedia('edts_sar1280_1281.mp4'));
    for (const part of [1, 2])
      copyFileSync(sharedMedia('edts_sar1280_1281.mp4'), join(films, `VID_20260929_101112_00${part}.mp4`));
    writeFileSync(join(films, 'kapot.mp4'), whole.subarray(0, Math.floor(whole.length * 0.6)));
    const cut = ['-t', '40', '-c', 'copy', lesson];
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', sharedMedia('long_6min_1080p.mp4'), ...cut]);
    copyFileSync(lesson, join(films, 'les.mp4'));
    // what players skip makes it take a while before all of it is here
    const skipped = Buffer.alloc(SKIPPED_BYTES);
    skipped.writeUInt32BE(skipped.length);
    skipped.write('free', 4);
    writeFileSync(join(films, 'groot.mp4'), Buffer.concat([whole, skipped]));
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
  });
  afterAll(async () => {
    await opened?.close();
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
  });

  test('a file that is no film is refused, with a way out', async () => {
    expect(await faultsAtAnySize(page)).toEqual([]);
    await choose('brief.mp4');
    await page.getByText('Dit is geen filmbestand.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
  });

  test('a chosen file plays at once, and is watched when it is in', async () => {
    await choose('chaplin.mp4');
    await firstPicture();
    await button('Speel').click();
    await page.getByText('Je kijkt al.').waitFor();
    await button('Pauze').click();
    await page.getByRole('heading', { name: 'Klaar.' }).waitFor();
    await page
      .getByText('open voor wie hem vindt; wissen kan nu, bij Klas en privacy onder Kopieën')
      .waitFor();
    // of a file that the page offered nobody knows the place, so that it can't be wiped from there
    expect(await button('Wis het bestand').count()).toBe(isPicker ? 0 : 1);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await button('Nu kijken').click();
    await firstPicture();
    await page.getByRole('heading', { name: 'Je mooie momenten' }).waitFor();
  });

  test('what a browser can’t play is watched beside it from its review copy', async () => {
    await page.keyboard.press('Control+o');
    await choose('oud.avi');
    await firstPicture();
    await button('Speel').click();
    await page.getByText('Je kijkt al.').waitFor();
    await page.getByRole('heading', { name: 'Klaar.' }).waitFor();
    await page.getByText('Er is geen geluid, of Kijkkring kan het niet lezen.').waitFor();
    await page.getByRole('progressbar').locator('img').first().waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await button('Nu kijken').click();
    await firstPicture();
  });

  test('a film of which the end is missing is kept: on with what there is, or once more', async () => {
    await page.keyboard.press('Control+o');
    await choose('kapot.mp4');
    const safe = page.getByRole('heading', { name: /^Wat na 0:0\d komt, is niet leesbaar/ });
    await safe.waitFor();
    await page.getByText('open voor wie hem vindt; laat hem nog staan').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await button('Opnieuw proberen').click();
    await safe.waitFor({ state: 'detached' });
    await safe.waitFor();
    await button(/^Verder tot 0:0\d$/).click();
    await page.getByRole('heading', { name: 'Je mooie momenten' }).waitFor();
  });

  test.skipIf(!isPicker)(
    'the other parts of a film are found beside the chosen one, and become one lesson',
    async () => {
      await page.keyboard.press('Control+o');
      await button('Video’s').click();
      await button(/_101112_002\.mp4/).click();
      const asked = page.getByRole('region', { name: 'Deze film gaat verder in een ander bestand' });
      await asked.waitFor();
      expect(await asked.getByRole('listitem').allInnerTexts()).toEqual([
        'VID_20260929_101112_001.mp4',
        'VID_20260929_101112_002.mp4',
      ]);
      expect(await faultsAtAnySize(page)).toEqual([]);
      await button('Als één les').click();
      await page.getByRole('heading', { name: 'Klaar.' }).waitFor();
      await button('Nu kijken').click();
      await page.getByText('0:18').first().waitFor();
    },
  );

  test.skipIf(!isPicker)('by the picker: its folder stays where it was', async () => {
    await page.keyboard.press('Control+o');
    await button('Video’s').click();
    await button(/brief\.mp4/).click();
    await page.getByText('Dit is geen filmbestand.').waitFor();
    // what was chosen went away while it was looked at
    await expect.poll(() => hasFocus(page.locator('#screen'))).toBe(true);
    await button(/chaplin\.mp4/).click();
    await firstPicture();
    await button('Nu kijken').waitFor();
    await page.getByText('Het filmbestand kun je nu wissen. Doen?').waitFor();
    await page.getByText('Van jou, en nog als los bestand').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    // another film by that name came in its place
    copyFileSync(sharedMedia('long_6min_1080p.mp4'), join(films, 'chaplin.mp4'));
    await button('Wis het bestand').press('Enter');
    await page
      .getByText('Op die plek staat iets anders dan wat hier is ingelezen.', { exact: false })
      .waitFor();
    copyFileSync(sharedMedia('chaplin_person.mp4'), join(films, 'chaplin.mp4'));
    await button('Wis het bestand').press('Enter');
    await page.getByText('Het filmbestand is gewist.').waitFor();
    expect(existsSync(join(films, 'chaplin.mp4'))).toBe(false);
    await page.getByText('Alleen jij kunt dit zien').waitFor();
    await button('Nog een film inlezen').click();
    await button(/les\.mp4/).waitFor();
  });

  test('every known copy is listed with what to do about it, behind the seal and under Kopieën', async () => {
    await page.keyboard.press('F2');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('De plek waar hij vandaan kwam', { exact: false }).first().waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+6');
    await button('Kopieën').press('Enter');
    const copies = page.locator('[data-section="copies"]');
    await copies.getByRole('button', { name: 'Die is weg' }).first().press('Enter');
    await copies
      .getByText(/^Weg sinds /)
      .first()
      .waitFor();
    await copies.getByRole('button', { name: 'Toch niet weg' }).first().press('Enter');
    await copies.getByRole('button', { name: 'Die is weg' }).first().waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.keyboard.press('Control+o');
  });

  test('reading in can be stopped: nothing of it stays', async () => {
    if (!isPicker) await page.keyboard.press('Control+o');
    await choose('les.mp4');
    await button('Stop met inlezen').click();
    await page.getByText('Sleep je film naar dit venster').waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByText('chaplin').first().waitFor();
    expect(await page.getByRole('dialog').getByText('les', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test.skipIf(!isPicker)('a source that went out: what was read is safe, and it goes on', async () => {
    await button('Video’s').click();
    await button(/les\.mp4/).click();
    await firstPicture();
    // until it is known what it is, there is nothing to go on with
    await expect.poll(isImporting).toBe(true);
    rmSync(join(films, 'les.mp4'));
    await page.keyboard.press('Control+l');
    await unlock(page);
    await button('Traject').waitFor();
    await page.keyboard.press('Control+o');
    await page.getByRole('heading', { name: /Het inlezen stopte/ }).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    copyFileSync(lesson, join(films, 'les.mp4'));
    await button('Ga verder').click();
    await firstPicture();
    // all of its frames are counted first, which gives way to everything else on the machine
    await button('Nu kijken').click({ timeout: 100_000 });
    await page.getByRole('heading', { name: 'Je mooie momenten' }).waitFor();
  });

  test.skipIf(!isPicker)(
    'a page that is loaded anew says which film stopped, and goes on with it',
    async () => {
      await page.keyboard.press('Control+o');
      await choose('groot.mp4');
      await expect.poll(isImporting).toBe(true);
      await page.reload();
      await button('Kies de film opnieuw').click();
      await page.getByText('Dit venster heeft de film niet meer.', { exact: false }).waitFor();
      expect(await page.getByText('Het inlezen begint.').count()).toBe(0);
      expect(await faultsAtAnySize(page)).toEqual([]);
      await opened.chooseFilms([join(films, 'groot.mp4')], () => button('Kies hetzelfde bestand').click());
      await button('Nu kijken').click();
      await page.getByRole('heading', { name: 'Je mooie momenten' }).waitFor();
    },
  );

  test.skipIf(!isPicker)('a film can be dropped on any screen', async () => {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['geen film'], 'gesleept.mp4', { type: 'video/mp4' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
    await page.getByText('Dit is geen filmbestand.').waitFor();
  });

  test('complains of nothing', () => {
    // of what is no film, of the reading in that was stopped, and of the source that went out (500): the player may just have asked
    const asked = /(?:404|500) .*\/media\/(?:film|import)\//;
    const others = opened.complaints.filter((line) => !asked.test(line));
    expect(others).toEqual([]);
  });
});
