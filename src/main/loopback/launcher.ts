import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Core } from '../core/create-core.ts';
import { dataFolderOf } from '../core/data-folder.ts';
import { type Log, randomIds, systemClock, systemStopwatch } from '../core/ports.ts';
import { coreToCome } from './core-to-come.ts';
import { findBrowser, isProgram } from './find-browser.ts';
import { type LoopbackServer, startLoopback } from './loopback-server.ts';
import { openWindow } from './open-window.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import words from './words.json' with { type: 'json' };

type Words = (typeof words)['nl'];

/** What the launcher has around it; a test gives its own. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built page. */
  readonly pageFolder: string;
  readonly sampleFolder: string;
  /** Of the program, for the papers; null when it isn't known. */
  readonly version?: string | null;
  /** Where somebody presses Enter. */
  readonly keyboard: Readable;
  readonly tell: (line: string) => void;
  /** Calls back when the program is asked to end. */
  readonly onStopAsked: (stop: () => void) => void;
}

/**
 * Runs Kijkkring in a window of an installed browser, or serves it and tells the address where there is no screen.
 * @returns exit code: 0 when it ended as asked, 1 when there is no browser or it does not start, 2 for wrong usage
 */
export async function launch(around: Surroundings): Promise<number> {
  const { platform, env, tell } = around;
  const say = env.LANG?.startsWith('en') === true ? words.en : words.nl;
  const options = parsed(around.args, (reason) => tell(`${reason}\n${say.usage}`));
  if (options === null) return 2;
  const wantsWindow = options.open && (hasScreen(around) || options.browser !== undefined);
  const browser = wantsWindow ? findBrowser({ platform, env, isProgram }, options.browser) : null;
  if (wantsWindow && browser === null) {
    tell(say.noBrowser);
    return 1;
  }
  const dataFolder = dataFolderIn(around);
  const log: Log = { error: (logId, stack) => tell(`${logId} ${stack}`) };
  const coming = loadCore(around, dataFolder, log);
  const core = coreToCome(coming);
  const { pageFolder } = around;
  const server = await startLoopback({ core, pageFolder, stopwatch: systemStopwatch, ids: randomIds, log });
  around.onStopAsked(() => void server.close());
  const shown =
    browser === null ? printAddresses(server, around, say) : showWindow(server, browser, around, say);
  try {
    const [code] = await Promise.all([shown, coming]);
    await core.close();
    return code;
  } finally {
    await server.close();
    // a window is never left behind, also when the core didn't come
    await Promise.allSettled([shown]);
  }
}

/** Takes a good part of a second, in which a browser starts as well. */
async function loadCore(
  { sampleFolder, pageFolder, version = null }: Surroundings,
  dataFolder: string,
  log: Log,
): Promise<Core> {
  const { createCore } = await import('../core/create-core.ts');
  return createCore({
    ...{ clock: systemClock, ids: randomIds, log },
    places: { dataFolder, documentsFolder: join(homedir(), 'Documents'), sampleFolder },
    paperwork: { version, programFiles: [process.execPath, join(pageFolder, 'index.html')], print: null },
  });
}

function parsed(args: readonly string[], refuse: (reason: string) => void): StartOptions | null {
  try {
    return parseStartOptions(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse(error.message);
    return null;
  }
}

function dataFolderIn({ platform, env }: Pick<Surroundings, 'platform' | 'env'>): string {
  return dataFolderOf({ platform, env, home: homedir() });
}

function hasScreen({ platform, env }: Surroundings): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Ends when the window was closed and no job runs any more, or when the server stopped under it.
 * @returns 1 when there never was a window
 */
async function showWindow(
  server: LoopbackServer,
  browser: string,
  { tell, ...around }: Surroundings,
  say: Words,
): Promise<number> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) tell(say.asRoot);
  let came = false;
  const entered = server.entered.then(() => {
    came = true;
  });
  const dataFolder = dataFolderIn(around);
  const window = await openWindow({
    browser,
    dataFolder,
    entry: server.entry,
    entered,
    ids: randomIds,
    asRoot,
  });
  const stoppedFirst = server.stopped.then(() => window.close());
  await Promise.race([window.closed, stoppedFirst]);
  // an import goes on to its end, also without anybody watching
  await server.closeWhenDone();
  await window.closed;
  if (!came) tell(say.browserFailed);
  return came ? 0 : 1;
}

/** Without a screen: an address for a browser that somebody opens herself, made anew for each Enter. */
async function printAddresses(
  server: LoopbackServer,
  { keyboard, tell }: Surroundings,
  say: Words,
): Promise<number> {
  const print = (): void => tell(`${say.address.replace('{address}', server.entry())}\n${say.again}`);
  print();
  const lines = createInterface({ input: keyboard });
  lines.on('line', print);
  await server.stopped;
  lines.close();
  return 0;
}
