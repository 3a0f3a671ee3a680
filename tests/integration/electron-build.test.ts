import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApplication } from '../support/build-application.ts';
import { repository } from '../support/command-line.ts';
import { TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('electron-build');
let built = '';

beforeAll(async () => {
  // inside the repository, so that the built application finds its packages; .tools is in no commit
  await mkdir(join(repository, '.tools'), { recursive: true });
  built = await mkdtemp(join(repository, '.tools', 'electron-build-'));
  await buildApplication(built, ['main', 'preload']);
});

afterAll(() => rm(built, { recursive: true, force: true }));

/** Starts the built application on a double of Electron, asks it things as its page would, and closes it. */
async function startBuilt(calls: readonly object[]) {
  const runner = join(repository, 'tests', 'support', 'electron-double-process.ts');
  const env = { ...process.env, NODE_NO_WARNINGS: '1', KIJKKRING_DATA: join(scratch, 'data') };
  const args = [runner, join(built, 'main', 'index.js'), JSON.stringify(calls)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  return { ...JSON.parse(stdout), stderr };
}

test('the built application starts, finds its native packages and keeps a library', async () => {
  const folder = join(scratch, 'library');
  const create = { folder, passphrase: TEST_PASSPHRASE, name: 'Marije', trajectoryTitle: 'Mijn traject' };
  const { preload, answers, stderr } = await startBuilt([
    { name: 'library.create', input: create },
    { name: 'trajectory.get', input: {} },
    { name: 'library.lock', input: {} },
    { name: 'trajectory.get', input: {} },
  ]);
  expect(
    answers.map(({ ok, error }: { ok: boolean; error?: { code: string } }) => error?.code ?? ok),
  ).toEqual([true, true, true, 'libraryLocked']);
  expect([existsSync(preload), existsSync(join(folder, 'library.db')), stderr]).toEqual([true, true, '']);
});

test('the built application finds ffmpeg and the sample lesson that lies beside it', async () => {
  const { answers, stderr } = await startBuilt([{ name: 'app.openPractice', input: {} }]);
  expect([answers, stderr]).toMatchObject([[{ ok: true, value: { recordingId: expect.any(String) } }], '']);
});

test('the preload script is one file that asks for nothing but Electron, and gives the page functions alone', async () => {
  const code = await readFile(join(built, 'preload', 'preload.cjs'), 'utf8');
  const required: string[] = [];
  const exposed: [string, object][] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, bridge: object) => exposed.push([name, bridge]) },
    ipcRenderer: {},
    webUtils: {},
  };
  runInNewContext(code, {
    exports: {},
    require: (name: string) => {
      required.push(name);
      return electron;
    },
  });
  expect(required).toEqual(['electron']);
  expect(exposed.map(([name, bridge]) => [name, shapeOf(bridge)])).toEqual([
    [
      'kijkkring',
      {
        call: 'function',
        onEvent: 'function',
        dialogs: { chooseFilms: 'function', chooseBundle: 'function', chooseSaveTarget: 'function' },
        pathOf: 'function',
        window: { minimise: 'function', maximise: 'function', close: 'function', showSight: 'function' },
      },
    ],
  ]);
});

function shapeOf(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      typeof entry === 'object' && entry !== null ? shapeOf(entry) : typeof entry,
    ]),
  );
}
