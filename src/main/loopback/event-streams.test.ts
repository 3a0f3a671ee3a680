import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import { EventStreams } from './event-streams.ts';

const counts: number[] = [];
let streams: EventStreams;
const server = createServer((_request, response) => {
  if (!streams.add(response, {})) response.writeHead(429).end();
});

beforeEach(async () => {
  counts.length = 0;
  streams = new EventStreams((open) => counts.push(open));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  streams.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
});

function listen(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, agent: false }, resolve).on('error', reject).end();
  });
}

const changed = (recordingId: string): CoreEvent => ({
  type: 'recordsChanged',
  tables: ['note'],
  recordingId,
});

test('every window hears every event', async () => {
  const windows = await Promise.all([listen(), listen()]);
  const heard = windows.map(
    (window) =>
      new Promise<string>((resolve) => {
        let text = '';
        window.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          if (text.includes('data: ')) resolve(text);
        });
      }),
  );
  streams.send(changed('a'));
  const told = `:\n\ndata: ${JSON.stringify(changed('a'))}\n\n`;
  expect(await Promise.all(heard)).toEqual([told, told]);
});

test('a window that does not read is cut off, and the others hear on', async () => {
  const [reading, deaf] = [await listen(), await listen()];
  let read = 0;
  reading.on('data', (piece: Buffer) => {
    read += piece.length;
  });
  deaf.pause().on('error', () => deaf.destroy());
  let sent = 0;
  while (streams.open === 2) {
    streams.send(changed('x'.repeat(64 * 1024)));
    sent += 64 * 1024;
    // what a system keeps for a connection is a few megabytes
    if (sent > 64 * 1024 * 1024) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(counts).toEqual([1, 2, 1]);
  await expect.poll(() => read).toBeGreaterThan(sent);
});
