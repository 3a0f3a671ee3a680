import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromiumDriver } from '../e2e/drivers/chromium-driver.ts';
import { passphrase, unlock } from '../e2e/pages/own-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithPlaces } from '../support/core-with-places.ts';
import { lockToPaint } from '../support/viewing-speed.ts';
import type { BenchRow } from './bench-row.ts';

const ROUNDS = 7;
const MOST_MS = 100;

/** From the key to a painted lock screen, with a film playing: what a teacher counts on when somebody walks in. */
export async function runLockBench(): Promise<BenchRow[]> {
  return [await measureLock(['Marije']), await measureLock(['Sanne', 'Marije'])];
}

/** @param people who have a library on this laptop; the last of them watches */
async function measureLock(people: readonly string[]): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-lock-bench-'));
  const film = makeCameraFile(join(folder, 'les.mp4'), { seconds: 20 });
  const { core } = coreWithPlaces(join(folder, 'data'));
  for (const name of people) await core.ask('owner', 'app.createOwn', { name, passphrase, role: 'teacher' });
  await core.close();
  const { page, chooseFilms, close } = await chromiumDriver.open(join(folder, 'data'));
  try {
    await unlock(page);
    await page.getByRole('button', { name: 'Traject' }).waitFor();
    await page.keyboard.press('Control+o');
    await chooseFilms([film], () => page.getByRole('button', { name: /^Kies een/ }).click());
    await page.getByRole('button', { name: 'Nu kijken' }).click();
    return rowOf(people.length, await timesOf(page));
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timesOf(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await page.locator('#film').focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('video')?.paused === false);
    times.push(await lockToPaint(page, 'Control+l'));
    await unlock(page);
    await page.getByRole('button', { name: 'Kijken', exact: true }).click();
  }
  return times.sort((a, b) => a - b);
}

function rowOf(libraries: number, times: readonly number[]): BenchRow {
  const value = times.at(-1) ?? Number.NaN;
  const median = Math.round(times[ROUNDS >> 1] ?? Number.NaN);
  const laptop = libraries === 1 ? '' : `, ${libraries} libraries on the laptop`;
  return {
    ...{ name: `from the key to a painted lock screen, a film playing${laptop}`, value, baseline: null },
    ...{ ratio: value / MOST_MS, limit: 1, unit: 'ms' },
    note: `slowest of ${ROUNDS} (median ${median} ms); each at most ${MOST_MS} ms`,
  };
}
