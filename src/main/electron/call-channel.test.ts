import { describe, expect, test } from 'vitest';
import { ContentsDouble, type ElectronDouble } from '../../../tests/support/electron-double.ts';
import { startShell } from '../../../tests/support/electron-shell.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { CALL_CHANNEL } from '../../shared/contract/shell-bridge.ts';

const dataFolder = scratchFolder('electron-calls');
const call = { name: 'library.status', input: {} };
const answered = { ok: true, value: { role: 'owner', ...call } };
const notAllowed = { ok: false, error: { code: 'notAllowed', params: { right: 'owner' } } };
const invalid = { ok: false, error: { code: 'invalidInput', params: { field: 'input' } } };

function loop(): unknown {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

test('there is one channel', async () => {
  const { electron } = await startShell({ dataFolder });
  expect([...electron.handlers.keys()]).toEqual(['kijkkring:call']);
});

describe('who asks', () => {
  test('the main frame of our window is answered', async () => {
    const { electron } = await startShell({ dataFolder });
    expect(await electron.invoke(CALL_CHANNEL, [call])).toEqual(answered);
  });

  const others: readonly [
    string,
    (electron: ElectronDouble) => { sender?: unknown; senderFrame?: unknown },
  ][] = [
    ['a frame inside our page', () => ({ senderFrame: { url: 'app://kijkkring/index.html' } })],
    ['a frame that has gone', () => ({ senderFrame: null })],
    ['other contents', () => withPage(new ContentsDouble(), 'app://kijkkring/index.html')],
  ];
  test.each(others)('%s is refused', async (_, from) => {
    const { electron } = await startShell({ dataFolder });
    expect(await electron.invoke(CALL_CHANNEL, [call], from(electron))).toEqual(notAllowed);
  });

  test.each([
    'https://example.org/',
    'http://127.0.0.1:8080/index.html',
    'file:///index.html',
    'app://elsewhere/index.html',
    'app://kijkkring.example.org/index.html',
    'app://someone@kijkkring/index.html',
    'app://kijkkring/other.html',
    'media://library/film/0a1b/0',
    'data:text/html,hello',
    'about:blank',
    '',
  ])('our own window showing "%s" is refused', async (url) => {
    const { electron } = await startShell({ dataFolder });
    electron.window.webContents.mainFrame = { url };
    expect(await electron.invoke(CALL_CHANNEL, [call])).toEqual(notAllowed);
  });

  test('nobody is answered once the window is closed', async () => {
    const { electron } = await startShell({ dataFolder });
    electron.window.close();
    expect(await electron.invoke(CALL_CHANNEL, [call])).toEqual(notAllowed);
  });
});

describe('what is asked', () => {
  test.each([
    ['nothing', []],
    ['two things', [call, call]],
    ['a text', ['library.status']],
    ['a name that is none', [{ name: 7, input: {} }]],
    ['a name without end', [{ name: 'x'.repeat(65), input: {} }]],
    ['more than a name and an input', [{ ...call, role: 'owner' }]],
    ['a loop', [{ name: 'library.status', input: loop() }]],
    ['a bigint', [{ name: 'library.status', input: { id: 1n } }]],
  ])('%s is refused', async (_, sent) => {
    const { electron } = await startShell({ dataFolder });
    expect(await electron.invoke(CALL_CHANNEL, sent)).toEqual(invalid);
  });

  test('a function is refused by the copying itself', async () => {
    const { electron } = await startShell({ dataFolder });
    const sent = [{ name: 'library.status', input: () => undefined }];
    await expect(electron.invoke(CALL_CHANNEL, sent)).rejects.toThrow('could not be cloned');
  });

  test('what is no JSON arrives as JSON would have it', async () => {
    const { electron } = await startShell({ dataFolder });
    const input = {
      at: new Date(0),
      names: new Map([['a', 1]]),
      bytes: new Uint8Array([1]),
      gone: undefined,
    };
    expect(await electron.invoke(CALL_CHANNEL, [{ name: 'library.status', input }])).toEqual({
      ok: true,
      value: {
        role: 'owner',
        name: 'library.status',
        input: { at: '1970-01-01T00:00:00.000Z', names: {}, bytes: { 0: 1 } },
      },
    });
  });
});

function withPage(contents: ContentsDouble, url: string) {
  contents.mainFrame = { url };
  return { sender: contents, senderFrame: contents.mainFrame };
}
