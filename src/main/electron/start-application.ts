import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import type { Core } from '../core/create-core.ts';
import { answerApp } from './app-protocol.ts';
import { openCallChannel } from './call-channel.ts';
import { addOwnSwitches, refusedAmong } from './command-line-switches.ts';
import { dialogWords } from './dialog-words.ts';
import type { ElectronParts } from './electron-parts.ts';
import { hardenContents } from './harden-contents.ts';
import { hardenSession } from './harden-session.ts';
import { lockWhenLeft } from './lock-when-left.ts';
import { MainWindow } from './main-window.ts';
import { answerMedia, type MediaDoor } from './media-protocol.ts';
import { shellAnswers } from './shell-answers.ts';
import { windowMenu } from './window-menu.ts';
import { windowOptions } from './window-options.ts';

/** What the shell needs of the core. */
export type ShellCore = Pick<Core, 'call' | 'listen' | 'close' | 'media'>;

export type Surroundings = {
  readonly electron: ElectronParts;
  readonly core: () => ShellCore;
  /** Where the settings and libraries of this user are. */
  readonly dataFolder: string;
  /** Folder of the built page. */
  readonly page: string;
  /** Path of the built preload script. */
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  /** Told of what goes wrong inside; never a text, name or path of the user. */
  readonly report: (error: unknown) => void;
};

const WRONG_USAGE = 2;
const FAULT = 1;

/** Privileges of our two schemes; neither may pass the content policy or have a service worker. */
export const schemes = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  {
    scheme: 'media',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

/**
 * Starts the installed application: one instance, one window, everything closed that we don't use. Resolves once the window has
 * its page, or at once when this start ends (a refused switch, an instance that is there already).
 */
export async function startApplication(surroundings: Surroundings): Promise<void> {
  const { app, protocol } = surroundings.electron;
  if (app.isPackaged && refusedAmong(app.commandLine).length > 0) return app.exit(WRONG_USAGE);
  // the default is a folder that a school may copy to its server
  app.setPath('userData', made(join(surroundings.dataFolder, 'window')));
  if (!app.requestSingleInstanceLock()) return app.exit();
  keepNothingOfChromium(app);
  addOwnSwitches(app.commandLine);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged(schemes);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  await app.whenReady();
  try {
    await openWindow(surroundings);
  } catch (error) {
    // without its page the window has nothing to close it with
    surroundings.report(error);
    app.exit(FAULT);
  }
}

/** Settings and remains of Chromium stand in a folder of their own, which every start empties. */
function keepNothingOfChromium(app: ElectronParts['app']): void {
  const folder = join(app.getPath('userData'), 'chromium');
  rmSync(folder, { recursive: true, force: true });
  app.setPath('sessionData', made(folder));
}

/** Electron takes no folder that isn't there. */
function made(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function openWindow({
  electron,
  core: makeCore,
  page,
  preload,
  platform,
  report,
}: Surroundings): Promise<void> {
  const { app, session: sessions, Menu, powerMonitor } = electron;
  const core = makeCore();
  const main = new MainWindow();
  app.on('second-instance', () => main.focus());
  closeWith(app, core, report);

  await hardenSession(sessions.defaultSession, app.isPackaged);
  // without `persist:` it lives in memory, and without a cache nothing of a film stays there
  const session = sessions.fromPartition('kijkkring', { cache: false });
  await hardenSession(session, app.isPackaged);
  serve(session, page, core.media, report);

  Menu.setApplicationMenu(Menu.buildFromTemplate(windowMenu(platform)));
  lockWhenLeft(powerMonitor, () => void core.call('owner', 'library.lock', {}));
  openCalls(electron, core, main);
  core.listen((event) => main.tell(event));
  const { BrowserWindow } = electron;
  await main.open({ BrowserWindow, options: windowOptions({ session, preload, packaged: app.isPackaged }) });
}

function openCalls({ ipcMain, dialog, app }: ElectronParts, core: ShellCore, main: MainWindow): void {
  const own = shellAnswers({ dialog, window: () => main.window, words: dialogWords(app.getLocale()) });
  openCallChannel({
    ipcMain,
    contents: () => main.window?.webContents ?? null,
    answer: (name, input) => own.get(name)?.(input) ?? core.call('owner', name, input),
  });
}

function serve(session: Session, page: string, media: MediaDoor, report: (error: unknown) => void): void {
  const reported = async (answer: Promise<Response>): Promise<Response> => {
    try {
      return await answer;
    } catch (error) {
      report(error);
      return new Response(null, { status: 500, headers: { 'Cache-Control': 'no-store' } });
    }
  };
  session.protocol.handle('app', (request) => reported(answerApp(request, page)));
  session.protocol.handle('media', (request) => reported(answerMedia(request, media)));
}

/** The application ends with its window, on every system, and only after the library is locked and whole. */
function closeWith(app: ElectronParts['app'], core: ShellCore, report: (error: unknown) => void): void {
  app.on('window-all-closed', () => app.quit());
  let closing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    core.close().then(
      () => app.exit(),
      (error: unknown) => {
        report(error);
        app.exit(FAULT);
      },
    );
  });
}
