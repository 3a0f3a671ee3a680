import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FragmentId } from '../../../src/shared/model/ids.ts';
import type { Recording } from '../../../src/shared/model/recording.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
import { runJob, TEST_PASSPHRASE } from '../../support/core-on-disk.ts';
import { coreWithPlaces } from '../../support/core-with-places.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { lostContent } from '../layout-checks.ts';
import { enterOn, tabTo } from '../pages/key-focus.ts';
import { unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('showing and destroying');
const scratch = scratchFolder('e2e-showing');
const dataFolder = join(scratch, 'data');

describe.skipIf(driver.missing !== null)(`showing and destroying, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    await fillLibrary();
    opened = await driver.open(dataFolder);
    page = opened.page;
    await unlock(page, TEST_PASSPHRASE);
    await button('Bijeenkomst').click();
  }, 60_000);
  afterAll(() => opened?.close());

  test('by mouse it is noted what was shown, to whom and by whom; what is missing is said', async () => {
    const asked = page.getByRole('region', { name: 'Lieten jullie dit zien?' });
    await button('Noteer wat je liet zien').click();
    await asked.getByText('Marnix vertelt').click();
    await button('Noteer').click({ force: true });
    await page.getByText('Kies eerst wie erbij was.').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await asked.getByRole('group', { name: 'Wie was erbij?' }).getByText('Sanne').click();
    await asked.getByRole('radiogroup').getByText('Marije').click();
    await button('Noteer').click();
    await page.getByText('Genoteerd: 1 fragment getoond.').waitFor();
  });

  test('by keys the other fragment; the focus is not lost', async () => {
    await enterOn(page, button('Noteer wat je liet zien'));
    for (const name of ['Floor wacht', 'Marije']) {
      await tabTo(page, page.getByRole('checkbox', { name }));
      await page.keyboard.press('Space');
    }
    await page.getByRole('radio', { name: 'Sanne' }).press('Space');
    await enterOn(page, button('Noteer'));
    await page.getByText('Genoteerd: 2 fragmenten getoond.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lieten jullie dit zien?');
    expect(await button('Noteer wat je liet zien').count()).toBe(0);
  });

  test('an answer about released fragments that was left is not remembered; by keys the film goes, they stay', async () => {
    await page.keyboard.press('Alt+6');
    const ask = button('Nu wissen').first();
    await ask.click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Er zijn 2 fragmenten van vrijgegeven', { exact: false }).waitFor();
    await dialog.getByText('Ook wissen').click();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await ask.press('Enter');
    // nothing was made of them yet, which takes a while: pressed too early it says so, and nothing goes
    await enterOn(page, dialog.getByRole('button', { name: 'Nu wissen' }));
    await dialog.getByText(/^Van wat je vrijgaf is nog niet alles als eigen film gemaakt\./).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await enterOn(page, dialog.getByRole('button', { name: 'Maak die nu' }));
    const made = dialog.getByText('De fragmenten hebben een eigen film. Nu kun je wissen.');
    await made.waitFor();
    expect(await made.evaluate((line) => line === document.activeElement)).toBe(true);
    await dialog.getByText(/^Van wat je vrijgaf/).waitFor({ state: 'detached' });
    await enterOn(page, dialog.getByRole('button', { name: 'Nu wissen' }));
    await page.getByText(/De vrijgegeven fragmenten blijven tot en met/).waitFor();
    expect(await page.getByText('Een vrijgave ingetrokken').count()).toBe(0);
  });

  test('nothing of Klas en privacy is lost on a small laptop', async () => {
    await page.getByText('rekenles.mp4: de film van de camera', { exact: false }).first().waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(await lostContent(page)).toEqual([]);
    expect(await faultsAtAnySize(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

/** A lesson with two fragments that are released for a meeting of today. */
async function fillLibrary(): Promise<void> {
  const { core } = coreWithPlaces(dataFolder);
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: TEST_PASSPHRASE, role: 'teacher' });
  await core.ask('owner', 'participant.add', { name: 'Sanne', role: 'coach' });
  const film = makeCameraFile(join(scratch, 'rekenles.mp4'), { seconds: 3 });
  const { id: recordingId } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  const fragmentIds: FragmentId[] = [];
  for (const [index, title] of ['Marnix vertelt', 'Floor wacht'].entries()) {
    const clip = { recordingId, title, inUs: index * 1_000_000, outUs: (index + 1) * 1_000_000 };
    fragmentIds.push((await core.ask('owner', 'fragment.add', clip)).id);
  }
  const date = new Date().toLocaleDateString('sv-SE');
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date });
  await core.ask('owner', 'release.release', { fragmentIds, meetingId: meeting.id });
  await core.close();
}
