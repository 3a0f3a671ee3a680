import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ids, Stopwatch } from '../../shared/ports.ts';
import type { Core } from '../core/create-core.ts';
import type { Log } from '../core/ports.ts';
import { guardedHeaders } from './content-policy.ts';
import { ENTRY_PATH, ENTRY_SCRIPT_PATH, entryPage, entryScript } from './entry-page.ts';
import { EntryTokens } from './entry-tokens.ts';
import { EventStreams } from './event-streams.ts';
import { Guards } from './guards.ts';
import { IdleStop } from './idle-stop.ts';
import { pageFiles } from './page-files.ts';
import { answerRoute, type RouteParts, refuse } from './routes.ts';

export interface LoopbackOptions {
  readonly core: Core;
  /** The built page. */
  readonly pageFolder: string;
  readonly stopwatch: Stopwatch;
  readonly ids: Ids;
  readonly log: Log;
  /** After the last window closed and no job runs, in milliseconds. */
  readonly stopAfterMs?: number;
  /** How long a client may take to say what it wants, in milliseconds. */
  readonly patienceMs?: number;
}

export interface LoopbackServer {
  readonly origin: string;
  /** An address that opens a window, once, within ten seconds. */
  entry(): string;
  /** Resolves when the first window came in. */
  readonly entered: Promise<void>;
  /** Resolves when the server stopped, by itself or by `close`. */
  readonly stopped: Promise<void>;
  /** Closes as soon as no job runs: for when the only window is gone for good. */
  closeWhenDone(): Promise<void>;
  close(): Promise<void>;
}

const STOP_AFTER_MS = 60_000;
const PATIENCE_MS = 10_000;

/** A body is far longer than what goes before it, and may take as many times longer. */
const BODY_PATIENCE = 6;

/** Serves the window on 127.0.0.1, to the browser that was given an entry and to nobody else. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const { core, stopwatch, ids, log, stopAfterMs = STOP_AFTER_MS, patienceMs = PATIENCE_MS } = options;
  const stopped = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const tokens = new EntryTokens(stopwatch);
  const idle = new IdleStop({ core, stopAfterMs, onStop: () => void close() });
  const streams = new EventStreams((open) => idle.windows(open));
  const parts: RouteParts = { core, page: await pageFiles(options.pageFolder), streams };
  let guards: Guards | null = null;

  const server = createServer({ connectionsCheckingInterval: patienceMs / 2 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // a window that closes while it sends, or a client that was cut off, is no fault of ours
      const leftHalfway = (error as NodeJS.ErrnoException).code === 'ECONNRESET' && !request.complete;
      if (leftHalfway) {
        response.destroy();
        return;
      }
      log.error(ids.next(), error instanceof Error ? (error.stack ?? error.name) : 'not an error');
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  limit(server, patienceMs);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = addressOf(request);
    if (guards === null || url === null) return refuse(response, 400);
    const visitor = { method: request.method ?? '', headers: request.headers };
    if (url.pathname === ENTRY_PATH) {
      const refusal = guards.checkEntry(visitor);
      if (refusal !== null) return refuse(response, refusal);
      if (!tokens.use(url.search.slice(1))) return refuse(response, 403);
      entered.resolve();
      return sendText(response, 'text/html; charset=utf-8', entryPage, { 'Set-Cookie': guards.cookie() });
    }
    const refusal = guards.check(visitor);
    if (refusal !== null) return refuse(response, refusal);
    if (url.pathname === ENTRY_SCRIPT_PATH) return sendText(response, 'text/javascript', entryScript);
    await answerRoute(parts, request, response, url);
  };

  const origin = await listen(server);
  guards = new Guards(Number(new URL(origin).port));
  const stopListening = core.listen((event) => streams.send(event));

  const close = async (): Promise<void> => {
    stopListening();
    idle.end();
    streams.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    stopped.resolve();
  };

  return {
    origin,
    entry: () => `${origin}${ENTRY_PATH}?${tokens.make()}`,
    entered: entered.promise,
    stopped: stopped.promise,
    closeWhenDone: async () => {
      await idle.lastWindowClosed();
      await stopped.promise;
    },
    close,
  };
}

/** No client, however slow or broken, holds more than a little of this server. */
function limit(server: Server, patienceMs: number): void {
  server.headersTimeout = patienceMs;
  server.requestTimeout = patienceMs * BODY_PATIENCE;
  server.keepAliveTimeout = 30_000;
  server.timeout = 120_000;
  server.maxConnections = 64;
  server.maxHeadersCount = 64;
}

/** A target that is no plain path (`http://elsewhere/`, `*`, `/a/../b`) is no address of ours. */
function addressOf({ url = '' }: IncomingMessage): URL | null {
  if (!url.startsWith('/') || url.startsWith('//')) return null;
  const parsed = URL.parse(url, 'http://127.0.0.1');
  return parsed !== null && url.startsWith(parsed.pathname) ? parsed : null;
}

function sendText(
  response: ServerResponse,
  contentType: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { ...guardedHeaders, ...more, 'Content-Type': contentType }).end(text);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}
