import { expect, test } from 'vitest';
import { browserSwitches } from './browser-switches.ts';

const asked = { profileFolder: '/data/windows/1', openingPage: '/data/windows/1/open.html', asRoot: false };

test('the window is started with these switches and no others, and with no secret', () => {
  expect(browserSwitches(asked)).toEqual([
    '--app=file:///data/windows/1/open.html',
    '--incognito',
    '--user-data-dir=/data/windows/1',
    '--disk-cache-dir=/dev/null',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-extensions',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=HardwareMediaKeyHandling',
    '--no-first-run',
    '--no-default-browser-check',
  ]);
});

test('only root goes without the sandbox', () => {
  expect(browserSwitches({ ...asked, asRoot: true })).toEqual([...browserSwitches(asked), '--no-sandbox']);
});
