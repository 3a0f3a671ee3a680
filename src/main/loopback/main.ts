import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createCore } from '../core/create-core.ts';
import { dataFolderOf } from '../core/data-folder.ts';
import { type Log, randomIds, systemClock, systemStopwatch } from '../core/ports.ts';
import { findBrowser, isProgram } from './find-browser.ts';
import { type LoopbackServer, startLoopback } from './loopback-server.ts';
import { openWindow } from './open-window.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import words from './words.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..', '..');
const { platform, env } = process;
const say = env.LANG?.startsWith('en') === true ? words.en : words.nl;
const dataFolder = dataFolderOf({ platform, env, home: homedir() });

const log: Log = { error: (logId, stack) => void process.stderr.write(`${logId} ${stack}\n`) };

process.exitCode = await main();

async function main(): Promise<number> {
  const options = parsed();
  if (options === null) return 2;
  const hasScreen = platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
  const wantsWindow = options.open && (hasScreen || options.browser !== undefined);
  const browser = wantsWindow ? findBrowser({ platform, env, isProgram }, options.browser) : null;
  if (wantsWindow && browser === null) {
    tell(say.noBrowser);
    return 1;
  }

  const core = createCore({
    clock: systemClock,
    ids: randomIds,
    log,
    places: {
      dataFolder,
      documentsFolder: join(homedir(), 'Documents'),
      sampleFolder: join(root, 'resources', 'sample'),
    },
  });
  const server = await startLoopback({
    core,
    pageFolder: join(root, 'out', 'renderer'),
    stopwatch: systemStopwatch,
    ids: randomIds,
    log,
  });
  process.once('SIGINT', () => void server.close());
  process.once('SIGTERM', () => void server.close());
  if (browser === null) await printAddresses(server);
  else await showWindow(server, browser);
  await core.close();
  return 0;
}

function parsed(): StartOptions | null {
  try {
    return parseStartOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    tell(error.message);
    tell(say.usage);
    return null;
  }
}

/** Ends when the window was closed, or the server stopped under it. */
async function showWindow(server: LoopbackServer, browser: string): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) tell(say.asRoot);
  const { entry, entered } = server;
  const window = await openWindow({ browser, dataFolder, entry, entered, ids: randomIds, asRoot });
  const stoppedFirst = server.stopped.then(() => window.close());
  await Promise.race([window.closed, stoppedFirst]);
  // an import goes on to its end, also without anybody watching
  await server.closeWhenDone();
  await window.closed;
}

/** Without a screen: an address for a browser that somebody opens herself, made anew for each Enter. */
async function printAddresses(server: LoopbackServer): Promise<void> {
  const print = (): void => tell(`${say.address.replace('{address}', server.entry())}\n${say.again}`);
  print();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', print);
  await server.stopped;
  lines.close();
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
