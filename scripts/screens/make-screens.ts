/**
 * Takes the pictures of docs/screens from the running application: `node scripts/screens/make-screens.ts [--design FOLDER]`. With the
 * folder of the drawn screens it also writes a page beside the drawings that compares the two, outside the repository.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { chromiumDriver } from '../../tests/e2e/drivers/chromium-driver.ts';
import { comparisonPage } from './comparison-page.ts';
import { ScreenShots } from './screen-shots.ts';
import { walkCoach, walkOwn, walkPractice } from './walk.ts';

const { values } = parseArgs({ options: { design: { type: 'string' } } });
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const shots = new ScreenShots(folder);

for (const walk of [walkPractice, walkOwn, walkCoach]) await inNewWindow((page) => walk(page, shots));
writeFileSync(join(folder, 'index.html'), comparisonPage(shots.taken, values.design ?? null));

async function inNewWindow(work: (page: Page) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kijkkring-screens-'));
  const window = await chromiumDriver.open(dataFolder);
  try {
    await work(window.page);
  } catch (error) {
    await window.page.screenshot({ path: join(tmpdir(), 'kijkkring-screen-that-failed.png') });
    throw error;
  } finally {
    await window.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
