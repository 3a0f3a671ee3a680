import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { echoCore, startShell } from '../../../tests/support/electron-shell.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import type { MediaDoor } from './media-protocol.ts';

const dataFolder = scratchFolder('electron-protocols');
const page = join(dataFolder, 'renderer');
mkdirSync(join(page, 'assets'), { recursive: true });
writeFileSync(join(page, 'index.html'), '<!doctype html><title>Kijkkring</title>');
for (const name of ['index-1a.js', 'index-1a.css', 'font-1a.woff2', 'mark.svg', 'picture.png'])
  writeFileSync(join(page, 'assets', name), '');
writeFileSync(join(page, '.secret.json'), '{}');
writeFileSync(join(page, 'notes.txt'), 'nothing');
writeFileSync(join(page, 'data.json'), '{}');
writeFileSync(join(dataFolder, 'library.json'), '{}');

const headersOf = (response: Response) => Object.fromEntries(response.headers);

describe('app:', () => {
  test('serves the built page under the content policy', async () => {
    const { electron } = await startShell({ dataFolder, page });
    const response = await electron.session.load('app://kijkkring/index.html', {}, 'mainFrame');
    expect(await response.text()).toContain('<!doctype html>');
    expect({ status: response.status, headers: headersOf(response) }).toEqual({
      status: 200,
      headers: {
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
          "img-src 'self' data: media:; media-src blob: media:; connect-src 'self' media:; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'content-type': 'text/html; charset=utf-8',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy':
          'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
  });

  test.each([
    ['index-1a.js?v=1', 'script', 'text/javascript; charset=utf-8'],
    ['index-1a.css', 'stylesheet', 'text/css; charset=utf-8'],
    ['font-1a.woff2', 'font', 'font/woff2'],
    ['mark.svg', 'image', 'image/svg+xml'],
    ['picture.png', 'image', 'image/png'],
  ])('serves %s', async (name, resourceType, type) => {
    const { electron } = await startShell({ dataFolder, page });
    const response = await electron.session.load(`app://kijkkring/assets/${name}`, {}, resourceType);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test.each([
    'app://kijkkring/',
    'app://kijkkring/absent.js',
    'app://kijkkring/assets',
    'app://kijkkring/index.html/more.js',
    'app://kijkkring/.secret.json',
    'app://kijkkring/notes.txt',
    'app://kijkkring/data.json',
    'app://kijkkring/../library.json',
    'app://kijkkring/assets/../../library.json',
    'app://kijkkring/%2e%2e/library.json',
    'app://kijkkring/..%2flibrary.json',
    'app://kijkkring/..%5clibrary.json',
    'app://kijkkring/..\\library.json',
    'app://kijkkring//library.json',
    'app://kijkkring/index.html%00.js',
    'app://kijkkring/C:/library.json',
  ])('%s is not there', async (url) => {
    const { electron } = await startShell({ dataFolder, page });
    const response = await electron.session.load(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test('only reading', async () => {
    const { electron } = await startShell({ dataFolder, page });
    const statuses = await Promise.all(
      ['HEAD', 'POST', 'PUT', 'DELETE'].map(async (method) => {
        const response = await electron.session.load('app://kijkkring/index.html', { method });
        return [method, response.status, await response.text()];
      }),
    );
    expect(statuses).toEqual([
      ['HEAD', 200, ''],
      ['POST', 405, ''],
      ['PUT', 405, ''],
      ['DELETE', 405, ''],
    ]);
  });
});

describe('media:', () => {
  type Asked = Parameters<MediaDoor>;

  async function shellWith(media: MediaDoor) {
    const asked: Asked[] = [];
    const door: MediaDoor = (...call) => {
      asked.push(call);
      return media(...call);
    };
    return { ...(await startShell({ dataFolder, page, core: { ...echoCore(), media: door } })), asked };
  }

  const answer = {
    status: 206,
    headers: { 'Content-Range': 'bytes 2-4/9', 'Content-Length': '3', 'Content-Type': 'video/mp4' },
    body: new Uint8Array([7, 8, 9]),
  } as const;

  test('hands the address, method and range to the core, and its answer to our page alone', async () => {
    const { electron, asked } = await shellWith(async () => answer);
    const url = 'media://library/film/0a1b-2c/0';
    const response = await electron.session.load(url, { headers: { Range: 'bytes=2-4' } }, 'media');
    expect(asked).toEqual([['owner', 'film/0a1b-2c/0', { method: 'GET', range: 'bytes=2-4' }]]);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(answer.body);
    expect({ status: response.status, headers: headersOf(response) }).toEqual({
      status: 206,
      headers: {
        'access-control-allow-origin': 'app://kijkkring',
        'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range',
        'content-length': '3',
        'content-range': 'bytes 2-4/9',
        'content-type': 'video/mp4',
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  });

  test('no range is null, and a method is not changed', async () => {
    const { electron, asked } = await shellWith(
      async () => ({ status: 405, headers: {}, body: null }) as const,
    );
    const response = await electron.session.load('media://library/picture/0a1b/3', { method: 'POST' });
    expect(asked).toEqual([['owner', 'picture/0a1b/3', { method: 'POST', range: null }]]);
    expect([response.status, await response.text()]).toEqual([405, '']);
  });

  test('what the core has not is not there', async () => {
    const { electron } = await shellWith(async () => null);
    const response = await electron.session.load('media://library/film/0a1b/0');
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      404,
      '',
      'no-store',
    ]);
  });

  test.each([
    'media://library/',
    'media://library/film',
    'media://library/film/',
    'media://library//film/0',
    'media://library/film/../../library.db',
    'media://library/film/%2e%2e/library.db',
    'media://library/film/..%2f..%2flibrary.db',
    'media://library/film/0a1b%2f0',
    'media://library/film/..\\..\\library.db',
    'media://library/film/0a1b/0?path=/etc/passwd',
    'media://library/film/0a1b/0;more',
    'media://library/film//etc/passwd',
    'media://library/film/C:/library.db',
    'media://library/film/0a1b/0%00',
  ])('%s never reaches the core', async (url) => {
    const { electron, asked } = await shellWith(async () => answer);
    const response = await electron.session.load(url);
    expect([response.status, await response.text(), asked]).toEqual([404, '', []]);
  });

  test.each([
    'media://elsewhere/film/0a1b/0',
    'media://someone@library/film/0a1b/0',
    'media://library:1/film/0a1b/0',
  ])('%s is cancelled before it is a question', async (url) => {
    const { electron, asked } = await shellWith(async () => answer);
    await expect(electron.session.load(url)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
    expect(asked).toEqual([]);
  });

  test('a fault inside is reported and told to nobody', async () => {
    const { electron, faults } = await shellWith(async () => {
      throw new Error('inside');
    });
    const response = await electron.session.load('media://library/film/0a1b/0');
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(faults.map(String)).toEqual(['Error: inside']);
  });
});
