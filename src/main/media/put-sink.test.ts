import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { BodyAhead } from './body-ahead.ts';
import { PutSink } from './put-sink.ts';

test('who hangs up with the last byte, as ffmpeg does, has all of it taken, also by somebody slow', async () => {
  let taken = 0;
  const sink = new PutSink(async (bytes) => {
    await wait(5);
    taken += bytes.length;
  });
  const server = createServer(async (request, response) => {
    const body = new BodyAhead(request);
    // finding out who asks takes until after the last byte was sent
    await once(request.socket, 'close');
    await sink.take(body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  const piece = Buffer.alloc(64 * 1024, 7);
  client.write('PUT /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  for (let at = 0; at < 40; at += 1) {
    client.write(`${piece.length.toString(16)}\r\n`);
    client.write(piece);
    client.write('\r\n');
  }
  client.write('0\r\n\r\n', () => client.destroy());
  await sink.finished();
  expect(taken).toBe(40 * piece.length);
  server.close();
});

test('a body that breaks off before its end is told from a whole one', async () => {
  const sink = new PutSink(() => undefined);
  const server = createServer((request, response) => void sink.take(new BodyAhead(request), response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('PUT /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhallo\r\n', () =>
    setTimeout(() => client.destroy(), 50),
  );
  await expect(sink.finished()).rejects.toMatchObject({ code: 'ffmpegFailed' });
  server.close();
});
