import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createCore } from '../core/create-core.ts';
import { dataFolderOf } from '../core/data-folder.ts';
import { type Log, randomIds, systemClock, systemStopwatch } from '../core/ports.ts';
import { findBrowser, isProgram } from './find-browser.ts';
import { type LoopbackServer, startLoopback } from './loopback-server.ts';
import { openWindow } from './open-window.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import words from './words.json' with { type: 'json' };

/** What the launcher has around it; a test gives its own. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built page. */
  readonly pageFolder: string;
  readonly sampleFolder: string;
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
  const dataFolder = dataFolderOf({ platform, env, home: homedir() });
  const { core, server } = await serve(around, dataFolder);
  around.onStopAsked(() => void server.close());
  let code = 0;
  if (browser === null) {
    await printAddresses(server, around.keyboard, (entry) =>
      tell(`${say.address.replace('{address}', entry)}\n${say.again}`),
    );
  } else {
    const asRoot = process.getuid?.() === 0;
    if (asRoot) tell(say.asRoot);
    if (!(await showWindow(server, { browser, dataFolder, asRoot }))) {
      tell(say.browserFailed);
      code = 1;
    }
  }
  await core.close();
  return code;
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

function hasScreen({ platform, env }: Surroundings): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

async function serve({ pageFolder, sampleFolder, tell }: Surroundings, dataFolder: string) {
  const log: Log = { error: (logId, stack) => tell(`${logId} ${stack}`) };
  const core = createCore({
    ...{ clock: systemClock, ids: randomIds, log },
    places: { dataFolder, documentsFolder: join(homedir(), 'Documents'), sampleFolder },
  });
  const server = await startLoopback({ core, pageFolder, stopwatch: systemStopwatch, ids: randomIds, log });
  return { core, server };
}

/**
 * Ends when the window was closed and no job runs any more, or when the server stopped under it.
 * @returns whether there was a window at all
 */
async function showWindow(
  server: LoopbackServer,
  where: { readonly browser: string; readonly dataFolder: string; readonly asRoot: boolean },
): Promise<boolean> {
  const { entry, entered } = server;
  let came = false;
  const watched = entered.then(() => {
    came = true;
  });
  const window = await openWindow({ ...where, entry, entered: watched, ids: randomIds });
  const stoppedFirst = server.stopped.then(() => window.close());
  await Promise.race([window.closed, stoppedFirst]);
  // an import goes on to its end, also without anybody watching
  await server.closeWhenDone();
  await window.closed;
  return came;
}

/** Without a screen: an address for a browser that somebody opens herself, made anew for each Enter. */
async function printAddresses(
  server: LoopbackServer,
  keyboard: Readable,
  print: (entry: string) => void,
): Promise<void> {
  print(server.entry());
  const lines = createInterface({ input: keyboard });
  lines.on('line', () => print(server.entry()));
  await server.stopped;
  lines.close();
}
