import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Core } from '../../src/main/core/create-core.ts';
import { randomIds, systemStopwatch } from '../../src/main/core/ports.ts';
import { type LoopbackServer, startLoopback } from '../../src/main/loopback/loopback-server.ts';
import { BURNT_SQUARE, demoFootage, readBurntNumber } from '../../src/main/media/demo-footage.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import type { ReviewCopy } from '../../src/shared/model/review-copy.ts';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';
import type { PlayerPage } from '../e2e/player-page/page.ts';
import { coreWithLibrary, runJob } from './core-on-disk.ts';

export type OpenedFilm = { readonly recording: Recording; readonly timesUs: readonly number[] };

type Global = { readonly playerPage: PlayerPage };

/** The player's page over the loopback shell, on films of a real library. */
export class PlayerOverLibrary {
  readonly core: Core;
  readonly page: Page;
  readonly #server: LoopbackServer;
  readonly #browser: Browser;

  private constructor(core: Core, server: LoopbackServer, browser: Browser, page: Page) {
    this.core = core;
    this.#server = server;
    this.#browser = browser;
    this.page = page;
  }

  static async open(folder: string): Promise<PlayerOverLibrary> {
    const pageFolder = join(folder, 'page');
    await build({
      root: join(import.meta.dirname, '..', 'e2e', 'player-page'),
      configFile: false,
      logLevel: 'error',
      build: { outDir: pageFolder, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    });
    const core = await coreWithLibrary(join(folder, 'library'));
    const log = { error: (_id: string, stack: string) => void process.stderr.write(`${stack}\n`) };
    const server = await startLoopback({
      ...{ core, pageFolder, log },
      ...{ stopwatch: systemStopwatch, ids: randomIds },
    });
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'],
    });
    const page = await browser.newPage();
    await page.goto(server.entry());
    await page.waitForURL(`${server.origin}/`);
    await page.waitForFunction(() => 'playerPage' in globalThis);
    return new PlayerOverLibrary(core, server, browser, page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    await this.core.close();
  }

  /** Takes files in as one recording, and opens its originals. */
  async openFiles(paths: readonly string[], fromFrame = 0): Promise<OpenedFilm> {
    const recording = (await runJob(this.core, 'recording.import', { paths })) as Recording;
    const recordingId = recording.id;
    const { timesUs, endUs } = await this.core.ask('owner', 'recording.frameTimes', { recordingId });
    const { parts } = await this.core.ask('owner', 'recording.parts', { recordingId });
    const film = {
      parts: parts.map(({ address, startUs, endUs: end, originUs }) => ({
        source: { kind: 'file' as const, url: `/media/${address}` },
        startUs: startUs ?? 0,
        endUs: end ?? endUs,
        originUs,
      })),
      ...{ timesUs, endUs, fromUs: timesUs[fromFrame] ?? 0 },
    };
    await this.page.evaluate((given) => (globalThis as unknown as Global).playerPage.open(given), film);
    return { recording, timesUs };
  }

  /** Takes a file in, makes its review copy, and opens that alone. @returns also the times of the frames in the copy */
  async openCopy(path: string): Promise<OpenedFilm & { copy: ReviewCopy; ofCopy: readonly number[] }> {
    const recording = (await runJob(this.core, 'recording.import', { paths: [path] })) as Recording;
    const recordingId = recording.id;
    const copy = (await runJob(this.core, 'recording.makeReviewCopy', { recordingId })) as ReviewCopy;
    const { timesUs } = await this.core.ask('owner', 'recording.frameTimes', { recordingId });
    const ofCopy = await this.page.evaluate(
      (id) => (globalThis as unknown as Global).playerPage.openCopy(id),
      recordingId,
    );
    return { recording, timesUs, copy, ofCopy };
  }

  /** Steps or seeks, and reads the number that stands in the frame on screen. */
  async goAndRead(
    go: { readonly step?: number; readonly seekUs?: number },
    of: { readonly width: number; readonly height: number } = demoFootage,
  ): Promise<{ positionUs: number; number: number }> {
    const { positionUs, strip } = await this.page.evaluate(
      async ([to, rectangle]) => {
        const { playerPage } = globalThis as unknown as Global;
        if (to.step !== undefined) playerPage.player?.step(to.step);
        if (to.seekUs !== undefined) playerPage.player?.seek(to.seekUs);
        await playerPage.player?.settled();
        const now = playerPage.player?.state.getState().positionUs ?? -1;
        return { positionUs: now, strip: playerPage.picture(rectangle) };
      },
      [go, { x: 0, y: 0, width: of.width, height: BURNT_SQUARE, of }] as const,
    );
    return { positionUs, number: readBurntNumber(Buffer.from(strip, 'latin1'), of.width) };
  }
}
