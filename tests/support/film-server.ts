import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseByteRange } from '../../src/main/media/byte-range.ts';

/** The page that a film is looked at in; written here so that it has the origin of the films. */
const page = '<!doctype html><title>film</title><video id="film" muted preload="auto"></video>';

export type FilmServer = { readonly origin: string; close(): Promise<void> };

/** Serves a page at `/` and the files that `paths` names at `/film/<number>`, with Range as a browser wants it. */
export async function serveFilms(paths: readonly string[]): Promise<FilmServer> {
  const server = createServer((request, response) => {
    send(paths, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(
  paths: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const number = /^\/film\/(\d+)$/.exec(request.url ?? '')?.[1];
  const path = paths[Number(number ?? -1)];
  if (path === undefined) {
    response.writeHead(request.url === '/' ? 200 : 404, { 'Content-Type': 'text/html' }).end(page);
    return;
  }
  const { size } = await stat(path);
  const range = parseByteRange(request.headers.range, size);
  if (range === 'unsatisfiable') return void response.writeHead(416).end();
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  response.writeHead(range === 'whole' ? 200 : 206, {
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'Content-Length': end - start + 1,
    ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(path, { start, end }).pipe(response);
}
