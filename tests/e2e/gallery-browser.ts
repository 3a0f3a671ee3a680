import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { serveStrictly } from './strict-server.ts';

const root = join(import.meta.dirname, '..', '..');

export type OpenGallery = {
  readonly page: Page;
  /** Whatever the page complained about: errors, refusals of the content policy, requests to another place. */
  readonly complaints: readonly string[];
};

export type GalleryBrowser = {
  /** Opens the gallery with settings of its address in a window of its own; 1440 × 900 unless asked otherwise. */
  readonly open: (
    settings: Readonly<Record<string, string>>,
    options?: BrowserContextOptions,
  ) => Promise<OpenGallery>;
  readonly close: () => Promise<void>;
};

/** Builds the gallery into a folder as the product is built, serves it under the product's content policy, and starts Chromium. */
export async function startGallery(outDir: string): Promise<GalleryBrowser> {
  await build({
    configFile: join(root, 'vite.gallery.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  const server = await serveStrictly(outDir);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  return {
    open: (settings, options) => open(browser, server.url, settings, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function open(
  browser: Browser,
  url: string,
  settings: Readonly<Record<string, string>>,
  options: BrowserContextOptions = {},
): Promise<OpenGallery> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  await page.goto(`${url}?${new URLSearchParams(settings)}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, complaints };
}
