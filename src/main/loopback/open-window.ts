import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Ids } from '../../shared/ports.ts';
import { makeBrowserProfile } from './browser-profile.ts';
import { browserSwitches } from './browser-switches.ts';

export interface WindowOptions {
  readonly browser: string;
  readonly dataFolder: string;
  readonly entry: () => string;
  /** Resolves when the window came in, so that the page with the token can go. */
  readonly entered: Promise<void>;
  readonly ids: Ids;
  readonly asRoot: boolean;
  /** More switches, such as those of a test without a screen. */
  readonly switches?: readonly string[];
}

export interface OpenWindow {
  readonly profileFolder: string;
  /** Resolves when the browser has ended and its profile is gone. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Opens the window in a browser with a profile of its own, and takes the profile away when it ends. */
export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const { browser, dataFolder, entry, entered, ids, asRoot, switches = [] } = options;
  const profile = await makeBrowserProfile(dataFolder, ids);
  const openingPage = await profile.openingPage(entry());
  const args = [...switches, ...browserSwitches({ profileFolder: profile.folder, openingPage, asRoot })];
  const child = spawn(browser, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const forgotten = entered.then(() => rm(openingPage, { force: true, maxRetries: 5, retryDelay: 100 }));
  const closed = Promise.race([ended, forgotten.then(() => ended)])
    .finally(() => profile.remove())
    .then(() => undefined);
  return { profileFolder: profile.folder, closed, close: () => child.kill() };
}
