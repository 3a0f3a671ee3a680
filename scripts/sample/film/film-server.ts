import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join, normalize } from 'node:path';
import type { Plan } from '../script/plan.ts';

export interface FilmJob {
  readonly plan: Plan;
  /** The frames to draw, in this order. */
  readonly wanted: readonly number[];
  /** Takes the pixels of a frame (RGBA); the next one is drawn when it is done. */
  readonly take: (pixels: Buffer, frame: number) => Promise<void>;
}

/** A film in the making: the page to open, and a promise that ends with the last frame. */
export interface FilmServer {
  readonly url: string;
  readonly finished: Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Serves the drawing code to a browser on this computer alone, and takes the frames it draws.
 * `finished` rejects with the page's own message when drawing fails.
 */
export async function serveFilm(root: string, job: FilmJob): Promise<FilmServer> {
  const outcome = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    answer(root, job, request, response, outcome).catch((error: unknown) => {
      outcome.reject(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    finished: outcome.promise,
    close: () => closed(server),
  };
}

async function answer(
  root: string,
  job: FilmJob,
  request: IncomingMessage,
  response: ServerResponse,
  outcome: PromiseWithResolvers<void>,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  if (request.method === 'POST') {
    const body = await bodyOf(request);
    if (path === '/done') outcome.resolve();
    else if (path === '/failed') outcome.reject(new Error(`drawing failed: ${body.toString()}`));
    else await job.take(body, Number(path.slice('/frame/'.length)));
    response.writeHead(204).end();
    return;
  }
  if (path === '/')
    send(response, 'text/html', '<!doctype html><script type="module" src="/film/page.ts"></script>');
  else if (path === '/plan.json') send(response, 'application/json', JSON.stringify(job.plan));
  else if (path === '/wanted.json') send(response, 'application/json', JSON.stringify(job.wanted));
  else if (path.endsWith('.ts') && normalize(path) === path) {
    const source = await readFile(join(root, path), 'utf8');
    send(response, 'text/javascript', stripTypeScriptTypes(source));
  } else response.writeHead(404).end();
}

function send(response: ServerResponse, type: string, text: string): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the film server has no port');
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
