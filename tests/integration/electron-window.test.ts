import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { makeBridge } from '../../src/main/preload/make-bridge.ts';
import { chooseTransport } from '../../src/renderer/api/choose-transport.ts';
import { IpcTransport } from '../../src/renderer/api/ipc-transport.ts';
import type { Transport, TransportEvent } from '../../src/renderer/api/transport.ts';
import { EVENT_CHANNEL } from '../../src/shared/contract/shell-bridge.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import type { ElectronDouble } from '../support/electron-double.ts';
import { startShell } from '../support/electron-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('electron-window');
const library = join(scratch, 'library');
const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2 });

let core: Core;
let electron: ElectronDouble;
let recording: Recording;

beforeAll(async () => {
  core = await coreWithLibrary(library);
  recording = (await runJob(core, 'recording.import', { paths: [film], title: 'Les' })) as Recording;
  ({ electron } = await startShell({ dataFolder: scratch, core }));
});

afterAll(() => core.close());

/** What stands between the page and the other process: the page's transport, on the bridge of the preload script. */
function transportTo(shell: ElectronDouble): { transport: Transport; listeners: () => number } {
  const ipc = new EventEmitter();
  const { webContents } = shell.window;
  webContents.send = (channel, message) =>
    void ipc.emit(channel, { sender: 'never seen' }, structuredClone(message));
  const ipcRenderer = Object.assign(ipc, {
    invoke: (channel: string, ...sent: unknown[]) => shell.invoke(channel, sent),
  });
  const webUtils = { getPathForFile: (file: File) => (file.name === '' ? '' : `/card/${file.name}`) };
  const bridge = makeBridge({ ipcRenderer, webUtils } as unknown as Parameters<typeof makeBridge>[0]);
  const transport = chooseTransport({ kijkkring: bridge }, () => {
    throw new Error('not this shell');
  });
  return { transport, listeners: () => ipc.listenerCount(EVENT_CHANNEL) };
}

describe('the transport of the installed application', () => {
  test('is chosen where the bridge is, and only there', () => {
    const { transport } = transportTo(electron);
    expect(transport).toBeInstanceOf(IpcTransport);
    expect(chooseTransport({}, () => transport)).toBe(transport);
  });

  test('answers as the core does, with values and with refusals', async () => {
    const { transport } = transportTo(electron);
    for (const [name, input] of [
      ['recording.list', {}],
      ['recording.frameTimes', { recordingId: recording.id }],
      ['recording.frameTimes', { recordingId: 'no id' }],
      ['no.such', {}],
      ['history.undo', { recordingId: recording.id }],
    ] as const) {
      expect([name, await transport.call(name, input)]).toEqual([
        name,
        await core.call('owner', name, input),
      ]);
    }
  });

  test('never throws: what can not be copied is a refusal', async () => {
    const { transport } = transportTo(electron);
    expect(await transport.call('recording.list', { when: () => undefined })).toEqual({
      ok: false,
      error: { code: 'internal', params: { logId: '-' } },
    });
  });

  test('hears what is now true, without anything of Electron, until it stops listening', async () => {
    const { transport, listeners } = transportTo(electron);
    const heard: unknown[][] = [];
    const stop = transport.listen((...told: [TransportEvent]) => heard.push(told));
    const { id } = await core.ask('owner', 'annotation.add', {
      recordingId: recording.id,
      itemCode: 'A1',
      startUs: 0,
    });
    stop();
    await core.ask('owner', 'annotation.remove', { annotationId: id });
    expect(heard).toEqual([[{ type: 'recordsChanged', tables: ['annotation'], recordingId: recording.id }]]);
    expect(listeners()).toBe(0);
  });

  test('has dialogs, paths, window controls and the sight of what is shown', async () => {
    const { transport } = transportTo(electron);
    const { dialogs, pathOf, window, showSight } = transport.shell;
    electron.openAnswer = { canceled: false, filePaths: ['/card/a.mp4'] };
    electron.saveAnswer = { canceled: false, filePath: '/stick/a.kijkkring' };
    expect([
      await dialogs?.chooseFilms(),
      await dialogs?.chooseBundle(),
      await dialogs?.chooseSaveTarget('ronde 2.kijkkring'),
      pathOf?.(new File([], 'b.mp4')),
    ]).toEqual([['/card/a.mp4'], '/card/a.mp4', '/stick/a.kijkkring', '/card/b.mp4']);
    await expect(dialogs?.chooseSaveTarget('x'.repeat(300))).rejects.toMatchObject({ code: 'invalidInput' });
    window?.minimise();
    window?.maximise();
    showSight?.('circle');
    await expect
      .poll(() => electron.window)
      .toMatchObject({
        minimised: true,
        maximised: true,
        contentProtection: false,
      });
  });

  test('sends no pieces: it knows every path', async () => {
    const { transport } = transportTo(electron);
    expect(await transport.sendPiece('id', 0, new Blob())).toMatchObject({ ok: false });
  });
});

describe('footage of the library', () => {
  const load = async (address: string, range?: string) => {
    const { transport } = transportTo(electron);
    const headers: Record<string, string> = range === undefined ? {} : { Range: range };
    const response = await electron.session.load(transport.mediaUrl(address), { headers }, 'media');
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, range: response.headers.get('content-range'), bytes };
  };
  const bytes = readFileSync(film);
  const nothing = { status: 404, range: null, bytes: Buffer.alloc(0) };

  test('comes range by range, byte for byte', async () => {
    const size = bytes.length;
    const address = `film/${recording.id}/0`;
    expect(await load(address)).toEqual({ status: 200, range: null, bytes });
    expect(await load(address, 'bytes=100-4099')).toEqual({
      ...{ status: 206, range: `bytes 100-4099/${size}`, bytes: bytes.subarray(100, 4100) },
    });
    expect(await load(address, 'bytes=-10')).toEqual({
      ...{ status: 206, range: `bytes ${size - 10}-${size - 1}/${size}`, bytes: bytes.subarray(size - 10) },
    });
    expect(await load(address, `bytes=${size}-`)).toEqual({
      ...{ status: 416, range: `bytes */${size}`, bytes: Buffer.alloc(0) },
    });
  });

  test('is not there at another address', async () => {
    for (const address of [
      `film/${recording.id}/1`,
      `film/${recording.id}`,
      `film/${crypto.randomUUID()}/0`,
      `film/${recording.id}/0/../0`,
      `film/..%2f${recording.id}/0`,
      `received/${recording.id}/${recording.id}`,
      `footage/${recording.id}/original-0.age`,
    ]) {
      // an address with dots is brought to its plain form before it is asked for
      const expected = address.includes('/../') ? { ...nothing, status: 200, bytes } : nothing;
      expect([address, await load(address)]).toEqual([address, expected]);
    }
  });

  test('is gone once the lid is closed, and back after the passphrase', async () => {
    const address = `film/${recording.id}/0`;
    const locked = new Promise<void>((resolve) => {
      const stop = core.listen((event) => {
        if (event.type !== 'libraryLocked') return;
        stop();
        resolve();
      });
    });
    electron.powerMonitor.emit('suspend');
    await locked;
    expect(await load(address)).toEqual(nothing);
    const { transport } = transportTo(electron);
    expect(await transport.call('recording.list', {})).toMatchObject({ error: { code: 'libraryLocked' } });
    await transport.call('library.unlock', { folder: library, passphrase: TEST_PASSPHRASE });
    expect((await load(address)).status).toBe(200);
  });
});
