import { ElectronDouble } from './electron-double.ts';

/** What the built application gets when it imports Electron in a process of its own (see electron-double-process.ts). */
export const electron = new ElectronDouble();

export const { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session } =
  electron.parts;
