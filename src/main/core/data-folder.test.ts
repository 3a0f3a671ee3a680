import { expect, test } from 'vitest';
import { dataFolderOf } from './data-folder.ts';

const home = '/home/marije';
const windowsHome = 'C:\\Users\\marije';

test.each([
  ['linux', {}, home, '/home/marije/.local/share/kijkkring'],
  ['linux', { XDG_DATA_HOME: '/data' }, home, '/data/kijkkring'],
  ['linux', { XDG_DATA_HOME: 'data' }, home, '/home/marije/.local/share/kijkkring'],
  ['darwin', {}, '/Users/marije', '/Users/marije/Library/Application Support/Kijkkring'],
  ['win32', { LOCALAPPDATA: 'D:\\Local', APPDATA: 'D:\\Roaming' }, windowsHome, 'D:\\Local\\Kijkkring'],
  ['win32', {}, windowsHome, 'C:\\Users\\marije\\AppData\\Local\\Kijkkring'],
  ['linux', { KIJKKRING_DATA: '/elsewhere' }, home, '/elsewhere'],
  ['win32', { KIJKKRING_DATA: '' }, windowsHome, 'C:\\Users\\marije\\AppData\\Local\\Kijkkring'],
] as const)('%s with %j', (platform, env, user, folder) => {
  expect(dataFolderOf({ platform, env, home: user })).toBe(folder);
});
