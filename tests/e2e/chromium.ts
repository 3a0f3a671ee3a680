import { existsSync } from 'node:fs';

/** The installed Chromium that the end-to-end tests drive. */
export const chromiumPath = '/usr/bin/chromium';

/** Whether there is one; says on standard output why the named tests are left out when there isn't. */
export function hasChromium(suite: string): boolean {
  const there = existsSync(chromiumPath);
  if (!there) process.stdout.write(`${suite}: skipped, there is no ${chromiumPath}\n`);
  return there;
}

/** As root (in a container) Chromium has no sandbox to start in. */
export const chromiumArguments: readonly string[] = ['--no-sandbox'];
