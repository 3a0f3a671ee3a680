import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { launch, type Surroundings } from '../../src/main/loopback/launcher.ts';
import { chromiumPath, hasChromium } from '../e2e/chromium.ts';
import { sampleFolder } from '../support/core-with-places.ts';
import { send } from '../support/loopback-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('launcher');
const there = hasChromium('launcher.test.ts');
const pageFolder = join(scratch, 'page');
mkdirSync(pageFolder);
writeFileSync(
  join(pageFolder, 'index.html'),
  '<!doctype html><title>Kijkkring</title><script src="/page.js"></script>',
);
writeFileSync(join(pageFolder, 'page.js'), "new EventSource('/events');");

interface Launched {
  readonly ended: Promise<number>;
  readonly lines: string[];
  readonly keyboard: PassThrough;
  readonly data: string;
  stop(): void;
}

/** The launcher in this process, on a machine that the test describes. */
function launched(name: string, args: readonly string[], env: Surroundings['env'] = {}): Launched {
  const lines: string[] = [];
  const keyboard = new PassThrough();
  const data = join(scratch, name);
  let stop = (): void => undefined;
  const ended = launch({
    ...{ args, pageFolder, sampleFolder, keyboard, platform: 'linux' },
    env: { LANG: 'en_GB.UTF-8', PATH: join(scratch, 'no-programs'), KIJKKRING_DATA: data, ...env },
    tell: (line) => lines.push(line),
    onStopAsked: (asked) => {
      stop = asked;
    },
  });
  return { ended, lines, keyboard, data, stop: () => stop() };
}

function addressIn(line: string | undefined): URL {
  return new URL(/http:\S+/.exec(line ?? '')?.[0] ?? '');
}

/** Opens an address as somebody who typed it. */
async function visit({ host, port, pathname, search }: URL): Promise<number> {
  const headers = {
    host,
    'sec-fetch-site': 'none',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  return (await send(Number(port), { path: `${pathname}${search}`, headers })).status;
}

test('what it does not understand it refuses, with how it is used', async () => {
  const { ended, lines } = launched('usage', ['--port', '80']);
  expect(await ended).toBe(2);
  expect(lines.join('\n')).toContain('npm start -- [--browser NAME|PATH] [--no-open]');
});

test('with a screen but no browser it says what to install', async () => {
  const { ended, lines } = launched('no-browser', [], { DISPLAY: ':0' });
  expect(await ended).toBe(1);
  expect(lines).toEqual(['No Chromium, Chrome or Edge was found. Install one, or name it with --browser.']);
});

test.each<[string, string[], Surroundings['env']]>([
  ['without a screen', [], {}],
  ['when no window is wanted', ['--no-open'], { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }],
])('%s it tells an address that works once, and another one for each Enter', async (_, args, env) => {
  const { ended, lines, keyboard, stop } = launched('address', args, env);
  await expect.poll(() => lines).toHaveLength(1);
  const first = addressIn(lines[0]);
  expect([await visit(first), await visit(first)]).toEqual([200, 403]);
  keyboard.write('\n');
  await expect.poll(() => lines).toHaveLength(2);
  const second = addressIn(lines[1]);
  expect(second.search).not.toBe(first.search);
  expect(await visit(second)).toBe(200);
  stop();
  expect(await ended).toBe(0);
  await expect(visit(second)).rejects.toThrow('ECONNREFUSED');
});

/** A browser that keeps what it was started with, and has no screen. */
function watchedBrowser(name: string): { readonly path: string; readonly started: string } {
  const path = join(scratch, name);
  const started = join(scratch, `${name}-arguments`);
  const script = `#!/bin/sh
printf '%s\\n' "$@" > '${started}'
exec '${chromiumPath}' --headless=new "$@"
`;
  writeFileSync(path, script, { mode: 0o700 });
  return { path, started };
}

test.skipIf(!there)(
  'a window gets no secret on its command line, and ends the program and its profile when it closes',
  async () => {
    const browser = watchedBrowser('browser');
    const { ended, lines, data, stop } = launched('window', ['--browser', browser.path]);
    const profiles = join(data, 'windows');
    const profile = (): string | undefined => (existsSync(profiles) ? readdirSync(profiles)[0] : undefined);
    await expect.poll(profile, { timeout: 20_000 }).toBeDefined();
    const folder = join(profiles, profile() ?? '');
    // the page with the token goes when the window came in
    const cameIn = () => existsSync(join(folder, 'Default')) && !existsSync(join(folder, 'open.html'));
    await expect.poll(cameIn, { timeout: 20_000 }).toBe(true);
    const started = readFileSync(browser.started, 'utf8').split('\n');
    expect(started).toContain('--incognito');
    expect(started).toContain(`--user-data-dir=${folder}`);
    expect(started.filter((argument) => /enter|http|token/i.test(argument))).toEqual([]);
    expect(started.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    expect(lines.some((line) => line.includes('without its sandbox'))).toBe(process.getuid?.() === 0);
    stop();
    expect(await ended).toBe(0);
    expect(readdirSync(profiles)).toEqual([]);
  },
);

test('a browser that ends before it came in ends the program, which says so', async () => {
  const path = join(scratch, 'short-lived');
  writeFileSync(path, '#!/bin/sh\nexit 0\n', { mode: 0o700 });
  const { ended, data, lines } = launched('short', ['--browser', path]);
  expect(await ended).toBe(1);
  expect(lines.at(-1)).toContain('The browser closed before Kijkkring was there.');
  expect(readdirSync(join(data, 'windows'))).toEqual([]);
});
