import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids } from '../../shared/ports.ts';

/** Below the data folder, so that nothing of a window lies anywhere else. */
const PROFILES = 'windows';

/** The folder that one window's browser may write to, private to the user. */
export interface BrowserProfile {
  readonly folder: string;
  /** Makes the page that the browser starts on, and answers its path: no secret stands on a command line. */
  openingPage(entry: string): Promise<string>;
  remove(): Promise<void>;
}

/** A new, empty profile. Left-overs of windows that ended badly go first. */
export async function makeBrowserProfile(dataFolder: string, ids: Ids): Promise<BrowserProfile> {
  const profiles = join(dataFolder, PROFILES);
  await removeLeftovers(profiles);
  const folder = join(profiles, ids.next());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    openingPage: async (entry) => {
      const path = join(folder, 'open.html');
      await writeFile(path, openingPage(entry), { mode: 0o600, flag: 'wx' });
      return path;
    },
    // a browser that is just ending still writes for a moment
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

function openingPage(entry: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Kijkkring</title></head><body><script>location.replace(${JSON.stringify(entry)})</script></body></html>`;
}

async function removeLeftovers(profiles: string): Promise<void> {
  await mkdir(profiles, { recursive: true, mode: 0o700 });
  for (const name of await readdir(profiles)) {
    await rm(join(profiles, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  }
}
