import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { makeAngle, makeLessonSound } from '../../support/two-cameras.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { ownHome } from '../pages/own-home.ts';
import { makeOwnLibrary } from '../pages/own-library.ts';
import { axeFaults } from '../pages/page-faults.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('second angle');
const scratch = scratchFolder('e2e-angle');
const film = (name: string) => join(scratch, 'home', 'Videos', `${name}.mp4`);

/** A camera on the teacher that is red, and one on the pupils that is blue and began two seconds earlier; and what is typed under a fragment. */
describe.skipIf(driver.missing !== null)(`two cameras in one lesson, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;
  let giveBack: () => void;
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name }).first();

  const readIn = async (name: string): Promise<void> => {
    await opened.chooseFilms([film(name)], () => button(/^Kies een/).click());
    await button('Nu kijken').click();
    await viewing.ready();
  };

  /** The colour in the middle of what is seen of the film. */
  const colour = (): Promise<string> =>
    opened.page.evaluate(() => {
      const box = document.querySelector('#film')?.getBoundingClientRect();
      const seen = [...document.querySelectorAll('video')].find(
        (video) => video.checkVisibility() && video.closest('[inert]') === null,
      );
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      if (box === undefined || seen === undefined || context === null) return 'none';
      context.drawImage(seen, 0, 0, 1, 1);
      const [red = 0, , blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return red > blue ? 'red' : 'blue';
    });

  beforeAll(async () => {
    giveBack = ownHome(join(scratch, 'home'));
    const lesson = join(scratch, 'lesson.wav');
    makeLessonSound(lesson, 22);
    makeAngle(film('teacher'), { sound: ['-ss', '2', '-i', lesson], seconds: 20, colour: 'red' });
    makeAngle(film('pupils'), { sound: ['-i', lesson, '-af', 'volume=0.2'], seconds: 22, colour: 'blue' });
    opened = await driver.open(join(scratch, 'data'));
    viewing = new ViewingPage(opened.page);
    await makeOwnLibrary(opened.page);
    await readIn('pupils');
    await viewing.keys('Control+o');
    await readIn('teacher');
  });
  afterAll(async () => {
    await opened?.close();
    giveBack();
  });

  test('are laid together by keys alone, by their sound', async () => {
    const { page } = viewing;
    await page.locator('#film').focus();
    await viewing.keys('Shift+A');
    const dialog = page.getByRole('dialog', { name: 'Tweede hoek' });
    await dialog.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await viewing.keys('Enter');
    await dialog
      .getByText(/^‘pupils’ begon 2,0\d\d seconden eerder|^‘pupils’ begon 1,9\d\d seconden eerder/)
      .waitFor();
    await dialog.getByText(/Op \d van de \d plekken klinkt in beide hetzelfde/).waitFor();
    const lies = await dialog.getByRole('status').first().textContent();
    await dialog.getByRole('button', { name: /beeldje eerder/ }).focus();
    await viewing.keys('Enter');
    await page.waitForFunction(
      (before) => document.querySelector('[role=dialog] [role=status]')?.textContent !== before,
      lies,
    );
    expect(await axeFaults(page)).toEqual([]);
    await viewing.keys('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('`A` shows the other one at the same moment, which steps by its own frames; and back', async () => {
    const { page } = viewing;
    await page.locator('#film').focus();
    await viewing.onward();
    const before = await viewing.position();
    expect(await colour()).toBe('red');
    await viewing.keys('a');
    await page.getByRole('button', { name: 'Andere hoek', pressed: true }).waitFor();
    expect([await colour(), await viewing.position()]).toEqual(['blue', before]);
    await viewing.keys('Control+k');
    for (let frame = 0; frame < 3; frame += 1) await viewing.moved(() => viewing.keys('.', '.', '.'));
    await viewing.keys(' ');
    await page.getByRole('button', { name: 'Pauze' }).waitFor();
    await viewing.keys('a');
    await page.getByRole('button', { name: 'Andere hoek', pressed: false }).waitFor();
    expect(await colour()).toBe('red');
    // it played, and it still does
    await page.getByRole('button', { name: 'Pauze' }).waitFor();
    await viewing.moved(async () => undefined);
    await viewing.keys(' ');
    expect(opened.complaints).toEqual([]);
  });

  test('what is said is typed under a fragment by keys alone, and shown while watching', async () => {
    const { page } = viewing;
    await page.locator('#film').focus();
    await viewing.moved(() => viewing.keys('Home'));
    await viewing.keys('[');
    await page
      .getByRole('button', { name: /^Eind fragment/ })
      .first()
      .waitFor();
    await viewing.onward();
    await viewing.keys('Enter');
    await page.getByRole('textbox', { name: 'Titel' }).waitFor();
    await page.getByRole('switch', { name: 'Zachte stemmen harder' }).focus();
    await viewing.keys(' ');
    await page.getByRole('button', { name: 'Ondertitels' }).focus();
    await viewing.keys('Enter');
    const field = page.getByRole('textbox', { name: 'Wat wordt hier gezegd?' });
    await field.waitFor();
    await page.locator('#film').focus();
    await viewing.moved(() => viewing.keys('j'));
    await field.focus();
    await page.keyboard.type('Ik denk de wind');
    await viewing.keys('Enter');
    await page.locator('[data-subtitle]', { hasText: 'Ik denk de wind' }).waitFor();
    expect(await field.inputValue()).toBe('');
    // no camera lies over what stands over the film
    const onTop = (element: Element): boolean => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    };
    expect(await field.evaluate(onTop)).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    // Enter in the empty field plays, and stops
    await viewing.keys('Enter');
    await page.getByRole('button', { name: 'Pauze' }).waitFor();
    await viewing.keys('Enter');
    await page.getByRole('button', { name: 'Speel af' }).waitFor();
    await page.getByRole('button', { name: /^Weg: ondertitel/ }).focus();
    await viewing.keys('Enter');
    await page.locator('[data-subtitle]').waitFor({ state: 'detached' });
    expect(opened.complaints).toEqual([]);
  });
});
