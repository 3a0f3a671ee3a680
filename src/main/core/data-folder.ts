import { posix, win32 } from 'node:path';

/** What the folder follows from; `process` and `os.homedir()` in a shell. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/**
 * Where the settings and libraries of this user are, the same for every shell: a folder of this machine alone. On Windows that is the
 * local folder, as a school copies the roaming one to its server; `KIJKKRING_DATA` names another.
 */
export function dataFolderOf({ platform, env, home }: Machine): string {
  const named = env.KIJKKRING_DATA;
  if (named !== undefined && named !== '') return named;
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'Kijkkring');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Kijkkring');
  const data = env.XDG_DATA_HOME;
  // the specification asks to pass over a relative path
  const base = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share');
  return posix.join(base, 'kijkkring');
}
