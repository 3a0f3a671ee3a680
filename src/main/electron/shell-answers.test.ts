import { describe, expect, test } from 'vitest';
import type { ElectronDouble } from '../../../tests/support/electron-double.ts';
import { startShell } from '../../../tests/support/electron-shell.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { CALL_CHANNEL } from '../../shared/contract/shell-bridge.ts';

const dataFolder = scratchFolder('electron-answers');
const ask = (electron: ElectronDouble, name: string, input: unknown = {}) =>
  electron.invoke(CALL_CHANNEL, [{ name, input }]);
const done = { ok: true, value: null };
const invalid = { ok: false, error: { code: 'invalidInput', params: { field: 'input' } } };

describe('dialogs', () => {
  const extensions = [
    'mp4',
    'mov',
    'm4v',
    'mkv',
    'webm',
    'avi',
    'mts',
    'm2ts',
    'ts',
    'mpg',
    'mpeg',
    'wmv',
    '3gp',
  ];

  test('films: several, and the system keeps no list of them', async () => {
    const { electron } = await startShell({ dataFolder });
    electron.openAnswer = { canceled: false, filePaths: ['/card/a.mp4', '/card/b.mp4'] };
    expect(await ask(electron, 'shell.chooseFilms')).toEqual({
      ok: true,
      value: ['/card/a.mp4', '/card/b.mp4'],
    });
    expect(electron.dialogOptions).toEqual([
      {
        filters: [
          { name: 'Films', extensions },
          { name: 'Alle bestanden', extensions: ['*'] },
        ],
        properties: ['openFile', 'dontAddToRecent', 'multiSelections'],
      },
    ]);
    electron.openAnswer = { canceled: true, filePaths: ['/card/a.mp4'] };
    expect(await ask(electron, 'shell.chooseFilms')).toEqual({ ok: true, value: [] });
  });

  test('a bundle: one, in words of the language of the system', async () => {
    const { electron } = await startShell({
      dataFolder,
      before: ({ app }) => Object.assign(app, { locale: 'en-GB' }),
    });
    electron.openAnswer = { canceled: false, filePaths: ['/stick/a.kijkkring'] };
    expect(await ask(electron, 'shell.chooseBundle')).toEqual({ ok: true, value: '/stick/a.kijkkring' });
    expect(electron.dialogOptions).toEqual([
      {
        filters: [{ name: 'Kijkkring bundles', extensions: ['kijkkring'] }],
        properties: ['openFile', 'dontAddToRecent'],
      },
    ]);
    electron.openAnswer = { canceled: true, filePaths: [] };
    expect(await ask(electron, 'shell.chooseBundle')).toEqual(done);
  });

  test.each([
    ['ronde 2.kijkkring', 'ronde 2.kijkkring'],
    ['../../.bashrc', '-..-.bashrc'],
    ['C:\\Windows\\a.kijkkring', 'C--Windows-a.kijkkring'],
    ['a\u0000b\nc', 'a-b-c'],
  ])('a place to save %s: a name, and no folder', async (suggestedName, defaultPath) => {
    const { electron } = await startShell({ dataFolder });
    electron.saveAnswer = { canceled: false, filePath: '/stick/x.kijkkring' };
    expect(await ask(electron, 'shell.chooseSaveTarget', { suggestedName })).toEqual({
      ok: true,
      value: '/stick/x.kijkkring',
    });
    expect(electron.dialogOptions).toEqual([
      {
        defaultPath,
        filters: [{ name: 'Pakketten van Kijkkring', extensions: ['kijkkring'] }],
        properties: ['dontAddToRecent', 'createDirectory', 'showOverwriteConfirmation'],
      },
    ]);
    electron.saveAnswer = { canceled: true, filePath: '' };
    expect(await ask(electron, 'shell.chooseSaveTarget', { suggestedName })).toEqual(done);
  });
});

test.each(['pdf', 'html', 'json'])('a place to save a %s: with that extension', async (extension) => {
  const { electron } = await startShell({ dataFolder });
  electron.saveAnswer = { canceled: false, filePath: `/stick/protocol.${extension}` };
  await ask(electron, 'shell.chooseSaveTarget', { suggestedName: `protocol.${extension}` });
  expect(electron.dialogOptions).toMatchObject([
    { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] },
  ]);
});

test('the controls of the window', async () => {
  const { electron } = await startShell({ dataFolder });
  const { window } = electron;
  expect(await ask(electron, 'shell.maximise')).toEqual(done);
  expect(window.maximised).toBe(true);
  expect(await ask(electron, 'shell.maximise')).toEqual(done);
  expect(window.maximised).toBe(false);
  expect(await ask(electron, 'shell.minimise')).toEqual(done);
  expect(window.minimised).toBe(true);
  expect(await ask(electron, 'shell.close')).toEqual(done);
  expect(window.done).toContain('close');
});

test('the window keeps itself out of recordings of the screen while something private is shown', async () => {
  const { electron } = await startShell({ dataFolder });
  const { window } = electron;
  const seen: unknown[] = [['before the page tells', window.contentProtection]];
  for (const level of ['circle', 'own', null, 'ownWithCopies', 'erased', 'two']) {
    await ask(electron, 'shell.showSight', { level });
    seen.push([level, window.contentProtection]);
  }
  expect(seen).toEqual([
    ['before the page tells', true],
    ['circle', false],
    ['own', true],
    [null, false],
    ['ownWithCopies', true],
    ['erased', false],
    ['two', true],
  ]);
});

test.each([
  ['shell.chooseFilms', { folder: '/home' }],
  ['shell.chooseBundle', null],
  ['shell.chooseSaveTarget', {}],
  ['shell.chooseSaveTarget', { suggestedName: 7 }],
  ['shell.chooseSaveTarget', { suggestedName: 'x'.repeat(201) }],
  ['shell.minimise', { now: true }],
  ['shell.showSight', { level: 'everybody' }],
  ['shell.showSight', {}],
])('%s with %j is refused', async (name, input) => {
  const { electron } = await startShell({ dataFolder });
  expect(await ask(electron, name, input)).toEqual(invalid);
  expect(electron.dialogOptions).toEqual([]);
});

test.each(['shell.openPath', 'shell.', 'shell.constructor', 'toString'])(
  '%s is no answer of the shell: the core is asked, and knows it not',
  async (name) => {
    const { electron } = await startShell({ dataFolder });
    expect(await ask(electron, name)).toEqual({ ok: true, value: { role: 'owner', name, input: {} } });
  },
);
