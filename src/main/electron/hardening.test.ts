import { describe, expect, test } from 'vitest';
import { ContentsDouble } from '../../../tests/support/electron-double.ts';
import { SessionDouble } from '../../../tests/support/electron-double-session.ts';
import { startShell } from '../../../tests/support/electron-shell.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { mayLoad } from './request-table.ts';

const dataFolder = scratchFolder('electron-hardening');

test('the window is made with these settings and no others', async () => {
  const { electron } = await startShell({ dataFolder });
  expect(electron.window.options).toStrictEqual({
    width: 1440,
    height: 900,
    minWidth: 640,
    minHeight: 480,
    show: false,
    frame: false,
    title: 'Kijkkring',
    backgroundColor: '#fbfcf9',
    webPreferences: {
      session: electron.session,
      preload: '/built/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      v8CacheOptions: 'none',
      devTools: false,
    },
  });
});

test('developer tools are there in a checkout alone', async () => {
  const { electron } = await startShell({ dataFolder, packaged: false });
  expect(electron.window.options.webPreferences?.devTools).toBe(true);
});

test('the session lives in memory, without a cache', async () => {
  const { electron } = await startShell({ dataFolder });
  const made = [...electron.sessions].map(([name, { options }]) => ({ name, options }));
  expect(made).toEqual([{ name: 'kijkkring', options: { cache: false } }]);
});

test('the sandbox is on for every process, and the schemes have no more privileges than they need', async () => {
  const { electron } = await startShell({ dataFolder });
  expect(electron.app.sandboxed).toBe(true);
  expect(electron.schemes).toStrictEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: 'media',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
});

const permissions = [
  ...[
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
  ],
  ...['clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem', 'hid', 'serial', 'usb'],
  ...['idle-detection', 'local-fonts', 'local-network', 'speaker-selection', 'window-management', 'unknown'],
];
const denied = { requested: false, checked: false, device: false };
const openByDefault = { requested: true, checked: true, device: true };

describe.each([
  ['the window', (electron: { session: SessionDouble }) => electron.session],
  ['everything else', (electron: { defaultSession: SessionDouble }) => electron.defaultSession],
] as const)('the session of %s', (_, pick) => {
  test('denies every permission, which Electron would grant', async () => {
    const { electron } = await startShell({ dataFolder });
    const given = (session: SessionDouble) => permissions.map((name) => [name, session.grants(name)]);
    expect(given(new SessionDouble())).toEqual(permissions.map((name) => [name, openByDefault]));
    expect(given(pick(electron as never))).toEqual(permissions.map((name) => [name, denied]));
  });

  test('has no proxy, no spell checker, no certificates, no downloads and no files', async () => {
    const { electron } = await startShell({ dataFolder });
    const session = pick(electron as never);
    let verdict = 0;
    session.certificateProc({}, (result) => {
      verdict = result;
    });
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect({ proxy: session.proxy, spellChecker: session.spellChecker, verdict, prevented }).toEqual({
      proxy: { mode: 'direct' },
      spellChecker: false,
      verdict: -2,
      prevented: true,
    });
    await expect(session.load('file:///etc/passwd')).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
    // also when the request table had not been asked
    expect((await session.answer('file:///etc/passwd')).status).toBe(403);
  });
});

describe('the request table', () => {
  const page = 'app://kijkkring/index.html';
  const film = 'media://library/film/0a1b/0';

  test.each([
    [page, 'mainFrame'],
    [`${page}#top`, 'mainFrame'],
    ['app://kijkkring/assets/index-1a2b.js', 'script'],
    ['app://kijkkring/assets/index-1a2b.css', 'stylesheet'],
    ['app://kijkkring/assets/font.woff2', 'font'],
    [film, 'media'],
    [film, 'xhr'],
    ['media://library/picture/0a1b/3', 'image'],
    ['blob:app://kijkkring/0a1b', 'media'],
  ] as const)('%s may be loaded as %s', (url, resourceType) => {
    expect(mayLoad({ url, resourceType })).toBe(true);
  });

  test.each([
    ['https://example.org/', 'mainFrame'],
    ['https://example.org/a.js', 'script'],
    ['http://127.0.0.1:8080/', 'xhr'],
    ['http://localhost/', 'image'],
    ['ws://127.0.0.1:8080/', 'webSocket'],
    ['wss://example.org/', 'webSocket'],
    ['ftp://example.org/', 'xhr'],
    ['file:///etc/passwd', 'mainFrame'],
    ['file:///etc/passwd', 'xhr'],
    ['data:text/html,hello', 'mainFrame'],
    ['javascript:alert(1)', 'mainFrame'],
    ['chrome://settings', 'mainFrame'],
    ['devtools://devtools/bundled/inspector.html', 'mainFrame'],
    ['app://elsewhere/index.html', 'mainFrame'],
    ['app://kijkkring.example.org/index.html', 'mainFrame'],
    ['app://someone@kijkkring/index.html', 'mainFrame'],
    ['app://kijkkring:80/index.html', 'mainFrame'],
    ['app://kijkkring/assets/index.js', 'mainFrame'],
    ['app://kijkkring/index.html', 'subFrame'],
    ['app://kijkkring/index.html', 'object'],
    ['app://kijkkring/', 'ping'],
    ['media://elsewhere/film/0a1b/0', 'media'],
    [film, 'mainFrame'],
    [film, 'subFrame'],
    [film, 'script'],
    ['blob:https://example.org/0a1b', 'media'],
    ['blob:app://kijkkring/0a1b', 'mainFrame'],
    ['blob:app://kijkkring/0a1b', 'script'],
    ['not an address', 'xhr'],
  ] as const)('%s is cancelled as %s', (url, resourceType) => {
    expect(mayLoad({ url, resourceType })).toBe(false);
  });

  test('stands before every request of the window, and was not there by itself', async () => {
    const { electron } = await startShell({ dataFolder });
    const elsewhere = (session: SessionDouble) => session.cancels('https://example.org/', 'image');
    expect([
      elsewhere(new SessionDouble()),
      elsewhere(electron.session),
      elsewhere(electron.defaultSession),
    ]).toEqual([false, true, true]);
    expect(electron.session.cancels(page, 'mainFrame')).toBe(false);
  });
});

test('developer tools may be loaded in a checkout alone', async () => {
  const tools = 'devtools://devtools/bundled/inspector.html';
  const cancelled = async (packaged: boolean, url: string) => {
    const { electron } = await startShell({ dataFolder, packaged });
    return electron.session.cancels(url, 'mainFrame');
  };
  expect([await cancelled(true, tools), await cancelled(false, tools)]).toEqual([true, false]);
  expect(await cancelled(false, 'https://example.org/')).toBe(true);
});

test('a page goes nowhere, opens nothing and holds no other page', async () => {
  const { electron } = await startShell({ dataFolder });
  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];
  const prevented = (contents: ContentsDouble) => events.map((event) => contents.tries(event));
  expect(prevented(new ContentsDouble())).toEqual([false, false, false, false]);
  const { webContents } = electron.window;
  expect(prevented(webContents)).toEqual([true, true, true, true]);
  expect(webContents.openHandler?.({ url: 'app://kijkkring/index.html' })).toEqual({ action: 'deny' });
  // also contents that are made in another way
  const other = new ContentsDouble();
  electron.app.emit('web-contents-created', {}, other);
  expect(prevented(other)).toEqual([true, true, true, true]);
});

test('the title is never that of a page', async () => {
  const { electron } = await startShell({ dataFolder });
  let prevented = false;
  electron.window.emit('page-title-updated', { preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
});
