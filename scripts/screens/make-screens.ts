/**
 * Takes the pictures of docs/screens from the running application: `node scripts/screens/make-screens.ts [--design FOLDER] [--home
 * FOLDER]`. `--home` is the home of the teacher in the pictures, since some of them show where a file is; `--design` brings the drawn
 * screens up to date that stand beside them on the page that compares the two.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { chromiumDriver } from '../../tests/e2e/drivers/chromium-driver.ts';
import { comparisonPage } from './comparison-page.ts';
import { makeHome } from './make-home.ts';
import { ScreenShots } from './screen-shots.ts';
import { walkBundle, walkCoach, walkEnglish, walkOwn, walkPractice } from './walk.ts';

const { values } = parseArgs({ options: { design: { type: 'string' }, home: { type: 'string' } } });
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const shots = new ScreenShots(folder);

makeHome(values.home ?? join(tmpdir(), 'kijkkring-screens-home'));
for (const walk of [walkPractice, walkOwn, walkBundle, walkCoach, walkEnglish])
  await inNewWindow((page) => walk(page, shots));
writeFileSync(join(folder, 'index.html'), comparisonPage(shots.taken));
if (values.design !== undefined) copyDrawings(values.design);

function copyDrawings(from: string): void {
  mkdirSync(join(folder, 'design'), { recursive: true });
  for (const drawing of new Set(shots.taken.flatMap((shot) => shot.drawing ?? [])))
    copyFileSync(join(from, drawing), join(folder, 'design', drawing));
}

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
