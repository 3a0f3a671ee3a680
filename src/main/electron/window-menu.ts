import type { MenuItemConstructorOptions } from 'electron';

/**
 * A window without a frame shows no menu, but its keys work: clipboard, zoom, whole screen. Undo is not in it: that belongs to the
 * page. macOS has a menu bar anyway, and its applications end by it.
 */
export function windowMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const application: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { role: 'quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    role: 'editMenu',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  return platform === 'darwin' ? [application, edit, view] : [edit, view];
}
