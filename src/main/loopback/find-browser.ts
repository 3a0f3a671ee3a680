import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Browsers that take `--app` and our other switches, in the order in which they are tried. */
const names = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Chromium\\Application\\chrome.exe',
  ],
} as const;

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether there is a program at this path. */
  readonly isProgram: (path: string) => boolean;
}

/**
 * The browser to open the window in.
 * @param wanted a path, or a name to look for on the PATH, instead of the usual ones
 */
export function findBrowser(machine: Machine, wanted?: string): string | null {
  const candidates = wanted === undefined ? usualPlaces(machine) : onPath(machine, wanted);
  return candidates.find(machine.isProgram) ?? null;
}

function usualPlaces({ platform, env, ...rest }: Machine): readonly string[] {
  if (platform === 'darwin') return names.darwin;
  if (platform !== 'win32') return names.linux.flatMap((name) => onPath({ platform, env, ...rest }, name));
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return names.win32.flatMap((name) =>
    roots.flatMap((root) => (root === undefined ? [] : [`${root}\\${name}`])),
  );
}

function onPath({ env }: Machine, name: string): readonly string[] {
  if (isAbsolute(name)) return [name];
  return (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

/** Whether this process may start the file at a path. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR') return false;
    throw error;
  }
}
