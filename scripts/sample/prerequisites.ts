import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const;

export interface Tools {
  readonly browser: string;
}

/** What has to be installed first, in words to print; or the tools when everything is there. */
export function findTools(): { readonly tools: Tools } | { readonly missing: readonly string[] } {
  const browser = [process.env.KK_CHROMIUM ?? '', ...BROWSERS].find(
    (path) => path !== '' && existsSync(path),
  );
  const missing: string[] = [];
  if (!runs('espeak-ng', ['--version']))
    missing.push('espeak-ng: the voices (Debian: apt-get install espeak-ng)');
  if (!runs('ffmpeg', ['-version']))
    missing.push('ffmpeg with libx264: the film (Debian: apt-get install ffmpeg)');
  if (!browser)
    missing.push(
      'Chromium: the drawing (Debian: apt-get install chromium; elsewhere set KK_CHROMIUM to its path)',
    );
  return browser && missing.length === 0 ? { tools: { browser } } : { missing };
}

function runs(program: string, options: readonly string[]): boolean {
  return spawnSync(program, options, { stdio: 'ignore' }).status === 0;
}
