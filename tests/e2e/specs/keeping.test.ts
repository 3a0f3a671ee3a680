import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCore } from '../../../src/main/core/create-core.ts';
import { randomIds } from '../../../src/main/core/ports.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
import { repository } from '../../support/command-line.ts';
import { runJob, TEST_PASSPHRASE } from '../../support/core-on-disk.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('keeping');
const dataFolder = join(scratchFolder('e2e-keeping'), 'data');
const sampleFolder = join(repository, 'resources', 'sample');

/** Longer ago than a clock is believed, and than a recording without a meeting may stay. */
const DAYS_AGO = 50;

describe.skipIf(driver.missing !== null)(`keeping, in ${driver.project}`, () => {
  let opened: OpenedWindow;
  let page: Page;

  beforeAll(async () => {
    await fillLibraryOfBefore();
    opened = await driver.open(dataFolder);
    page = opened.page;
  });
  afterAll(() => opened?.close());

  test('a start long after the last one asks for the date, before anything else', async () => {
    await unlock(page, TEST_PASSPHRASE);
    const question = page.getByRole('dialog', { name: /^Klopt deze datum\?/ });
    await question.waitFor();
    await page.keyboard.press('Escape');
    expect(await question.isVisible()).toBe(true);
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ja, dat klopt' }).press('Enter');
    await question.waitFor({ state: 'detached' });
  });

  test('past its last day the film is locked, and home says so', async () => {
    await page.getByText('Les van toen is op slot: de afgesproken tijd is om.').waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText('Deze opname is op slot: de afgesproken tijd is om.').waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await page.getByRole('button', { name: 'Verlengen of wissen' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Bewaren' }).waitFor();
    await page
      .locator('[data-section="keeping"]')
      .getByText(/^Op slot sinds/)
      .waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Bewaren');
  });

  test('it is extended once, with a reason that stays readable', async () => {
    await page.getByRole('button', { name: 'Verleng 14 dagen' }).press('Enter');
    await page.getByLabel('Waarom langer? Dit blijft te lezen.').fill('de bijeenkomst verschoof');
    await page.keyboard.press('Enter');
    await page.getByText(/^Verlengd tot en met .*: de bijeenkomst verschoof$/).waitFor();
    expect(await page.getByRole('button', { name: 'Verleng 14 dagen' }).count()).toBe(0);
    // what it was extended by ends within the week that it is said beforehand
    await page.keyboard.press('Alt+1');
    await page.getByText(/^Les van toen gaat na .* op slot en wordt daarna gewist\./).waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.keyboard.press('Alt+2');
    await page.locator('video').first().waitFor();
  });

  test('where nothing was stated of the class it is said before anything of it is shown to others', async () => {
    await page.getByRole('button', { name: 'Wat een vraag' }).first().press('Enter');
    await page
      .getByRole('button', { name: /^Vrijgeven/ })
      .first()
      .press('Enter');
    await page.getByText('Voor deze klas is er nog geen verklaring. Die kost een minuut.').waitFor();
    await page.getByRole('button', { name: 'Nog even niet' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('destroying asks once more; then the film is gone, and what was learned stays', async () => {
    await page.keyboard.press('Alt+6');
    const ask = page.getByRole('button', { name: 'Nu wissen' }).first();
    await ask.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Het beeld van Les van toen wissen?' });
    await dialog.waitFor();
    // the careful answer has the focus
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await ask.press('Enter');
    await dialog.getByRole('button', { name: 'Nu wissen' }).press('Enter');
    await page.getByText(/^Het beeld is op .* gewist\. Je markeringen en wat je meenam blijven\.$/).waitFor();
    await page.getByText('Het beeld van een opname gewist').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.keyboard.press('Alt+2');
    await page.getByText('Het beeld van deze opname is gewist.', { exact: false }).waitFor();
    expect(await page.locator('nav, header').getByText('Het beeld is gewist').count()).toBe(1);
    await page.getByText('Wat een vraag').waitFor();
    await page.keyboard.press('F2');
    await page.getByText('Wat je markeerde, opent alleen met jouw wachtzin.', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the next film is the one that opens from then on, and what was marked in the first stays in reach', async () => {
    await page.keyboard.press('Alt+1');
    await page.getByText('Les van toen, beeld gewist').waitFor();
    await page.getByRole('button', { name: /^Opname inlezen/ }).press('Enter');
    const film = makeCameraFile(join(dataFolder, '..', 'nieuwe les.mp4'), { seconds: 2 });
    await opened.chooseFilms([film], () => page.getByRole('button', { name: /^Kies een/ }).click());
    // left and come back to: what was read in is still known there
    await page.keyboard.press('Alt+1');
    await page.getByText('nieuwe les').first().waitFor();
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: 'Nu kijken' }).press('Enter');
    await page.locator('video').first().waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByText('nieuwe les, gebleven bij 0:00').waitFor();
    expect(await faultsAtAnySize(page)).toEqual([]);
    await page.getByRole('button', { name: 'Les van toen', exact: true }).press('Enter');
    await page.getByText('Wat een vraag').waitFor();
  });

  test('the window complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});

/** A library of somebody who did not open it since. */
async function fillLibraryOfBefore(): Promise<void> {
  const then = Date.now() - DAYS_AGO * 86_400_000;
  const core = createCore({
    clock: { now: () => then },
    ids: randomIds,
    log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
    places: { dataFolder, documentsFolder: dataFolder, sampleFolder },
  });
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: TEST_PASSPHRASE, role: 'teacher' });
  const recording = (await runJob(core, 'recording.import', {
    paths: [join(sampleFolder, 'lesson.mp4')],
    title: 'Les van toen',
  })) as { id: never };
  await core.ask('owner', 'highlight.add', { recordingId: recording.id, atUs: 20_000_000 });
  await core.ask('owner', 'fragment.add', {
    ...{ recordingId: recording.id, inUs: 10_000_000, outUs: 20_000_000, title: 'Wat een vraag' },
  });
  await core.close();
}
