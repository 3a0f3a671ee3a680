import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { builtApplication } from './built-application.ts';
import { complaintsOf } from './complaints-of.ts';
import type { Driver, OpenedWindow } from './driver.ts';
import { electronBinary } from './electron-binary.ts';

const binary = electronBinary();

/** The built application in the real Electron. */
export const electronDriver: Driver = {
  project: 'electron',
  missing: binary === null ? "Electron's program is not installed (node_modules/electron/dist)" : null,
  open,
};

async function open(dataFolder: string): Promise<OpenedWindow> {
  if (binary === null) throw new Error('a window was opened without Electron');
  const main = join(await builtApplication(), 'main', 'index.js');
  // as root (in a container) Chromium has no sandbox to start in
  const args = process.getuid?.() === 0 ? [main, '--no-sandbox'] : [main];
  const application = await _electron.launch({
    executablePath: binary,
    args,
    env: { ...environment(), KIJKKRING_DATA: dataFolder },
  });
  const page = await application.firstWindow();
  return {
    page,
    complaints: complaintsOf(page, [
      'app://kijkkring/',
      'media://library/',
      'blob:app://kijkkring/',
      'data:',
    ]),
    chooseFilms: async (paths, ask) => {
      await application.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
        },
        [...paths],
      );
      await ask();
    },
    close: () => application.close(),
  };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
