import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type ByteSource, readInto } from '../files/byte-source.ts';
import { BodyAhead } from './body-ahead.ts';
import { parseByteRange } from './byte-range.ts';
import { isOwnUsersPeer } from './peer-owner.ts';
import { PutSink } from './put-sink.ts';
import { StreamSource } from './stream-source.ts';

/** Where ffmpeg may put a second output, with `-method PUT`. */
export type SinkHandle = {
  readonly url: string;
  /**
   * Resolves when all bytes have been taken: ffmpeg ends before the last of them have arrived here. Call it after the
   * run. Throws what `onBytes` threw, or KijkkringError `ffmpegFailed` when ffmpeg never came or broke off.
   */
  finished(): Promise<void>;
};

export type OpenSink = (onBytes: (bytes: Uint8Array) => void | Promise<void>) => SinkHandle;

/** For what one child makes and another reads meanwhile, with `-seekable 0`. */
export type OpenStream = () => StreamSource;

/**
 * Lends sources to a child process as addresses on 127.0.0.1, for as long as `work` runs: a path of 256 random bits, made
 * for this job alone, for processes of our own user only (Linux; elsewhere the path is the only lock, and it is
 * in the child's command line). Each source may be a sealed file: nothing is written to disk.
 * When this settles, no source is being read any more.
 * @throws the error of a source that could not be read (`footageDamaged`, `fileUnreadable`), even when `work` made
 *   something of what came before it; else what `work` throws.
 */
export async function withSourceServer<T>(
  sources: readonly ByteSource[],
  work: (urls: readonly string[], openSink: OpenSink, openStream: OpenStream) => Promise<T>,
): Promise<T> {
  const desk = new Desk(sources);
  const server = createServer((request, response) => desk.answer(request, response));
  server.on('clientError', (_error, socket) => socket.destroy());
  await listen(server);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${desk.token}`;
  try {
    const result = await work(
      sources.map((_source, index) => `${base}/source-${index}`),
      (onBytes) => desk.openSink(base, onBytes),
      () => desk.openStream(base),
    );
    desk.throwFailure();
    return result;
  } catch (error) {
    desk.throwFailure();
    throw error;
  } finally {
    await close(server);
    await desk.idle();
  }
}

/**
 * How much is read at once, in bytes: little at first, as ffmpeg may only be looking for a place and hangs up again, then more with
 * every piece, which costs less for each byte of a sealed file. Two are read ahead.
 */
const SHORTEST_READ = 128 * 1024;
const LONGEST_READ = 1024 * 1024;

class Desk {
  readonly token = randomBytes(32).toString('base64url');
  readonly #sources: readonly ByteSource[];
  readonly #sinks: PutSink[] = [];
  readonly #streams: StreamSource[] = [];
  readonly #peers = new WeakMap<Socket, Promise<boolean>>();
  readonly #underway = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(sources: readonly ByteSource[]) {
    this.#sources = sources;
  }

  openSink(base: string, onBytes: (bytes: Uint8Array) => void | Promise<void>): SinkHandle {
    const sink = new PutSink(onBytes);
    this.#sinks.push(sink);
    return { url: `${base}/sink-${this.#sinks.length - 1}`, finished: () => sink.finished() };
  }

  openStream(base: string): StreamSource {
    const stream = new StreamSource(`${base}/stream-${this.#streams.length}`);
    this.#streams.push(stream);
    return stream;
  }

  throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    // from now on, as who is asking takes a while to find out
    const body = request.method === 'PUT' ? new BodyAhead(request) : null;
    const answered = this.#route(request, response, body)
      .catch((error: unknown) => {
        this.#failure ??= { error };
        response.destroy();
      })
      .finally(() => this.#underway.delete(answered));
    this.#underway.add(answered);
  }

  /** Resolves when nothing reads from a source any more: its owner may close it. */
  async idle(): Promise<void> {
    await Promise.all(this.#underway);
  }

  async #route(request: IncomingMessage, response: ServerResponse, body: BodyAhead | null): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    const name = this.#nameIn(request);
    if (name === undefined || !(await this.#isOurs(request.socket))) return refuse(response, 404);
    const source = pick(this.#sources, 'source', name);
    const sink = pick(this.#sinks, 'sink', name);
    const stream = pick(this.#streams, 'stream', name);
    if (sink && body) return sink.take(body, response);
    if (stream && request.method === 'GET') return untilHangUp(stream.send(response));
    if (source && (request.method === 'GET' || request.method === 'HEAD')) {
      return this.#send(source, request, response);
    }
    return refuse(response, source || sink || stream ? 405 : 404);
  }

  /** The part of the path after the token; the exact Host shuts out a page that rebinds a name to 127.0.0.1. */
  #nameIn(request: IncomingMessage): string | undefined {
    if (request.headers.host !== `127.0.0.1:${request.socket.localPort}`) return undefined;
    const [, token = '', name, ...rest] = (request.url ?? '').split('/');
    const [given, own] = [Buffer.from(token), Buffer.from(this.token)];
    const same = given.length === own.length && timingSafeEqual(given, own);
    return same && rest.length === 0 ? name : undefined;
  }

  #isOurs(socket: Socket): Promise<boolean> {
    const known = this.#peers.get(socket) ?? isOwnUsersPeer(socket);
    this.#peers.set(socket, known);
    return known;
  }

  async #send(source: ByteSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const range = source.size === 0 ? 'whole' : parseByteRange(request.headers.range, source.size);
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('Content-Type', 'application/octet-stream');
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${source.size}`);
      return refuse(response, 416);
    }
    const { start, end } = range === 'whole' ? { start: 0, end: source.size - 1 } : range;
    if (range !== 'whole') response.setHeader('Content-Range', `bytes ${start}-${end}/${source.size}`);
    response.setHeader('Content-Length', end - start + 1);
    response.writeHead(range === 'whole' ? 200 : 206);
    if (request.method === 'HEAD') return void response.end();
    await this.#stream(source, start, end, response);
  }

  async #stream(source: ByteSource, start: number, end: number, response: ServerResponse): Promise<void> {
    const hungUp = new Promise((resolve) => response.once('close', resolve));
    // a client that goes in the middle: its close tells it
    response.on('error', () => undefined);
    let sending: Promise<unknown> = Promise.resolve();
    for await (const bytes of this.#readThrough(source, start, end)) {
      // one piece goes out while the next is read; the memory of the one before is free again
      await sending;
      if (response.destroyed) return;
      const sent = new Promise<void>((resolve) => response.write(bytes, () => resolve()));
      sending = Promise.race([sent, hungUp]);
    }
    await sending;
    if (!response.destroyed) response.end();
  }

  /** Its pieces are valid until the next but one. */
  async *#readThrough(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
    const memory: Uint8Array[] = [];
    let [at, length] = [start, SHORTEST_READ];
    while (at <= end) {
      // up to a round place, so that no chunk of a sealed file is asked for in two parts
      const until = Math.min(end + 1, at - (at % length) + length);
      // who reads on for long gets two pieces of memory in turns
      const used = memory.length === 2 ? memory.shift() : undefined;
      const own = used ?? new Uint8Array(length);
      if (length === LONGEST_READ) memory.push(own);
      const bytes = own.subarray(0, until - at);
      await this.#readNoted(source, at, bytes);
      yield bytes;
      at = until;
      length = Math.min(length * 2, LONGEST_READ);
    }
  }

  async #readNoted(source: ByteSource, offset: number, target: Uint8Array): Promise<void> {
    try {
      await readInto(source, offset, target);
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}

/** The client may go before the end: ffmpeg does so at every seek. */
async function untilHangUp(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!isHangUp(error)) throw error;
  }
}

/** The thing that a name such as `source-2` stands for. */
function pick<T>(things: readonly T[], kind: string, name: string): T | undefined {
  const match = /^(source|sink|stream)-(\d{1,4})$/.exec(name);
  return match?.[1] === kind ? things[Number(match[2])] : undefined;
}

function refuse(response: ServerResponse, status: 404 | 405 | 416): void {
  response.writeHead(status).end();
}

/** Also before the first byte: the way to a client that has gone can't be piped to. */
const hangUps: ReadonlySet<unknown> = new Set([
  ...['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ECONNRESET', 'EPIPE'],
]);

function isHangUp(error: unknown): boolean {
  return hangUps.has((error as NodeJS.ErrnoException).code);
}

function listen(server: Server): Promise<void> {
  // A child may pause for minutes while its own output is being taken.
  server.requestTimeout = 0;
  server.timeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
