import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { type Got, loopbackShell, type Sent, type Shell, send } from '../support/loopback-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

/**
 * The attack table of the loopback shell (ARCHITECTURE §8). Each attack is the same request as one that is answered, with
 * one thing changed: so it is that thing that is refused.
 */
const scratch = scratchFolder('loopback-attacks');
const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2 });
let core: Core;
let shell: Shell;
let port: number;
let cookie: string;
let filmPath: string;

const pageLoad = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'cross-site',
};

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  const { id } = (await runJob(core, 'recording.import', { paths: [film], title: 'Les' })) as Recording;
  filmPath = `/media/film/${id}/0`;
  shell = await loopbackShell(core, join(scratch, 'shell'));
  port = Number(new URL(shell.server.origin).port);
  cookie = cookieOf(await enter(shell.server.entry()));
});

afterAll(async () => {
  await shell.server.close();
  await core.close();
  expect(shell.faults).toEqual([]);
});

function enter(entry: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const { pathname, search } = new URL(entry);
  return send(port, { path: `${pathname}${search}`, headers: { host: shell.host, ...pageLoad, ...headers } });
}

function cookieOf({ headers }: Got): string {
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

/** The headers of our own page. */
const own = (): Record<string, string> => ({
  host: shell.host,
  cookie,
  origin: shell.server.origin,
  'sec-fetch-site': 'same-origin',
});
const call = (): Sent => ({
  method: 'POST',
  path: '/call/recording.list',
  headers: { ...own(), 'content-type': 'application/json' },
  body: '{}',
});
const media = (range = 'bytes=0-99'): Sent => ({ path: filmPath, headers: { ...own(), range } });
const page = (): Sent => ({ path: '/', headers: own() });

/** The request with headers changed; undefined leaves one out. */
function changed(sent: Sent, headers: Readonly<Record<string, string | undefined>>): Sent {
  const merged = Object.entries({ ...sent.headers, ...headers });
  return {
    ...sent,
    headers: Object.fromEntries(merged.flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))),
  };
}

test('our own page is answered: the page, a call, a film', async () => {
  const answers = await Promise.all([page(), call(), media()].map((sent) => send(port, sent)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 206]);
  expect(JSON.parse(String(answers[1]?.body))).toMatchObject({ ok: true, value: [{ title: 'Les' }] });
  expect(answers[2]?.body.equals(readFileSync(film).subarray(0, 100))).toBe(true);
});

test('nothing may be kept, framed or guessed at', async () => {
  for (const sent of [page(), call(), media(), { ...page(), path: '/no-such-file' }]) {
    const { headers } = await send(port, sent);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
      ),
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

describe.each([
  ['a call', () => call()],
  ['a film', () => changed(media(), { origin: undefined })],
  ['the page', () => changed(page(), { origin: undefined })],
])('%s', (_, request) => {
  test.each<[string, () => Record<string, string | undefined>]>([
    ['another host (DNS that was bent to us)', () => ({ host: 'kijkkring.example' })],
    ['our host by another name', () => ({ host: `localhost:${port}` })],
    ['our host on another port', () => ({ host: `127.0.0.1:${port + 1}` })],
    ['another origin', () => ({ origin: 'https://kijkkring.example' })],
    [
      'the origin of another server on this machine, with our cookie',
      () => ({ origin: `http://127.0.0.1:${port + 1}`, 'sec-fetch-site': 'same-site' }),
    ],
    ['an origin that hides', () => ({ origin: 'null' })],
    ['no word of where it comes from', () => ({ 'sec-fetch-site': undefined })],
    ['another site', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['the same site but another port', () => ({ 'sec-fetch-site': 'same-site' })],
    ['an address that somebody typed', () => ({ 'sec-fetch-site': 'none' })],
    ['no cookie', () => ({ cookie: undefined })],
    [
      'another cookie',
      () => ({ cookie: cookie.replace(/=.*/, `=${Buffer.alloc(32, 1).toString('base64url')}`) }),
    ],
    ['a cookie cut short', () => ({ cookie: cookie.slice(0, -3) })],
    ['an empty cookie', () => ({ cookie: `${cookie.split('=')[0]}=` })],
  ])('from %s is refused', async (_name, headers) => {
    expect((await send(port, request())).status).toBeLessThan(300);
    const got = await send(port, changed(request(), headers()));
    expect([400, 403]).toContain(got.status);
    expect(got.body).toHaveLength(0);
  });
});

test('a write without an origin is refused', async () => {
  expect((await send(port, changed(call(), { origin: undefined }))).status).toBe(403);
});

describe('the one-time token', () => {
  test('lets in once', async () => {
    const entry = shell.server.entry();
    expect((await enter(entry)).status).toBe(200);
    expect((await enter(entry)).status).toBe(403);
  });

  test('is no longer valid after ten seconds', async () => {
    const [early, late] = [shell.server.entry(), shell.server.entry()];
    shell.wait(9_900);
    expect((await enter(early)).status).toBe(200);
    shell.wait(200);
    expect((await enter(late)).status).toBe(403);
  });

  test.each<[string, (token: string) => string]>([
    ['with a sign changed', (token) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
    ['cut short', (token) => token.slice(0, -4)],
    ['empty', () => ''],
    ['one that nobody made', () => Buffer.alloc(32).toString('base64url')],
  ])('%s does not', async (_, bend) => {
    const url = new URL(shell.server.entry());
    const bent = `${url.origin}${url.pathname}?${bend(url.search.slice(1))}`;
    expect((await enter(bent)).status).toBe(403);
    expect((await enter(url.href)).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a picture on another page', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['another host', { host: 'kijkkring.example' }],
  ])('brought by %s is refused and stays valid', async (_, headers) => {
    const entry = shell.server.entry();
    expect([400, 403]).toContain((await enter(entry, headers)).status);
    expect((await enter(entry)).status).toBe(200);
  });

  test('gives a cookie that scripts can not read and other sites do not get', async () => {
    const got = await enter(shell.server.entry());
    expect(String(got.headers['set-cookie'])).toMatch(
      new RegExp(`^kijkkring-${port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });
});

describe('paths', () => {
  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/assets/..\\..\\secret.html',
    '//secret.html',
    '/secret.html',
    '/index.html/',
    '/assets/',
    '/INDEX.HTML',
    '/index.html%00.js',
    'http://kijkkring.example/',
    '*',
  ])('%s leads nowhere', async (path) => {
    const got = await send(port, { ...page(), path });
    expect([400, 404]).toContain(got.status);
    expect(got.body).toHaveLength(0);
  });

  test.each([
    '/media/../call/recording.list',
    '/media/film/../../library.json',
    '/media/%66ilm/x/0',
    '/media/',
    '/media/film',
    '/call/',
    '/call/recording.list/x',
  ])('%s has no route', async (path) => {
    expect([400, 404]).toContain((await send(port, { ...page(), path })).status);
  });

  test.each([
    ['GET', '/call/recording.list'],
    ['PUT', '/call/recording.list'],
    ['POST', '/'],
    ['DELETE', '/'],
    ['OPTIONS', '/call/recording.list'],
    ['POST', '/events'],
    ['TRACE', '/'],
  ])('%s %s is not a way to ask', async (method, path) => {
    expect((await send(port, { method, path, headers: own() })).status).toBe(405);
  });

  test('a film may not be written', async () => {
    expect((await send(port, { ...media(), method: 'POST' })).status).toBe(405);
  });
});

describe('ranges that lie', () => {
  test.each([
    ['beyond the end', 'bytes=999999999-', 416],
    ['backwards', 'bytes=200-100', 200],
    ['of another unit', 'frames=0-1', 200],
    ['of many pieces', 'bytes=0-1,5-6,9-10', 200],
    ['with numbers beyond counting', 'bytes=0-99999999999999999999999', 206],
    ['that asks for all', 'bytes=0-', 206],
    ['with nothing in it', 'bytes=-', 200],
    ['less than nothing', 'bytes=-0', 416],
  ])('%s: %s', async (_, range, status) => {
    const got = await send(port, media(range));
    expect(got.status === status || got.status === 416).toBe(true);
    expect(got.body.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    if (got.status !== 416) expect(readFileSync(film).includes(got.body)).toBe(true);
  });
});

describe('bodies', () => {
  test('a question longer than any question is refused', async () => {
    expect((await send(port, { ...call(), body: `"${'x'.repeat(1024 * 1024)}"` })).status).toBe(413);
  });

  test.each([
    ['no JSON', '{', 400],
    ['no text', Buffer.from([0xff, 0xfe, 0x22]), 400],
    ['nothing', '', 400],
  ])('%s is refused', async (_, body, status) => {
    expect((await send(port, { ...call(), body })).status).toBe(status);
  });

  test('another type, which a form on another page could send, is refused', async () => {
    const got = await send(port, changed(call(), { 'content-type': 'text/plain' }));
    expect(got.status).toBe(415);
  });

  test('an unknown procedure and a name of Object are refused as a call', async () => {
    for (const name of ['no.such', 'constructor', 'toString']) {
      const got = await send(port, { ...call(), path: `/call/${name}` });
      expect(JSON.parse(String(got.body))).toMatchObject({ ok: false, error: { code: 'unknownProcedure' } });
    }
  });
});

test('clients that say nothing, or half, or do not listen keep nobody waiting', async () => {
  const silent = Array.from({ length: 20 }, () => connect({ host: '127.0.0.1', port }));
  const half = Array.from({ length: 10 }, () => connect({ host: '127.0.0.1', port }));
  const sockets = [...silent, ...half];
  for (const socket of sockets) socket.on('error', () => socket.destroy());
  for (const socket of half)
    socket.write(`POST /call/recording.list HTTP/1.1\r\nHost: ${shell.host}\r\nContent-`);
  expect((await send(port, call())).status).toBe(200);
  expect((await send(port, media())).status).toBe(206);
  for (const socket of sockets) socket.destroy();
});

test('only a few windows listen at once, and one that leaves makes room', async () => {
  const listening: AbortController[] = [];
  const listen = async (): Promise<number> => {
    const stop = new AbortController();
    const { status } = await new Promise<{ status: number }>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port }, () => {
        const lines = Object.entries(own()).map(([name, value]) => `${name}: ${value}`);
        socket.write(`GET /events HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      });
      stop.signal.addEventListener('abort', () => socket.destroy());
      socket.once('data', (bytes) => resolve({ status: Number(String(bytes).split(' ')[1]) }));
      socket.once('error', reject);
    });
    if (status === 200) listening.push(stop);
    else stop.abort();
    return status;
  };
  const statuses: number[] = [];
  for (let window = 0; window < 5; window += 1) statuses.push(await listen());
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
  listening.pop()?.abort();
  await expect.poll(listen).toBe(200);
  for (const stop of listening) stop.abort();
});
