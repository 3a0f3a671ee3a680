import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { findBrowser, isProgram, type Machine } from './find-browser.ts';

const scratch = scratchFolder('find-browser');

function machine(platform: NodeJS.Platform, env: Machine['env'], programs: readonly string[]): Machine {
  return { platform, env, isProgram: (path) => programs.includes(path) };
}

test.each<[string, Machine, string | undefined, string | null]>([
  [
    'Chromium before Chrome on Linux',
    machine('linux', { PATH: ['/a', '/b'].join(delimiter) }, ['/a/google-chrome', '/b/chromium']),
    undefined,
    '/b/chromium',
  ],
  [
    'Edge where there is nothing else',
    machine('linux', { PATH: '/a' }, ['/a/microsoft-edge', '/elsewhere/chromium']),
    undefined,
    '/a/microsoft-edge',
  ],
  ['none', machine('linux', { PATH: '/a' }, []), undefined, null],
  ['none without a PATH', machine('linux', {}, ['/usr/bin/chromium']), undefined, null],
  [
    'a name that was asked for',
    machine('linux', { PATH: '/a' }, ['/a/brave', '/a/chromium']),
    'brave',
    '/a/brave',
  ],
  ['a path that was asked for', machine('linux', {}, ['/opt/x/chrome']), '/opt/x/chrome', '/opt/x/chrome'],
  ['nothing else than what was asked for', machine('linux', { PATH: '/a' }, ['/a/chromium']), 'brave', null],
  [
    "Edge of one's own on Windows",
    machine('win32', { PROGRAMFILES: 'C:\\P', LOCALAPPDATA: 'C:\\L' }, [
      'C:\\L\\Microsoft\\Edge\\Application\\msedge.exe',
    ]),
    undefined,
    'C:\\L\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  [
    'Chrome on a Mac',
    machine('darwin', {}, ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
    undefined,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
])('finds %s', (_, on, wanted, found) => {
  expect(findBrowser(on, wanted)).toBe(found);
});

test('a program is a file that may be started', () => {
  mkdirSync(join(scratch, 'folder'));
  for (const [name, mode] of [
    ['program', 0o700],
    ['text', 0o600],
  ] as const) {
    writeFileSync(join(scratch, name), '#!/bin/sh\n');
    chmodSync(join(scratch, name), mode);
  }
  const paths = ['program', 'text', 'folder', 'nothing', 'text/below'].map((name) => join(scratch, name));
  expect(paths.map(isProgram)).toEqual([true, false, false, false, false]);
});
