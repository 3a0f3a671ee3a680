import type * as Electron from 'electron';

/**
 * All that the shell uses of Electron. `main.ts` hands it in and nothing else imports it, so that a test runs the whole
 * shell on a double.
 */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'session'
>;
