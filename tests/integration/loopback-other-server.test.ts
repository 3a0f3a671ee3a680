import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { chromiumArguments, chromiumPath, hasChromium } from '../e2e/chromium.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { loopbackShell, type Shell } from '../support/loopback-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

/**
 * Another server on this machine, opened in the very browser that holds our cookie. Cookies don't know ports and to a browser both are one
 * site, so it gets our cookie and may send it: what refuses is the browser's own word for where a request comes from.
 */
const scratch = scratchFolder('other-server');
const there = hasChromium('loopback-other-server.test.ts');
let core: Core;
let shell: Shell;
let attacker: Server;
let attackerOrigin: string;
const brought: IncomingHttpHeaders[] = [];
let browser: Browser;
let own: Page;
let foreign: Page;

beforeAll(async () => {
  if (!there) return;
  core = await coreWithLibrary(join(scratch, 'library'));
  shell = await loopbackShell(core, join(scratch, 'shell'));
  attacker = createServer((request, response) => {
    brought.push(request.headers);
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>other</title>');
  });
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
  attackerOrigin = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  const context = await browser.newContext();
  own = await context.newPage();
  await own.goto(shell.server.entry());
  await own.waitForURL(`${shell.server.origin}/`);
  foreign = await context.newPage();
  await foreign.goto(attackerOrigin);
});

afterAll(async () => {
  if (!there) return;
  await browser.close();
  attacker.close();
  await shell.server.close();
  await core.close();
});

type Answered = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** What our server answered to each request for a path: a page of another origin isn't shown it. */
const answered: { readonly path: string; readonly status: number }[] = [];
const note = (message: unknown): void => {
  const { request, response } = message as Answered;
  if (request.headers.host === shell.host)
    answered.push({ path: request.url ?? '', status: response.statusCode });
};
subscribe('http.server.response.finish', note);
afterAll(() => void unsubscribe('http.server.response.finish', note));

/** The statuses with which our server answered what the page did to a path. */
async function statusesOf(path: string, act: () => Promise<unknown>): Promise<number[]> {
  answered.length = 0;
  await act();
  const statuses = (): number[] => answered.filter((one) => one.path === path).map(({ status }) => status);
  await expect.poll(statuses, { timeout: 10_000 }).not.toEqual([]);
  return statuses();
}

function send(page: Page, path: string, request: object): Promise<number[]> {
  const url = `${shell.server.origin}${path}`;
  return statusesOf(path, () =>
    page.evaluate(
      async ([address, options]) => {
        // the page may not read the answer; what was answered is noted on the way
        await Promise.allSettled([fetch(address, options as RequestInit)]);
      },
      [url, request] as const,
    ),
  );
}

describe.skipIf(!there)('another server on this machine', () => {
  test('really gets our cookie', async () => {
    await foreign.reload();
    expect(brought.at(-1)?.cookie).toMatch(/^kijkkring-\d+=[A-Za-z0-9_-]{43}$/);
  });

  test.each<[string, string, object]>([
    ['read the page', '/', { mode: 'no-cors', credentials: 'include' }],
    ['listen to events', '/events', { mode: 'no-cors', credentials: 'include' }],
    [
      'send a call as a form would',
      '/call/recording.list',
      { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' },
    ],
    [
      'read a film',
      '/media/film/11111111-1111-4111-8111-111111111111/0',
      { mode: 'no-cors', credentials: 'include' },
    ],
  ])('can not %s', async (_, path, request) => {
    expect(await send(foreign, path, request)).toEqual([403]);
  });

  test('is not let ask first either: no CORS is ever granted', async () => {
    const allowed = await foreign.evaluate(async (url) => {
      const headers = { 'Content-Type': 'application/json' };
      const request: RequestInit = { method: 'POST', headers, credentials: 'include', body: '{}' };
      return fetch(url, request).then(
        () => true,
        () => false,
      );
    }, `${shell.server.origin}/call/recording.list`);
    expect(allowed).toBe(false);
  });

  test('can not send the browser to us, put us in a frame, or take our script', async () => {
    const { origin } = shell.server;
    const visit = await foreign.context().newPage();
    await visit.goto(attackerOrigin);
    const leave = () => visit.evaluate((url) => location.assign(url), `${origin}/`);
    expect(await statusesOf('/', leave)).toEqual([403]);
    await visit.close();
    for (const [element, path] of [
      ['iframe', '/'],
      ['script', '/assets/main.js'],
      ['img', '/assets/main.js'],
    ] as const) {
      const insert = () =>
        foreign.evaluate(
          ([name, url]) => {
            const made = document.createElement(name) as HTMLIFrameElement;
            made.src = url;
            document.body.append(made);
          },
          [element, `${origin}${path}`] as const,
        );
      expect(await statusesOf(path, insert)).toEqual([403]);
    }
  });

  test('while our own page is answered, also after a reload', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect(await send(own, '/call/recording.list', { method: 'POST', headers, body: '{}' })).toEqual([200]);
    expect(await send(own, '/assets/main.js', {})).toEqual([200]);
    expect((await own.reload())?.status()).toBe(200);
    expect(await send(own, '/call/recording.list', { method: 'POST', headers, body: '{}' })).toEqual([200]);
  });
});
