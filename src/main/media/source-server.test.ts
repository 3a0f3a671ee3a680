import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { withSourceServer } from './source-server.ts';

const bytes = randomBytes(1_000_000);
const source = memorySource(bytes);

type Answer = { status: number; range: string | null; length: number; same: boolean };

async function ask(url: string, init: RequestInit, start = 0): Promise<Answer> {
  const response = await fetch(url, init);
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    range: response.headers.get('content-range'),
    length: body.length,
    same: body.equals(bytes.subarray(start, start + body.length)),
  };
}

test('ranges are answered as a player asks them', async () => {
  await withSourceServer([source], async ([url = '']) => {
    const range = (value: string, start: number) => ask(url, { headers: { range: value } }, start);
    expect([
      await ask(url, {}),
      await range('bytes=0-', 0),
      await range('bytes=262143-262145', 262_143),
      await range('bytes=-10', 999_990),
      await range('bytes=999999-5000000', 999_999),
      await range('bytes=1000000-', 0),
      await ask(url, { method: 'HEAD' }),
      await ask(url, { method: 'POST', body: 'x' }),
    ]).toEqual([
      { status: 200, range: null, length: 1_000_000, same: true },
      { status: 206, range: 'bytes 0-999999/1000000', length: 1_000_000, same: true },
      { status: 206, range: 'bytes 262143-262145/1000000', length: 3, same: true },
      { status: 206, range: 'bytes 999990-999999/1000000', length: 10, same: true },
      { status: 206, range: 'bytes 999999-999999/1000000', length: 1, same: true },
      { status: 416, range: 'bytes */1000000', length: 0, same: true },
      { status: 200, range: null, length: 0, same: true },
      { status: 405, range: null, length: 0, same: true },
    ]);
  });
});

test('only the exact address of this job opens anything, and only while the work runs', async () => {
  const url = await withSourceServer([source], async ([address = ''], openSink) => {
    const sink = openSink(() => undefined);
    const [, , host, token = ''] = address.split('/');
    const wrong = [
      `http://${host}/`,
      `http://${host}/source-0`,
      `http://${host}/${token.slice(1)}x/source-0`,
      `http://${host}/${token}/source-1`,
      `http://${host}/${token}/source-0/`,
      `http://${host}/${token}/sink-1`,
      `http://${host}/${token}//source-0`,
    ];
    const statuses = await Promise.all(wrong.map(async (each) => (await fetch(each)).status));
    expect(statuses).toEqual(wrong.map(() => 404));
    expect((await fetch(sink.url)).status).toBe(405);
    expect(await statusWithHost(address, 'kijkkring.example')).toBe(404);
    expect((await fetch(address)).headers.get('cache-control')).toBe('no-store');
    return address;
  });
  await expect(fetch(url)).rejects.toThrow();
});

/** A page may rebind its own name to 127.0.0.1; its requests then carry that name. */
async function statusWithHost(url: string, host: string): Promise<number | undefined> {
  const asked = request(url, { headers: { host } }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

test('a client that goes away in the middle is no failure', async () => {
  const reads: number[] = [];
  const large: ByteSource = {
    size: 4_000_000_000,
    read: async (offset, length) => {
      reads.push(offset);
      return new Uint8Array(length);
    },
    close: async () => undefined,
  };
  await withSourceServer([large], async ([url = '']) => {
    const response = await fetch(url);
    await response.body?.cancel();
    expect((await ask(url, { headers: { range: 'bytes=3999999999-' } })).length).toBe(1);
  });
  expect(reads.length).toBeLessThan(1_000);
});

test('a client that goes away before it is known who it is is no failure', async () => {
  await withSourceServer([source], async ([url = '']) => {
    const { port, host, pathname } = new URL(url);
    for (let client = 0; client < 100; client += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, () =>
        setTimeout(() => socket.resetAndDestroy(), client % 4),
      );
      await once(socket, 'close');
    }
    expect((await ask(url, {})).same).toBe(true);
  });
});

test('damage in the source is what the caller hears, whatever the work made of it', async () => {
  const damaged: ByteSource = {
    size: 1_000_000,
    read: async (offset, length) => {
      if (offset >= 500_000) throw new KijkkringError('footageDamaged');
      return new Uint8Array(length);
    },
    close: async () => undefined,
  };
  const tryToRead = (url: string) => fetch(url).then((response) => response.arrayBuffer());
  await expect(
    withSourceServer([damaged], async ([url = '']) => {
      await expect(tryToRead(url)).rejects.toThrow();
      throw new KijkkringError('ffmpegFailed');
    }),
  ).rejects.toMatchObject({ code: 'footageDamaged' });
  await expect(
    withSourceServer([damaged], ([url = '']) => tryToRead(url).catch(() => 'went on')),
  ).rejects.toMatchObject({ code: 'footageDamaged' });
});

test('a slow reader of much gets every byte, though memory is used again for what comes next', async () => {
  const large = Buffer.alloc(12_000_001);
  for (let at = 0; at < large.length; at += 4096) large.writeUInt32LE(at, Math.min(at, large.length - 4));
  const got: Uint8Array[] = [];
  await withSourceServer([memorySource(large)], async ([url = '']) => {
    const { body } = await fetch(url, { headers: { range: 'bytes=77-' } });
    for await (const piece of body ?? []) {
      got.push(piece);
      if (got.length % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  expect(Buffer.concat(got).equals(large.subarray(77))).toBe(true);
});

test('nothing is read any more when the work is over', async () => {
  let reading = 0;
  const slow: ByteSource = {
    size: 1_000_000_000,
    read: async (_offset, length) => {
      reading += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      reading -= 1;
      return new Uint8Array(length);
    },
    close: async () => undefined,
  };
  const { status } = await withSourceServer([slow], ([url = '']) => fetch(url));
  expect({ status, reading }).toEqual({ status: 200, reading: 0 });
});

test('a sink takes its bytes in order, holds the writer back, and takes one body', async () => {
  const hash = createHash('sha256');
  let [inside, most] = [0, 0];
  await withSourceServer([], async (_urls, openSink) => {
    const sink = openSink(async (piece) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      hash.update(piece);
      inside -= 1;
    });
    const statuses = [];
    for (const body of [bytes, bytes]) statuses.push((await fetch(sink.url, { method: 'PUT', body })).status);
    await sink.finished();
    expect(statuses).toEqual([201, 409]);
  });
  expect({ most, digest: hash.digest('hex') }).toEqual({
    most: 1,
    digest: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('a sink that fails, or whose writer breaks off, says so', async () => {
  await withSourceServer([], async (_urls, openSink) => {
    const failing = openSink(() => {
      throw new KijkkringError('diskFull');
    });
    await expect(fetch(failing.url, { method: 'PUT', body: bytes })).rejects.toThrow();
    await expect(failing.finished()).rejects.toMatchObject({ code: 'diskFull' });
    const cut = openSink(() => undefined);
    const writer = request(cut.url, { method: 'PUT', headers: { 'content-length': 1_000 } });
    writer.on('error', () => undefined);
    await new Promise<void>((resolve) => writer.write(bytes.subarray(0, 100), () => resolve()));
    await new Promise((resolve) => setTimeout(resolve, 100));
    writer.destroy();
    await expect(cut.finished()).rejects.toMatchObject({
      code: 'ffmpegFailed',
      params: { reason: 'outputBrokenOff' },
    });
  });
});

test('a stream is read once while it is being made, and holds its maker back until nobody reads', async () => {
  await withSourceServer([], async (_urls, _openSink, openStream) => {
    const stream = openStream();
    const reading = fetch(stream.url).then(async (response) => Buffer.from(await response.arrayBuffer()));
    for (let at = 0; at < bytes.length; at += 10_000) await stream.write(bytes.subarray(at, at + 10_000));
    expect((await fetch(stream.url)).status).toBe(409);
    await stream.end();
    expect((await reading).equals(bytes)).toBe(true);

    const unread = openStream();
    let written = false;
    const writing = unread.write(Buffer.alloc(1_000_000)).then(() => unread.write(bytes));
    void writing.then(() => {
      written = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(written).toBe(false);
    unread.abandon();
    await writing;
  });
});

const run = promisify(execFile);
const canBeNobody =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  (await run('setpriv', ['--reuid=65534', process.execPath, '-e', '']).then(
    () => true,
    () => false,
  ));
if (!canBeNobody) {
  process.stdout.write(
    'source server: the test with another user is skipped, it needs Linux, root and setpriv\n',
  );
}

test.runIf(canBeNobody)('another user of the machine gets nothing, with the address in hand', async () => {
  await withSourceServer([source], async ([url = '']) => {
    const script = `fetch('${url}').then((r) => console.log(r.status))`;
    const status = async (reuid: number): Promise<string> =>
      (await run('setpriv', [`--reuid=${reuid}`, process.execPath, '-e', script])).stdout.trim();
    expect([await status(0), await status(65_534)]).toEqual(['200', '404']);
  });
});
