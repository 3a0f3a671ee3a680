import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
} from 'electron';
import { createCore } from '../core/create-core.ts';
import { dataFolderOf } from '../core/data-folder.ts';
import { randomIds, systemClock } from '../core/ports.ts';
import { electronPlaces } from './electron-places.ts';
import { PaperPrinter } from './paper-printer.ts';
import { safeStorageSecrets } from './safe-storage-secrets.ts';
import { startApplication } from './start-application.ts';

const { platform, env, resourcesPath } = process;
const built = join(import.meta.dirname, '..');
const dataFolder = dataFolderOf({ platform, env, home: homedir() });

const log = {
  error: (logId: string, stack: string) => void process.stderr.write(`${logId} ${stack}\n`),
};

const printer = new PaperPrinter({ BrowserWindow, session });

await startApplication({
  electron: { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session },
  core: () =>
    createCore({
      clock: systemClock,
      ids: randomIds,
      log,
      places: electronPlaces({ app, dataFolder, root: join(built, '..'), resourcesPath }),
      secrets: safeStorageSecrets({ safeStorage, platform }),
      // the executable holds the hash of the archive beside it
      paperwork: {
        version: app.getVersion(),
        programFiles: [process.execPath],
        print: (html) => printer.print(html),
      },
    }),
  dataFolder,
  page: join(built, 'renderer'),
  preload: join(built, 'preload', 'preload.cjs'),
  platform,
  report: (error) =>
    log.error(randomIds.next(), error instanceof Error ? (error.stack ?? error.name) : 'not an error'),
});
