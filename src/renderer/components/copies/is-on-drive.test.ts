import { expect, test } from 'vitest';
import { isOnDrive } from './is-on-drive.ts';

test.each([
  ['/media/marije/KLIMBOOM/00001.MTS', true],
  ['/run/media/marije/KLIMBOOM/a.mp4', true],
  ['/Volumes/KLIMBOOM/a.mov', true],
  ['E:\\DCIM\\a.mp4', true],
  ['C:\\Users\\marije\\Videos\\a.mp4', false],
  ['/home/marije/Videos/media/a.mp4', false],
])('%s', (path, expected) => {
  expect(isOnDrive(path)).toBe(expected);
});
