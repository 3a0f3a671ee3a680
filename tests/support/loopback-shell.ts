import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { Core } from '../../src/main/core/create-core.ts';
import { randomIds } from '../../src/main/core/ports.ts';
import { type LoopbackServer, startLoopback } from '../../src/main/loopback/loopback-server.ts';

export interface Shell {
  readonly server: LoopbackServer;
  readonly host: string;
  readonly faults: readonly string[];
  /** Moves the clock of the one-time tokens on. */
  wait(ms: number): void;
}

/** The loopback shell over a core, with a page of one script and a clock of the test. */
export async function loopbackShell(
  core: Core,
  folder: string,
  times: { readonly stopAfterMs?: number; readonly patienceMs?: number } = {},
): Promise<Shell> {
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Kijkkring</title>');
  writeFileSync(join(pageFolder, 'assets', 'main.js'), 'void 0;');
  writeFileSync(join(folder, 'secret.html'), 'not a part of the page');
  const faults: string[] = [];
  let now = 0;
  const server = await startLoopback({
    core,
    pageFolder,
    stopwatch: { elapsed: () => now },
    ids: randomIds,
    log: { error: (_id, stack) => faults.push(stack) },
    ...times,
  });
  const wait = (ms: number): void => {
    now += ms;
  };
  return { server, host: new URL(server.origin).host, faults, wait };
}

export interface Sent {
  readonly method?: string;
  /** As it goes over the wire: nothing is made tidy. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** One request, with exactly the headers given. */
export function send(port: number, { method = 'GET', path, headers = {}, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
