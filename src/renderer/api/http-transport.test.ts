import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HttpTransport } from './http-transport.ts';
import type { TransportEvent } from './transport.ts';

/** The browser's stream of events, worked by hand. */
class Stream {
  static made: Stream[] = [];
  readonly url: string;
  closed = false;
  onopen: (() => void) | undefined;
  onmessage: ((message: { data: string }) => void) | undefined;
  onerror: (() => void) | undefined;

  constructor(url: string) {
    this.url = url;
    Stream.made.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

const answers: (() => Response | Promise<Response>)[] = [];
const asked: { url: string; request: RequestInit }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  Stream.made = [];
  answers.length = 0;
  asked.length = 0;
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
    asked.push({ url, request });
    return answers.shift()?.();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opened: TransportEvent = { type: 'libraryOpened' };

test('two listeners share one stream, which closes after the last of them', () => {
  const transport = new HttpTransport();
  const heard: string[] = [];
  const stops = ['a', 'b'].map((name) => transport.listen(({ type }) => heard.push(`${name} ${type}`)));
  expect(Stream.made.map(({ url }) => url)).toEqual(['/events']);
  Stream.made[0]?.onopen?.();
  Stream.made[0]?.onmessage?.({ data: JSON.stringify(opened) });
  stops[0]?.();
  Stream.made[0]?.onmessage?.({ data: JSON.stringify(opened) });
  expect(heard).toEqual(['a libraryOpened', 'b libraryOpened', 'b libraryOpened']);
  expect(Stream.made[0]?.closed).toBe(false);
  stops[1]?.();
  expect(Stream.made[0]?.closed).toBe(true);
});

test('a stream that breaks is opened again, and what may have been missed is told once', () => {
  const heard: TransportEvent[] = [];
  new HttpTransport().listen((event) => heard.push(event));
  Stream.made[0]?.onopen?.();
  Stream.made[0]?.onerror?.();
  vi.advanceTimersByTime(1_000);
  Stream.made[1]?.onerror?.();
  vi.advanceTimersByTime(1_000);
  Stream.made[2]?.onopen?.();
  Stream.made[2]?.onopen?.();
  expect(Stream.made.map(({ closed }) => closed)).toEqual([true, true, false]);
  expect(heard).toEqual([{ type: 'reconnected' }]);
});

test('nobody listens: a broken stream stays closed', () => {
  const stop = new HttpTransport().listen(() => undefined);
  Stream.made[0]?.onerror?.();
  stop();
  vi.advanceTimersByTime(10_000);
  expect(Stream.made).toHaveLength(1);
});

test('a call is posted as JSON, and the answer is what the core gave', async () => {
  answers.push(() => Response.json({ ok: true, value: [1] }));
  expect(await new HttpTransport().call('recording.list', { a: 1 })).toEqual({ ok: true, value: [1] });
  expect(asked).toEqual([
    {
      url: '/call/recording.list',
      request: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' },
    },
  ]);
});

test.each<[string, () => Response, string]>([
  ['refuses', () => new Response(null, { status: 403 }), 'http-403'],
  [
    'is gone',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'http-unreachable',
  ],
])('a server that %s is told as a fault, not thrown', async (_, answer, logId) => {
  answers.push(answer);
  expect(await new HttpTransport().call('x', {})).toEqual({
    ok: false,
    error: { code: 'internal', params: { logId } },
  });
});

test('a piece goes with its place and its hash', async () => {
  answers.push(() => Response.json({ ok: true, value: {} }));
  const piece = new Blob(['abc']);
  await new HttpTransport().sendPiece('11111111-1111-4111-8111-111111111111', 4096, piece);
  expect(asked).toEqual([
    {
      url: '/incoming/11111111-1111-4111-8111-111111111111?offset=4096',
      request: {
        method: 'PUT',
        // of "abc", from FIPS 180-2
        headers: {
          'X-Piece-SHA256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        },
        body: piece,
      },
    },
  ]);
});
