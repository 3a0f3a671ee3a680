import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { echoCore, startShell } from '../../../tests/support/electron-shell.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { EVENT_CHANNEL } from '../../shared/contract/shell-bridge.ts';
import { ownSwitches, refusedSwitches } from './command-line-switches.ts';
import type { ShellCore } from './start-application.ts';

const dataFolder = scratchFolder('electron-start');

describe('the one instance', () => {
  test('a second start ends at once, and touches nothing of the first', async () => {
    const remains = join(dataFolder, 'window', 'chromium');
    mkdirSync(remains, { recursive: true });
    const { electron } = await startShell({
      dataFolder,
      before: ({ app }) => Object.assign(app, { hasLock: false }),
    });
    const { app } = electron;
    expect([app.exitCode, app.ready, electron.windows, existsSync(remains)]).toEqual([0, false, [], true]);
  });

  test('the first comes to the front', async () => {
    const { electron } = await startShell({ dataFolder });
    const { window, app } = electron;
    app.emit('second-instance');
    expect(window.done).toEqual(['load app://kijkkring/index.html', 'show', 'focus']);
    window.minimize();
    app.emit('second-instance');
    expect(window.done.slice(3)).toEqual(['restore', 'focus']);
    expect(electron.windows).toHaveLength(1);
  });
});

describe('the command line', () => {
  test.each(refusedSwitches)('an installed application does not start with --%s', async (name) => {
    const { electron } = await startShell({ dataFolder, switches: [name] });
    expect([electron.app.exitCode, electron.app.ready, electron.windows]).toEqual([2, false, []]);
  });

  test('a checkout does, so that it can be looked at', async () => {
    const { electron } = await startShell({
      dataFolder,
      packaged: false,
      switches: ['remote-debugging-port'],
    });
    expect([electron.app.exitCode, electron.windows.length]).toEqual([undefined, 1]);
  });

  test('what Chromium is told before it starts', async () => {
    const { electron } = await startShell({ dataFolder, switches: ['lang'] });
    expect(electron.app.added).toEqual(ownSwitches);
    expect(Object.fromEntries(ownSwitches)).toMatchObject({
      'disable-http-cache': undefined,
      'no-proxy-server': undefined,
      'host-resolver-rules': 'MAP * ~NOTFOUND',
    });
  });
});

test('what Chromium left is gone at the next start', async () => {
  const remains = join(dataFolder, 'window', 'chromium');
  mkdirSync(remains, { recursive: true });
  writeFileSync(join(remains, 'Cookies'), 'left');
  const { electron } = await startShell({ dataFolder });
  expect([existsSync(join(remains, 'Cookies')), electron.app.paths]).toMatchObject([
    false,
    { sessionData: remains, userData: join(dataFolder, 'window') },
  ]);
});

describe('leaving', () => {
  function watchedCore() {
    const calls: unknown[] = [];
    const core: ShellCore = {
      ...echoCore(),
      call: async (...call) => {
        calls.push(call);
        return { ok: true, value: {} };
      },
      close: async () => void calls.push('close'),
    };
    return { core, calls };
  }

  test.each(['suspend', 'lock-screen', 'shutdown'])('%s locks the library', async (event) => {
    const { core, calls } = watchedCore();
    const { electron } = await startShell({ dataFolder, core });
    expect(calls).toEqual([]);
    electron.powerMonitor.emit(event);
    expect(calls).toEqual([['owner', 'library.lock', {}]]);
  });

  test('the application ends with its window, after the library is whole', async () => {
    const { core, calls } = watchedCore();
    const { electron } = await startShell({ dataFolder, core });
    const exited = new Promise((resolve) => electron.app.once('exited', resolve));
    electron.app.emit('window-all-closed');
    expect([electron.app.exitCode, calls]).toEqual([undefined, ['close']]);
    await exited;
    expect([electron.app.exitCode, calls]).toEqual([0, ['close']]);
  });

  test('asking twice closes the library once', async () => {
    const { core, calls } = watchedCore();
    const { electron } = await startShell({ dataFolder, core });
    electron.app.quit();
    electron.app.quit();
    expect(calls).toEqual(['close']);
  });

  test('a library that could not be closed is reported, and the application ends', async () => {
    const core: ShellCore = { ...echoCore(), close: async () => Promise.reject(new Error('no disk')) };
    const { electron, faults } = await startShell({ dataFolder, core });
    const exited = new Promise((resolve) => electron.app.once('exited', resolve));
    electron.app.quit();
    await exited;
    expect([electron.app.exitCode, faults.map(String)]).toEqual([1, ['Error: no disk']]);
  });
});

describe('a page that dies', () => {
  test('is made anew, as private as at the start', async () => {
    const { electron } = await startShell({ dataFolder });
    const { window } = electron;
    window.setContentProtection(false);
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.done).toEqual([
      'load app://kijkkring/index.html',
      'show',
      'load app://kijkkring/index.html',
    ]);
    expect(window.contentProtection).toBe(true);
  });

  test('again and again closes its window', async () => {
    const { electron } = await startShell({ dataFolder });
    const { window } = electron;
    const closed = () => window.done.includes('close');
    const seen = [1, 2, 3, 4].map(() => {
      window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
      return closed();
    });
    expect(seen).toEqual([false, false, false, true]);
  });

  test('and can not be loaded again closes its window', async () => {
    const { electron } = await startShell({ dataFolder });
    const { window } = electron;
    window.pageIsGone = true;
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => window.done).toContain('close');
  });

  test('before it ever was there ends the application', async () => {
    const { electron, faults } = await startShell({
      dataFolder,
      before: (double) => {
        double.onWindow = (window) => {
          window.pageIsGone = true;
        };
      },
    });
    expect([electron.app.exitCode, faults.map(String)]).toEqual([1, ['Error: ERR_FILE_NOT_FOUND']]);
  });
});

describe('events', () => {
  test('go to our page alone', async () => {
    const listeners = new Set<Parameters<ShellCore['listen']>[0]>();
    const core: ShellCore = {
      ...echoCore(),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const { electron } = await startShell({ dataFolder, core });
    const { webContents } = electron.window;
    const tell = () => {
      for (const listener of listeners) listener({ type: 'libraryOpened' });
    };
    tell();
    expect(webContents.sent).toEqual([{ channel: EVENT_CHANNEL, message: { type: 'libraryOpened' } }]);
    webContents.mainFrame = { url: 'https://example.org/' };
    tell();
    electron.window.close();
    tell();
    expect(webContents.sent).toHaveLength(1);
  });
});

describe('the menu has keys for clipboard, zoom and the whole screen, and none for undo', () => {
  const edit = {
    role: 'editMenu',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  const application = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { role: 'quit' },
    ],
  };

  test.each([
    ['linux', [edit, view]],
    ['win32', [edit, view]],
    ['darwin', [application, edit, view]],
  ] as const)('%s', async (platform, menu) => {
    const { electron } = await startShell({ dataFolder, platform });
    expect(electron.menu).toEqual(menu);
  });
});
