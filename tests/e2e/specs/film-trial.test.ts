import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';

const driver = chosenDriver('film trial');
const scratch = scratchFolder('e2e-trial');
// what the window gets of a film can only be changed on its way in a browser
const canRun = driver.missing === null && driver.project === 'chromium';

describe.skipIf(!canRun)(`a film that only this window can’t decode, in ${driver.project}`, () => {
  let opened: OpenedWindow;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
  });
  afterAll(() => opened?.close());

  test('a review copy is asked for by itself, and watched', async () => {
    const { page } = opened;
    await page.route(/\/media\/film\//, (route) =>
      route.fulfill({ contentType: 'video/mp4', body: Buffer.alloc(4096, 0xff) }),
    );
    const asked = page.waitForRequest(/\/call\/recording\.makeReviewCopy$/);
    await page.getByRole('button', { name: /voorbeeldles/i }).click();
    expect((await asked).method()).toBe('POST');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('video')].some(
        ({ dataset, currentSrc, readyState }) =>
          dataset.place === 'top' && currentSrc.startsWith('blob:') && readyState >= 2,
      ),
    );
  });
});
