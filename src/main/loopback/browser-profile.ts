import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
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
  // named after this process, so that another one can see whether it still runs
  const folder = join(profiles, `${process.pid}.${ids.next()}`);
  await mkdir(folder, { mode: 0o700 });
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
    const folder = join(profiles, name);
    if (await isInUse(folder, Number(name.split('.')[0]))) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  }
}

/** Whether the Kijkkring that made a profile may still run: its process is there, and the machine has not started since. */
async function isInUse(folder: string, pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !runs(pid)) return false;
  const startedAt = Date.now() - uptime() * 1000;
  return (await stat(folder)).birthtimeMs > startedAt;
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return false;
    // another user's process: it can't have made a folder of ours
    if (code === 'EPERM') return false;
    throw error;
  }
}
