import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** One picture: the state it shows, and the drawn screen of the design that it stands beside. */
export interface ScreenShot {
  readonly name: string;
  readonly title: string;
  /** File name of the drawing, such as `j-eerst-kijken.png`; null for a state that was not drawn. */
  readonly drawing: string | null;
}

/** Takes pictures of a window, one after the other, and remembers which. */
export class ScreenShots {
  readonly taken: ScreenShot[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async take(page: Page, shot: ScreenShot): Promise<void> {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // what moves in has arrived
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(this.#folder, `${shot.name}.png`), animations: 'disabled' });
    this.taken.push(shot);
    process.stdout.write(`${shot.name}\n`);
  }
}
