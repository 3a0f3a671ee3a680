import { expect, test } from 'vitest';
import type { ByteSource } from '../files/byte-source.ts';
import { LONGEST_ANSWER, respondToMedia } from './media-response.ts';

const SIZE = 5 * 1024 * 1024;

function film(size = SIZE): ByteSource {
  return {
    size,
    read: async (offset, length) => new Uint8Array(Math.min(length, size - offset)).fill(offset & 0xff),
    close: async () => undefined,
  };
}

async function ask(range: string | null, method = 'GET', size = SIZE) {
  const { status, headers, body } = await respondToMedia(
    { method, range },
    { source: film(size), contentType: 'video/mp4' },
  );
  return [status, headers['Content-Range'] ?? null, headers['Content-Length'] ?? null, body?.length ?? null];
}

test('an answer holds at most 2 MiB and tells the true total', async () => {
  const answers = await Promise.all(
    [
      null,
      'bytes=0-',
      'bytes=100-199',
      'bytes=1048576-',
      `bytes=0-${SIZE * 2}`,
      'bytes=-500',
      `bytes=${SIZE - 1}-`,
    ].map((range) => ask(range)),
  );
  expect(answers).toEqual([
    [206, `bytes 0-2097151/${SIZE}`, '2097152', LONGEST_ANSWER],
    [206, `bytes 0-2097151/${SIZE}`, '2097152', LONGEST_ANSWER],
    [206, `bytes 100-199/${SIZE}`, '100', 100],
    [206, `bytes 1048576-3145727/${SIZE}`, '2097152', LONGEST_ANSWER],
    [206, `bytes 0-2097151/${SIZE}`, '2097152', LONGEST_ANSWER],
    [206, `bytes ${SIZE - 500}-${SIZE - 1}/${SIZE}`, '500', 500],
    [206, `bytes ${SIZE - 1}-${SIZE - 1}/${SIZE}`, '1', 1],
  ]);
});

test('ranges that lie are refused or answered with the beginning', async () => {
  expect(await ask(`bytes=${SIZE}-`)).toEqual([416, `bytes */${SIZE}`, null, null]);
  expect(await ask('bytes=-0')).toEqual([416, `bytes */${SIZE}`, null, null]);
  for (const nonsense of ['bytes=9-3', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'bytes=']) {
    expect(await ask(nonsense)).toEqual([206, `bytes 0-2097151/${SIZE}`, '2097152', LONGEST_ANSWER]);
  }
});

test('a short film without a range is whole, HEAD has no body, other methods are refused', async () => {
  expect(await ask(null, 'GET', 1000)).toEqual([200, null, '1000', 1000]);
  expect(await ask('bytes=0-99', 'HEAD')).toEqual([206, `bytes 0-99/${SIZE}`, '100', null]);
  expect(await ask(null, 'PUT')).toEqual([405, null, null, null]);
  expect(await ask(null, 'GET', 0)).toEqual([200, null, '0', 0]);
});

test('nothing of an answer may be kept', async () => {
  const { headers } = await respondToMedia(
    { method: 'GET', range: null },
    { source: film(), contentType: 'video/mp4' },
  );
  expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
});
