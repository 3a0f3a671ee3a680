import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { listFolder, saveTarget } from './folder-listing.ts';
import { sourcePlaces } from './source-places.ts';

const scratch = scratchFolder('source');
const folder = join(scratch, 'DCIM');

beforeAll(() => {
  for (const name of ['Les 10', 'Les 2', '.verborgen']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['b.MP4', 'a.mp4', 'brief.docx', '.stil.mp4', 'pakket.kijkkring', 'klas 5.mov']) {
    writeFileSync(join(folder, name), 'x'.repeat(10));
  }
  symlinkSync(join(folder, 'weg.mp4'), join(folder, 'verdwenen.mp4'));
});

test('a folder shows folders and films by name; other files and hidden ones are not named', async () => {
  const { parent, folders, files } = await listFolder(folder, 'films');
  expect(parent).toBe(scratch);
  expect(folders).toEqual([
    { name: 'Les 2', path: join(folder, 'Les 2') },
    { name: 'Les 10', path: join(folder, 'Les 10') },
  ]);
  expect(files.map(({ name, path, bytes }) => [name, path, bytes])).toEqual([
    ['a.mp4', join(folder, 'a.mp4'), 10],
    ['b.MP4', join(folder, 'b.MP4'), 10],
    ['klas 5.mov', join(folder, 'klas 5.mov'), 10],
  ]);
});

test('bundles are asked for apart', async () => {
  expect((await listFolder(folder, 'bundles')).files.map(({ name }) => name)).toEqual(['pakket.kijkkring']);
});

test('the top has no parent; a folder that is not there is refused', async () => {
  expect((await listFolder('/', 'films')).parent).toBeNull();
  await expect(listFolder(join(folder, 'weg'), 'films')).rejects.toMatchObject({ code: 'fileNotFound' });
});

test('a place for a new file: its path and room, with a number where its name is taken', async () => {
  const fresh = await saveTarget(folder, 'nieuw.kijkkring');
  expect(fresh).toEqual({ path: join(folder, 'nieuw.kijkkring'), freeBytes: fresh.freeBytes });
  expect(fresh.freeBytes).toBeGreaterThan(0);
  const second = join(folder, 'pakket (2).kijkkring');
  expect((await saveTarget(folder, 'pakket.kijkkring')).path).toBe(second);
  writeFileSync(second, 'x');
  expect((await saveTarget(folder, 'pakket.kijkkring')).path).toBe(join(folder, 'pakket (3).kijkkring'));
  rmSync(second);
  await expect(saveTarget(join(folder, 'weg'), 'a.kijkkring')).rejects.toMatchObject({
    code: 'fileNotFound',
  });
  for (const name of ['../a.kijkkring', 'a/b', 'a\\b', '.a', 'c:a']) {
    await expect(saveTarget(folder, name)).rejects.toMatchObject({ code: 'invalidInput' });
  }
});

test('places are the folders that a user really has, whatever their language, and her home', async () => {
  const home = join(scratch, 'home');
  for (const name of ['Bureaublad', 'Downloads', 'Documents'])
    mkdirSync(join(home, name), { recursive: true });
  const places = await sourcePlaces({ platform: 'linux', home, user: 'niemand-van-hier' });
  expect(places.filter(({ kind }) => kind !== 'drive')).toEqual([
    { id: 'downloads', kind: 'downloads', path: join(home, 'Downloads'), name: null },
    { id: 'desktop', kind: 'desktop', path: join(home, 'Bureaublad'), name: null },
    { id: 'documents', kind: 'documents', path: join(home, 'Documents'), name: null },
    { id: 'home', kind: 'home', path: home, name: null },
  ]);
});
