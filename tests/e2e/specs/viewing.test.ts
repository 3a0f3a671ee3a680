import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { ViewingPage } from '../pages/viewing-page.ts';

const driver = chosenDriver('viewing');
const scratch = scratchFolder('e2e-viewing');

/** Ids of what axe-core finds fault with. */
async function faults({ page }: ViewingPage): Promise<string[]> {
  // a shell has one window, and axe-core may not open another for its own work
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}

describe.skipIf(driver.missing !== null)(`watching the sample lesson, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'journey'));
    viewing = new ViewingPage(opened.page);
    await viewing.enter();
  });
  afterAll(() => opened?.close());

  test('opens bare: four actions, and no rows, seats or kijkwijzer', async () => {
    expect(await viewing.mode()).toBe('first');
    const { page } = viewing;
    for (const name of ['Mooi moment', 'Begin fragment', 'Notitie', 'Beeld weg'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(1);
    expect(await page.getByRole('heading').allTextContents()).toEqual([
      'Voorbeeldles: woorden op -er',
      'Je mooie momenten',
    ]);
    expect(await faults(viewing)).toEqual([]);
  });

  test('a mooi moment becomes a fragment with a name', async () => {
    await viewing.onward(4);
    await viewing.mark('m', 'Mooi moment');
    await viewing.page.getByRole('button', { name: /Maak er een fragment van/ }).click();
    await viewing.toast('Fragment bewaard').waitFor();
    await viewing.keys('Enter');
    await viewing.page.getByRole('textbox', { name: 'Titel' }).fill('Rondje op gang');
    await viewing.keys('Enter');
    await viewing.page.getByRole('button', { name: 'Rondje op gang', exact: true }).waitFor();
    expect(await faults(viewing)).toEqual([]);
  });

  test('the picture can be taken away, and comes back', async () => {
    await viewing.mark('b', /Beeld weg/);
    const isSeen = (): Promise<boolean> =>
      viewing.page
        .locator('video')
        .first()
        .evaluate((video) => video.checkVisibility({ visibilityProperty: true }));
    expect(await isSeen()).toBe(false);
    await viewing.keys('b');
    expect(await isSeen()).toBe(true);
  });

  test('with the kijkwijzer: a moment with a pupil, a duration, a phase', async () => {
    await viewing.keys('Control+k');
    expect(await viewing.mode()).toBe('guide');
    const { page } = viewing;
    await viewing.mark('3', 'Knikt, zegt ja');
    await page.getByRole('button', { name: /^Marnix/ }).click();
    await viewing.toast(', Marnix').waitFor();
    await viewing.moved(() => viewing.keys('ArrowRight'));
    await viewing.mark('2', 'Kijkt en wacht loopt');
    await viewing.onward();
    await page.getByText('loopt 0:05').waitFor();
    await viewing.keys('p');
    await page.getByRole('combobox').fill('saa');
    await viewing.keys('Enter', '2');
    await viewing.toast(', Saar').waitFor();
    await page.getByRole('button', { name: 'Andere', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Instructie en begrip' }).click();
    await page.locator('#film').focus();
    await viewing.mark('1', 'Legt uit');
    expect(await faults(viewing)).toEqual([]);
    expect(await viewing.list()).toEqual([
      expect.stringMatching(/^Fragment, Rondje op gang, 5 seconden/),
      expect.stringMatching(/^Knikt, zegt ja, Marnix, 20 seconden/),
      expect.stringMatching(/^Mooi moment, 20 seconden/),
      expect.stringMatching(/^Kijkt en wacht, Saar, 21 seconden/),
      expect.stringMatching(/^Legt uit, 26 seconden/),
    ]);
  });

  test('undo and redo go over all of it, with their place', async () => {
    const whole = await viewing.list();
    await viewing.moved(() => viewing.keys('Home'));
    await viewing.moved(() => viewing.keys('Control+z'));
    expect(await viewing.position()).toBe('0:26,0');
    await expect.poll(() => viewing.list()).toEqual(whole.slice(0, -1));
    // the duration came with its pupil; with the moment the pupil came after
    await viewing.keys('Control+z', 'Control+z');
    const withoutBoth = [whole[0], whole[1]?.replace(', Marnix', ''), whole[2]];
    await expect.poll(() => viewing.list()).toEqual(withoutBoth);
    await viewing.keys('Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z');
    await expect.poll(() => viewing.list()).toEqual(whole);
    await expect.poll(() => viewing.position()).toBe('0:26,0');
  });

  test('after loading anew all is there, with place and way of looking', async () => {
    const [before, at] = [await viewing.list(), await viewing.position()];
    await viewing.page.waitForTimeout(2_500);
    await viewing.page.reload();
    await viewing.enter();
    expect(await viewing.mode()).toBe('guide');
    expect(await viewing.position()).toBe(at);
    expect(await viewing.list()).toEqual(before);
    await viewing.page.getByRole('heading', { name: 'Instructie en begrip' }).waitFor();
  });

  test('going back ends what runs where the film had come, and says so', async () => {
    await viewing.mark('9', /Vraag over de inhoud/);
    await viewing.page.keyboard.press('Shift+9');
    await viewing.toast(/loopt/).waitFor();
    await viewing.onward();
    await viewing.keys('j');
    await viewing.toast(/gestopt, want je ging terug/).waitFor();
    await viewing.keys('Backspace');
    await expect.poll(() => viewing.toast(/gestopt/).count()).toBe(0);
  });

  test('a drag over the pictures of the timeline shows frames before it is let go', async () => {
    const { page } = viewing;
    const before = await viewing.position();
    const box = await page.locator('[data-timeline]').boundingBox();
    if (box === null) throw new Error('no timeline');
    const [x, y] = [box.x + 400, box.y + 70];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const places = new Set([before]);
    for (let moved = 0; places.size < 5; moved = (moved + 20) % 600) {
      await page.mouse.move(x + moved, y);
      await page.waitForTimeout(20);
      places.add(await viewing.position());
    }
    await page.mouse.up();
  });

  test('complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});

describe.skipIf(driver.missing !== null)(`the same by keys alone, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let viewing: ViewingPage;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'keys'));
    viewing = new ViewingPage(opened.page);
    await opened.page.getByRole('button', { name: /voorbeeldles/i }).waitFor();
    await viewing.keys('3');
    await viewing.ready();
  });
  afterAll(() => opened?.close());

  test('from the first picture to a named fragment with markeringen', async () => {
    await viewing.onward();
    await viewing.mark('m', 'Mooi moment');
    await viewing.keys('[');
    await viewing.page.getByText('loopt 0:00').waitFor();
    await viewing.onward(2);
    await viewing.keys('Enter');
    await viewing.page.getByRole('textbox', { name: 'Titel' }).waitFor();
    await viewing.page.keyboard.type('Tweede ronde');
    await viewing.keys('Enter', 'n');
    await viewing.page.getByRole('textbox', { name: /Notitie bij 0:15/ }).waitFor();
    await viewing.page.keyboard.type('Hier wacht ik echt');
    await viewing.keys('Escape');
    await viewing.toast('Notitie bewaard').waitFor();
    await viewing.keys('Control+k');
    await viewing.mark('1', 'Neemt initiatief');
    await viewing.keys('p');
    await viewing.page.keyboard.type('mar');
    await viewing.keys('Enter');
    await viewing.toast(', Marnix').waitFor();
    // the toast is there at once; the list is read anew
    await expect
      .poll(() => viewing.list())
      .toEqual([
        expect.stringMatching(/^Fragment, Tweede ronde, 5 seconden/),
        expect.stringMatching(/^Mooi moment, 5 seconden/),
        expect.stringMatching(/^Neemt initiatief, Marnix, 15 seconden/),
        expect.stringMatching(/^Notitie, Hier wacht ik echt, 15 seconden/),
      ]);
  });

  test('F6 goes from the film to kijkwijzer, seats and timeline, and single keys rest in a field', async () => {
    const regionOf = (): Promise<string | undefined> =>
      viewing.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('main [data-region]')?.dataset.region,
      );
    await viewing.page.locator('#film').focus();
    const regions: (string | undefined)[] = [];
    for (let time = 0; time < 4; time += 1) {
      await viewing.keys('F6');
      regions.push(await regionOf());
    }
    expect(regions).toEqual(['guide', 'seats', 'timeline', 'actions']);
    await viewing.page.locator('#film').focus();
    await viewing.keys('n');
    await viewing.page.keyboard.type('mm bk12');
    expect(await viewing.page.getByRole('textbox').inputValue()).toBe('mm bk12');
    await viewing.page.getByRole('textbox').fill('');
    await viewing.keys('Escape');
    expect(await regionOf()).toBe('film');
  });

  test('nothing is lost at 200% and 400%', async () => {
    for (const [width, height] of [
      [720, 450],
      [360, 225],
    ] as const) {
      await viewing.page.setViewportSize({ width, height });
      const over = await viewing.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${width} px`).toBeLessThanOrEqual(0);
      expect(await faults(viewing), `${width} px`).toEqual([]);
    }
  });

  test('on a film too low for both, no toast lies over where a fragment is named', async () => {
    await viewing.page.setViewportSize({ width: 360, height: 225 });
    await viewing.page.locator('#film').focus();
    await viewing.keys('[');
    await viewing.onward();
    await viewing.keys(']');
    await viewing.toast('Fragment bewaard').waitFor();
    await viewing.keys('Enter');
    await viewing.page.getByRole('textbox', { name: 'Titel' }).waitFor();
    expect(await viewing.toast('Fragment bewaard').count()).toBe(0);
    await viewing.page.locator('#film').focus();
    await viewing.keys('m');
    await viewing.toast('Mooi moment').waitFor({ state: 'attached' });
    expect(await viewing.toast('Mooi moment').isVisible()).toBe(false);
  });
});
