import { expect, test } from 'vitest';
import { ElectronDouble } from '../../../tests/support/electron-double.ts';
import { OWN_PAGE } from './own-address.ts';
import { PaperPrinter } from './paper-printer.ts';

const paper = '<!DOCTYPE html><title>Protocol</title>';

test('a paper is printed in a window without scripts that nobody sees, and the window goes', async () => {
  const electron = new ElectronDouble();
  const answers: string[] = [];
  electron.onWindow = (window) => {
    const load = window.loadURL.bind(window);
    window.loadURL = async (url) => {
      answers.push(await (await electron.session.load(url, {}, 'mainFrame')).text());
      await load(url);
    };
  };
  const bytes = await new PaperPrinter(electron.parts).print(paper);
  expect(Buffer.from(bytes).toString()).toBe('%PDF-1.7');
  expect(answers).toEqual([paper]);
  const { window } = electron;
  expect(window.done).toEqual([`load ${OWN_PAGE}`, 'destroy']);
  expect(window.webContents.printed).toEqual([
    { pageSize: 'A4', preferCSSPageSize: true, generateTaggedPDF: true },
  ]);
  expect(window.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
});

test('its session is in memory, loads nothing but the paper, and holds it no longer than it is printed', async () => {
  const electron = new ElectronDouble();
  const printer = new PaperPrinter(electron.parts);
  await printer.print(paper);
  await printer.print(paper);
  expect([...electron.sessions.keys()]).toEqual(['kijkkring-paper']);
  expect([...electron.sessions.values()].map(({ options }) => options)).toEqual([{ cache: false }]);
  expect((await electron.session.answer(OWN_PAGE)).status).toBe(404);
  expect(electron.session.cancels('https://example.org/', 'image')).toBe(true);
  expect(electron.session.grants('geolocation')).toEqual({ requested: false, checked: false, device: false });
});

test('a window whose page fails is not left behind', async () => {
  const electron = new ElectronDouble();
  electron.onWindow = (window) => {
    window.pageIsGone = true;
  };
  await expect(new PaperPrinter(electron.parts).print(paper)).rejects.toThrow('ERR_FILE_NOT_FOUND');
  expect(electron.window.done).toEqual(['destroy']);
  expect((await electron.session.answer(OWN_PAGE)).status).toBe(404);
});
