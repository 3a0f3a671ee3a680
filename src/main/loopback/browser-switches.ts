import { pathToFileURL } from 'node:url';

export interface SwitchOptions {
  readonly profileFolder: string;
  /** The file that forwards to the one-time entry. */
  readonly openingPage: string;
  /** Chromium refuses its sandbox to root. */
  readonly asRoot: boolean;
}

/**
 * How a browser is started as our window (ARCHITECTURE §1): a profile of its own that goes away, no disk cache, no crash reports, no
 * extension, no name that resolves but our own address, and no place among the media controls of the system, for which Chromium leaves a
 * picture in the folder for temporary files.
 */
export function browserSwitches({ profileFolder, openingPage, asRoot }: SwitchOptions): string[] {
  return [
    `--app=${pathToFileURL(openingPage).href}`,
    '--incognito',
    `--user-data-dir=${profileFolder}`,
    '--disk-cache-dir=/dev/null',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-extensions',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=HardwareMediaKeyHandling',
    '--no-first-run',
    '--no-default-browser-check',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
