import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumDriver } from '../e2e/drivers/chromium-driver.ts';
import { ViewingPage } from '../e2e/pages/viewing-page.ts';
import { addMarks, keyToPaint, openToPaint } from '../support/viewing-speed.ts';
import type { BenchRow } from './bench-row.ts';

const MARKS = 500;
const ROUNDS = 40;
const OPENINGS = 5;
const MOST_TO_TAG_MS = 50;
const MOST_TO_OPEN_MS = 500;

/** The viewing screen with 500 markeringen in Chromium, over the loopback shell: from key to paint, and from a press to all of them. */
export async function runViewingBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-viewing-bench-'));
  const { page, close } = await chromiumDriver.open(join(folder, 'data'));
  try {
    const viewing = new ViewingPage(page);
    await viewing.enter();
    await viewing.keys('Control+k');
    await addMarks(page, MARKS);
    const tags: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await viewing.moved(() => viewing.keys('ArrowRight'));
      // what the move itself still draws is no part of the tag
      await page.waitForTimeout(200);
      tags.push(await keyToPaint(page, '1'));
    }
    const openings: number[] = [];
    for (let round = 0; round < OPENINGS; round += 1) {
      await page.getByRole('button', { name: 'Traject', exact: true }).click();
      await viewing.room.waitFor({ state: 'detached' });
      const tab = page.getByRole('button', { name: 'Kijken', exact: true });
      openings.push(await openToPaint(page, () => tab.click()));
    }
    return [
      row(`from the key to a painted tag, ${MARKS} there`, tags, MOST_TO_TAG_MS),
      row(`opening a recording with ${MARKS} tags`, openings, MOST_TO_OPEN_MS),
    ];
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, times: readonly number[], mostMs: number): BenchRow {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const slow = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
  const note = `median of ${times.length} (95th percentile ${slow} ms); at most ${mostMs} ms`;
  return { name, value, baseline: null, ratio: value / mostMs, limit: 1, unit: 'ms', note };
}
