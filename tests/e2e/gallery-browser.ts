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
  /** Gives the window back: who opens the next one alike gets it, with the page loaded anew. */
  readonly done: () => void;
};

type GalleryWindow = { readonly page: Page; readonly complaints: string[] };

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
  const idle = new Map<string, GalleryWindow[]>();
  return {
    open: async (settings, options = {}) => {
      const key = JSON.stringify(options);
      const waiting = idle.get(key) ?? [];
      idle.set(key, waiting);
      const window = waiting.pop() ?? (await newWindow(browser, server.url, options));
      await load(window, server.url, settings);
      return { ...window, done: () => void waiting.push(window) };
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function newWindow(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<GalleryWindow> {
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
  return { page, complaints };
}

async function load(
  { page, complaints }: GalleryWindow,
  url: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto('about:blank');
  complaints.length = 0;
  await page.goto(`${url}?${new URLSearchParams(settings)}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
