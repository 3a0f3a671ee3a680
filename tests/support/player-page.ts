import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page, type Route } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';

const origin = 'http://player.test';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The player alone in Chromium, with films that a test makes and serves as it likes. */
export class PlayerBrowser {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #films = new Map<string, { readonly bytes: Buffer; readonly type: string }>();
  /** From which byte on an address is not answered: the request stays open. */
  readonly stops = new Map<string, number>();
  unanswered = 0;

  private constructor(browser: Browser, page: Page, folder: string) {
    this.#browser = browser;
    this.page = page;
    this.#folder = folder;
  }

  static async open(folder: string): Promise<PlayerBrowser> {
    await build({
      root: join(import.meta.dirname, '..', 'e2e', 'player-page'),
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    });
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'],
    });
    const opened = new PlayerBrowser(browser, await browser.newPage(), folder);
    await opened.page.route(`${origin}/**`, (route) => opened.#answer(route));
    await opened.page.goto(`${origin}/index.html`);
    await opened.page.waitForFunction(() => 'playerPage' in globalThis);
    return opened;
  }

  /** @returns the address under which the page finds it */
  serve(name: string, bytes: Buffer, type = 'video/mp4'): string {
    this.#films.set(`/film/${name}`, { bytes, type });
    return `/film/${name}`;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    const film = this.#films.get(pathname);
    if (film !== undefined) {
      const stop = this.stops.get(pathname) ?? film.bytes.length;
      const part = partOf(film, route.request().headers().range, stop);
      if (part !== null) return route.fulfill(part);
      this.unanswered += 1;
      return;
    }
    const body = await readFile(join(this.#folder, pathname));
    await route.fulfill({ body, contentType: types[extname(pathname)] ?? 'application/octet-stream' });
  }
}

/** At most 256 KiB, so that a film takes several answers as it does in the product. */
function partOf(
  { bytes, type }: { readonly bytes: Buffer; readonly type: string },
  range: string | undefined,
  stop: number,
): Parameters<Route['fulfill']>[0] | null {
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? 'bytes=0-') ?? [];
  const start = Number(from);
  const end = Math.min(to === '' ? bytes.length : Number(to) + 1, stop, start + 256 * 1024);
  if (start >= end) return null;
  return {
    status: 206,
    headers: {
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-store',
      'Content-Type': type,
      'Content-Range': `bytes ${start}-${end - 1}/${bytes.length}`,
    },
    body: bytes.subarray(start, end),
  };
}
