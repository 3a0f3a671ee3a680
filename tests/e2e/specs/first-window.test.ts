import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';

const driver = chosenDriver('first window');
const scratch = scratchFolder('e2e-first-window');

describe.skipIf(driver.missing !== null)(`the first window, in ${driver.project}`, () => {
  let opened: OpenedWindow;

  beforeAll(async () => {
    opened = await driver.open(join(scratch, 'data'));
  });

  afterAll(() => opened?.close());

  test('shows the three doors of the first start', async () => {
    const { page } = opened;
    await page.getByRole('heading', { level: 1 }).waitFor();
    const doors = [/pakket/i, /filmbestand/i, /voorbeeldles/i];
    const counts = doors.map((name) => page.getByRole('button', { name }).count());
    expect(await Promise.all(counts)).toEqual([1, 1, 1]);
  });

  test('tells nothing of anybody in its title or address, and keeps nothing', async () => {
    const { page } = opened;
    const kept = await page.evaluate(async () => ({
      title: document.title,
      address: location.pathname + location.search + location.hash,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    }));
    expect({ ...kept, address: kept.address.replace('/index.html', '/') }).toEqual({
      title: 'Kijkkring',
      address: '/',
      local: 0,
      session: 0,
      databases: 0,
      workers: 0,
    });
  });

  test('complains of nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
});
