import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core/create-core.ts';
import { guardedHeaders, paperHeaders } from './content-policy.ts';
import type { EventStreams } from './event-streams.ts';
import type { PageFile } from './page-files.ts';
import { readBody } from './request-body.ts';

/** The longest question a window asks, in bytes. */
const LONGEST_CALL = 1024 * 1024;

/** The longest piece of a film that a window sends at once, in bytes. */
const LONGEST_PIECE = 8 * 1024 * 1024;

export interface RouteParts {
  readonly core: Core;
  readonly page: ReadonlyMap<string, PageFile>;
  readonly streams: EventStreams;
}

type Route = {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly answer: (parts: RouteParts, visit: Visit) => Promise<void>;
};

/** A request that was let in. `rest` is what follows the route's own part of the path, still as it was sent. */
type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly rest: string;
  readonly query: URLSearchParams;
};

const routes: readonly Route[] = [
  { methods: ['POST'], path: /^\/call\/([A-Za-z.]{1,80})$/, answer: answerCall },
  { methods: ['GET'], path: /^\/events()$/, answer: answerEvents },
  { methods: ['GET', 'HEAD'], path: /^\/media\/([a-z0-9/-]{1,200})$/, answer: answerMedia },
  { methods: ['GET'], path: /^\/papers\/([A-Za-z]{1,40}(?:\/[0-9a-f-]{36})?)$/, answer: answerPaper },
  { methods: ['PUT'], path: /^\/incoming\/([a-f0-9-]{36})$/, answer: answerPiece },
];

/** Brings a request that was let in to its route; the built page is the rest. */
export async function answerRoute(
  parts: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { pathname, searchParams: query } = url;
  const route = routes.find(({ path }) => path.test(pathname));
  if (route === undefined) return answerPage(parts, request, response, pathname);
  if (!route.methods.includes(request.method ?? '')) return refuse(response, 405);
  const rest = route.path.exec(pathname)?.[1] ?? '';
  await route.answer(parts, { request, response, rest, query });
}

export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...guardedHeaders, Connection: 'close' }).end();
}

async function answerPage(
  { page }: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (request.method !== 'GET') return refuse(response, 405);
  const file = page.get(path);
  if (file === undefined) return refuse(response, 404);
  const bytes = await file.read();
  response.writeHead(200, { ...guardedHeaders, 'Content-Type': file.contentType }).end(bytes);
}

async function answerCall({ core }: RouteParts, { request, response, rest }: Visit): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
  const body = await readBody(request, LONGEST_CALL);
  if (body === null) return refuse(response, 413);
  const input = parseJson(body);
  if (input === undefined) return refuse(response, 400);
  sendJson(response, await core.call('owner', rest, input.value));
}

async function answerEvents({ streams }: RouteParts, { response }: Visit): Promise<void> {
  if (!streams.add(response, guardedHeaders)) refuse(response, 429);
}

async function answerMedia({ core }: RouteParts, { request, response, rest }: Visit): Promise<void> {
  const range = request.headers.range ?? null;
  const answer = await core.media('owner', rest, { method: request.method ?? 'GET', range });
  if (answer === null) return refuse(response, 404);
  response.writeHead(answer.status, { ...guardedHeaders, ...answer.headers }).end(answer.body ?? undefined);
}

/** A paper as a page of its own, to print; a browser keeps nothing of it. */
async function answerPaper({ core }: RouteParts, { response, rest }: Visit): Promise<void> {
  const [paper, pupilId] = rest.split('/');
  const answer = await core.call('owner', 'papers.show', { paper, pupilId });
  if (!answer.ok) return refuse(response, 404);
  // the core has checked its output by the schema of this name
  const { html } = answer.value as { html: string };
  response.writeHead(200, { ...paperHeaders, 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}

async function answerPiece({ core }: RouteParts, { request, response, rest, query }: Visit): Promise<void> {
  const offset = query.get('offset') ?? '';
  const sha256 = String(request.headers['x-piece-sha256'] ?? '');
  if (!/^(0|[1-9][0-9]{0,15})$/.test(offset) || !/^[0-9a-f]{64}$/.test(sha256)) return refuse(response, 400);
  const bytes = await readBody(request, LONGEST_PIECE);
  if (bytes === null) return refuse(response, 413);
  sendJson(response, await core.receivePiece('owner', rest, { offset: Number(offset), sha256, bytes }));
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...guardedHeaders, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function parseJson(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
