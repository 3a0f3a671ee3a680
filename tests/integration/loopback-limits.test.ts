import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { type Got, loopbackShell, type Sent, type Shell, send } from '../support/loopback-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Clients that are slow, loud or from another start, and what a page may send in (ARCHITECTURE §8). */
const scratch = scratchFolder('loopback-limits');
let core: Core;
let shell: Shell;
let other: Shell;
let cookies: [string, string];

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  // patience of a tenth of a second, where the product has ten
  shell = await loopbackShell(core, join(scratch, 'shell'), { patienceMs: 100 });
  other = await loopbackShell(core, join(scratch, 'other'));
  cookies = [await enter(shell), await enter(other)];
});

afterAll(async () => {
  await shell.server.close();
  await other.server.close();
  await core.close();
  expect([...shell.faults, ...other.faults]).toEqual([]);
});

const portOf = ({ server }: Shell): number => Number(new URL(server.origin).port);

async function enter(into: Shell): Promise<string> {
  const { pathname, search } = new URL(into.server.entry());
  const pageLoad = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const headers = { host: into.host, ...pageLoad };
  const got = await send(portOf(into), { path: `${pathname}${search}`, headers });
  return String(got.headers['set-cookie']).split(';')[0] ?? '';
}

function own(cookie = cookies[0]): Record<string, string> {
  return { host: shell.host, cookie, origin: shell.server.origin, 'sec-fetch-site': 'same-origin' };
}

const call = (cookie?: string): Sent => ({
  method: 'POST',
  path: '/call/recording.list',
  headers: { ...own(cookie), 'content-type': 'application/json' },
  body: '{}',
});

const ask = (sent: Sent): Promise<Got> => send(portOf(shell), sent);

/** A client that sends this and then nothing; what it was told before it was cut off. */
function cutOff(text: string): Promise<string> {
  return new Promise((resolve) => {
    let told = '';
    const socket: Socket = connect({ host: '127.0.0.1', port: portOf(shell) }, () => socket.write(text));
    socket.on('data', (bytes) => {
      told += bytes;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(told.split('\r\n')[0] ?? ''));
  });
}

describe('slow clients are cut off', () => {
  test('one that says nothing, one that stops in its headers, one that stops in its body', async () => {
    const headers = Object.entries(call().headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    const start = `POST /call/recording.list HTTP/1.1\r\n${headers.join('\r\n')}\r\n`;
    const told = await Promise.all(['', `${start}conte`, `${start}content-length: 2\r\n\r\n{`].map(cutOff));
    expect(told).toEqual(told.map(() => 'HTTP/1.1 408 Request Timeout'));
    // one that goes on in time is answered
    expect((await ask(call())).status).toBe(200);
  });
});

describe('loud clients are refused', () => {
  test('headers longer than any of ours', async () => {
    const long = { ...own(), 'x-long': 'x'.repeat(32 * 1024) };
    expect((await ask({ path: '/', headers: long })).status).toBe(431);
    expect((await ask({ path: '/', headers: own() })).status).toBe(200);
  });

  test('a body that says a small length and one that says none are both counted', async () => {
    const body = Buffer.alloc(1024 * 1024 + 1, 0x20);
    const chunked = { ...call(), headers: { ...call().headers, 'transfer-encoding': 'chunked' }, body };
    expect((await ask(chunked)).status).toBe(413);
    const just = Buffer.concat([Buffer.from('{}'), Buffer.alloc(1024 * 1024 - 2, 0x20)]);
    expect((await ask({ ...call(), body: just })).status).toBe(200);
  });
});

describe('a cookie', () => {
  test('of another start of Kijkkring, under its own name and under ours, is refused', async () => {
    const renamed = `${cookies[0].split('=')[0]}=${cookies[1].split('=')[1]}`;
    expect((await ask(call(cookies[0]))).status).toBe(200);
    expect((await ask(call(cookies[1]))).status).toBe(403);
    expect((await ask(call(renamed))).status).toBe(403);
    // both at once, as a browser that has been to both sends them
    expect((await ask(call(`${cookies[1]}; ${cookies[0]}`))).status).toBe(200);
  });
});

describe('pieces of a film', () => {
  const film = readFileSync(makeCameraFile(join(scratch, 'film.mp4'), { seconds: 3 }));
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const piece = (offerId: string, offset: number, bytes: Buffer): Sent => ({
    method: 'PUT',
    path: `/incoming/${offerId}?offset=${offset}`,
    headers: { ...own(), 'x-piece-sha256': hash(bytes) },
    body: bytes,
  });
  const offer = () => core.ask('owner', 'source.offer', { name: 'Les.mp4', bytes: film.length });

  test('make a recording, when each is sent as it was asked for', async () => {
    const { offerId } = await offer();
    const answers: Promise<Got>[] = [];
    const stop = core.listen((event) => {
      if (event.type !== 'pieceWanted') return;
      const bytes = film.subarray(event.offset, event.offset + event.length);
      answers.push(ask(piece(event.offerId, event.offset, bytes)));
    });
    const { jobId } = await core.ask('owner', 'recording.import', { offers: [offerId] });
    expect(await core.outcomeOf(jobId)).toMatchObject({ title: 'Les', state: 'ready' });
    stop();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('that nobody asked for are not taken', async () => {
    const { offerId } = await offer();
    const got = await ask(piece(offerId, 0, film.subarray(0, 100)));
    expect(JSON.parse(String(got.body))).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  });

  const id = '11111111-1111-4111-8111-111111111111';
  const good = (): Sent => piece(id, 0, film.subarray(0, 100));
  test.each<[string, () => Sent, number]>([
    ['without a place', () => ({ ...good(), path: `/incoming/${id}` }), 400],
    ['with a place before the start', () => ({ ...good(), path: `/incoming/${id}?offset=-1` }), 400],
    ['with a place that is no number', () => ({ ...good(), path: `/incoming/${id}?offset=1e9` }), 400],
    ['without a hash', () => ({ ...good(), headers: own() }), 400],
    [
      'with a hash of another kind',
      () => ({ ...good(), headers: { ...own(), 'x-piece-sha256': 'abc' } }),
      400,
    ],
    ['longer than any that is asked for', () => piece(id, 0, Buffer.alloc(8 * 1024 * 1024 + 1)), 413],
    ['with a name that leads elsewhere', () => ({ ...good(), path: '/incoming/../call/x?offset=0' }), 400],
    ['by another method', () => ({ ...good(), method: 'POST' }), 405],
    ['by reading', () => ({ ...good(), method: 'GET' }), 405],
    [
      'of another origin',
      () => ({ ...good(), headers: { ...good().headers, origin: 'http://127.0.0.1:1' } }),
      403,
    ],
    [
      'of another server of this machine',
      () => ({ ...good(), headers: { ...good().headers, 'sec-fetch-site': 'same-site' } }),
      403,
    ],
  ])('%s are refused', async (_, sent, status) => {
    expect((await ask(good())).status).toBe(200);
    expect((await ask(sent())).status).toBe(status);
  });
});
