import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { randomIds } from '../../src/main/core/ports.ts';
import type { LoopbackServer } from '../../src/main/loopback/loopback-server.ts';
import { type OpenWindow, openWindow } from '../../src/main/loopback/open-window.ts';
import { chromiumPath } from '../e2e/chromium.ts';

/** The window as the launcher opens it, with its own switches, but without a screen and with a way in for the test. */
export interface HeadlessWindow {
  readonly window: OpenWindow;
  readonly page: Page;
  /** Ends the browser as its user would, and waits until its profile is gone. */
  close(): Promise<void>;
}

/** What a browser is started with beside the launcher's switches, so that a test can see its page without a screen. */
export const forTests = ['--headless=new', '--remote-debugging-port=0'];

export async function headlessWindow(server: LoopbackServer, dataFolder: string): Promise<HeadlessWindow> {
  const window = await openWindow({
    ...{ browser: chromiumPath, dataFolder, entry: server.entry, entered: server.entered, ids: randomIds },
    asRoot: process.getuid?.() === 0,
    switches: forTests,
  });
  const page = await pageOfProfile(window.profileFolder);
  await page.waitForURL(`${server.origin}/`);
  const close = async (): Promise<void> => {
    window.close();
    await window.closed;
  };
  return { window, page, close };
}

/** The page of a browser that was started on this profile with `forTests`. */
export async function pageOfProfile(profileFolder: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profileFolder)}`);
  return firstPage(browser);
}

/** Chromium writes it into the profile when it listens. */
async function debuggingPort(profileFolder: string): Promise<number> {
  const file = join(profileFolder, 'DevToolsActivePort');
  for (let tries = 0; tries < 3000; tries += 1) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.includes('\n')) return Number(text.split('\n')[0]);
    await pause(10);
  }
  throw new Error('Chromium did not say where it listens');
}

async function firstPage(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 3000; tries += 1) {
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (page !== undefined) return page;
    await pause(10);
  }
  throw new Error('the window has no page');
}
