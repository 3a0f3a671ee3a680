import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../../support/shared-media.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { hasFocus } from '../pages/key-focus.ts';
import { makeOwnLibrary, unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('lock');
const scratch = scratchFolder('e2e-lock');
const canRun = driver.missing === null && hasSharedMedia('lock');

/** From now on: which pictures were in the window when the lock screen came, and whether that went away again. */
async function watchPictures(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenAtLock: seen });
    let isThere = false;
    new MutationObserver(() => {
      const wasThere = isThere;
      isThere = document.querySelector('input[type=password]') !== null;
      if (wasThere && !isThere) seen.push('the lock screen went away');
      if (!isThere) return;
      for (const picture of document.querySelectorAll('video, audio, img, canvas'))
        seen.push(picture.outerHTML.slice(0, 100));
    }).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { seenAtLock: string[] }).seenAtLock);
}

/** What a screen reader finds in the places where announcements are heard. */
const said = async (page: Page): Promise<string> => {
  const heard = await page.locator('[aria-live=polite], [aria-live=assertive]').allTextContents();
  return heard.filter((text) => text !== '').join(' | ');
};

describe.skipIf(!canRun)(`the lock, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
    page = opened.page;
    await makeOwnLibrary(page);
    await opened.chooseFilms([sharedMedia('chaplin_person.mp4')], () =>
      page.getByRole('button', { name: /^Kies een/ }).click(),
    );
    await page.getByRole('button', { name: 'Nu kijken' }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  });
  afterAll(() => opened?.close());

  test('Ctrl . blacks everything, film and sound too, and brings it back as it was', async () => {
    await page.keyboard.press('n');
    await page.getByRole('textbox').fill('half af');
    await page.keyboard.press('Control+.');
    const black = await page.evaluate(() => ({
      films: [...document.querySelectorAll('video')].filter((film) =>
        film.checkVisibility({ visibilityProperty: true }),
      ).length,
      playing: [...document.querySelectorAll('video')].filter((film) => !film.paused).length,
      top: getComputedStyle(document.elementFromPoint(700, 400) ?? document.body).backgroundColor,
    }));
    expect(black).toEqual({ films: 0, playing: 0, top: 'rgb(0, 0, 0)' });
    await page.keyboard.type('mm12');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+.');
    expect(await page.getByRole('textbox').inputValue()).toBe('half af');
    expect(await page.getByRole('textbox').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('textbox').fill('');
    await page.keyboard.press('Escape');
  });

  test('every picture is out of the window before the lock screen is in it', async () => {
    await page.locator('#film').focus();
    await page.keyboard.press('l');
    await page.waitForFunction(() =>
      document.querySelector('[data-position]')?.textContent?.startsWith('0:05'),
    );
    await page.keyboard.press('m');
    await expect.poll(() => said(page)).toBe('Mooi moment, 5 seconden');
    const pictures = await watchPictures(page);
    await page.keyboard.press('n');
    await page.getByRole('textbox').fill('net begonnen');
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Welkom terug, Marije.' }).waitFor();
    await page.getByText('Je bent gebleven bij 0:05. Alles is er nog.').waitFor();
    expect(await pictures()).toEqual([]);
    expect(await said(page)).toBe('');
    expect(await page.title()).toBe('Kijkkring');
    expect(await faultsAtAnySize(page)).toEqual([]);
  });

  test('a wrong wachtzin is told, and the right one opens', async () => {
    await unlock(page, 'dat is hem niet');
    await page.getByText('Dat is niet de wachtzin. Probeer het rustig nog eens.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await unlock(page);
    await page.getByRole('button', { name: 'Op slot' }).waitFor();
  });

  test('what was being written when it locked, or when another screen opened, is kept', async () => {
    await page.getByRole('textbox', { name: 'Jouw leervraag' }).fill('Zie ik iedereen?');
    await page.getByRole('button', { name: 'Kijken', exact: true }).press('Enter');
    await page.getByText('net begonnen').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByRole('heading', { name: 'Zie ik iedereen?' }).waitFor();
  });

  test('while a film plays it stays open; ten minutes without anybody after that it locks by itself', async () => {
    await page.clock.install();
    await page.reload();
    const isOpen = () => page.getByRole('button', { name: 'Op slot' }).isVisible();
    await page.getByRole('button', { name: 'Op slot' }).waitFor();
    await page.keyboard.press('Alt+2');
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await page.locator('#film').focus();
    await page.keyboard.press('m');
    await expect.poll(() => said(page)).toMatch(/^Mooi moment/);
    // beside the player, to which its film would seem to hang for eleven minutes
    const film = await page.evaluateHandle(async () => {
      const made = document.createElement('video');
      made.src = document.querySelector('video')?.src ?? '';
      document.body.append(made);
      await made.play();
      return made;
    });
    await page.clock.runFor('11:00');
    expect(await said(page)).toBe('');
    expect(await isOpen()).toBe(true);
    await film.evaluate((made) => made.pause());
    await page.clock.runFor('09:50');
    expect(await isOpen()).toBe(true);
    await page.clock.runFor('00:20');
    await page.getByRole('heading', { name: /^Welkom terug/ }).waitFor();
  });

  test('a laptop that slept for a minute is locked at the next look', async () => {
    await unlock(page);
    await page.getByRole('button', { name: 'Op slot' }).waitFor();
    // one look, late: not one for each that was missed
    await page.clock.fastForward('01:10');
    await page.getByRole('heading', { name: /^Welkom terug/ }).waitFor();
  });

  test('after five wrong ones it takes a while, counted down', async () => {
    for (let time = 1; time <= 5; time += 1) {
      await unlock(page, `fout ${time}`);
      // answered: the field is empty again
      await page.waitForFunction(() => document.querySelector('input')?.value === '');
    }
    const wait = page.getByText(/Even wachten: over \d+ seconden/);
    const seconds = async (): Promise<number> => Number(/\d+/.exec((await wait.textContent()) ?? '')?.[0]);
    const first = await seconds();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(30);
    await expect.poll(seconds, { timeout: 10_000 }).toBeLessThan(first);
    expect(await page.getByRole('button', { name: 'Open', exact: true }).isDisabled()).toBe(true);
    expect(await hasFocus(page.getByLabel('Je wachtzin', { exact: true }))).toBe(true);
  });

  test('complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});
