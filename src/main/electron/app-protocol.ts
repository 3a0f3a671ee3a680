import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentPolicy } from './content-policy.ts';
import { isOwnAddress, OWN_ORIGIN } from './own-address.ts';

/** The kinds of file that a built page consists of. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const headers = {
  'Content-Security-Policy': contentPolicy,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Names of built files: no folder or file starts with a dot, so that no address leads out of the folder. */
const builtFile = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/**
 * Answers `app://kijkkring/…` with the files of the built page.
 * @param folder of the built page
 */
export async function answerApp(request: Request, folder: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const path = request.url.slice(OWN_ORIGIN.length).replace(/[?#].*$/, '');
  const type = types[extname(path)];
  if (!isOwnAddress(request.url) || !builtFile.test(path) || type === undefined) return refuse(404);
  const bytes = await readBuilt(join(folder, path));
  if (bytes === null) return refuse(404);
  const body = request.method === 'HEAD' ? null : bytes;
  return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': type } });
}

async function readBuilt(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers });
}
