import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { parseMountInfo, parseMountList } from './mounts.ts';
import { type PlaceFacts, sharedPlaceOf } from './shared-place.ts';

const scratch = scratchFolder('shared-place');

function facts(change: Partial<PlaceFacts> = {}): PlaceFacts {
  return { platform: 'linux', env: {}, mounts: [], exists: () => false, follow: (path) => path, ...change };
}

test.each([
  ['/home/marije/OneDrive/Kijkkring', 'OneDrive'],
  ['/home/marije/OneDrive - Basisschool De Klimboom/Kijkkring', 'OneDrive'],
  ['/home/marije/Dropbox/Kijkkring', 'Dropbox'],
  ['/home/marije/Dropbox (Klimboom)/Kijkkring', 'Dropbox'],
  ['/Users/marije/Library/CloudStorage/GoogleDrive-m@klimboom.nl/Mijn Drive/Kijkkring', 'Google Drive'],
  ['/home/marije/Google Drive/Kijkkring', 'Google Drive'],
  ['/Users/marije/Library/Mobile Documents/com~apple~CloudDocs/Kijkkring', 'iCloud'],
])('%s is copied by %s', (folder, service) => {
  expect(sharedPlaceOf(folder, facts())).toEqual({ kind: 'synchronised', service });
});

test.each([
  '/home/marije/.local/share/kijkkring',
  '/home/marije/Dropboxes/x',
  '/home/marije/mijn onedrive-map/x',
  '/',
])('%s is a folder of this machine', (folder) => {
  expect(sharedPlaceOf(folder, facts())).toBeNull();
});

test('Documents that Windows moved to OneDrive, and a folder of another name that a service marked', () => {
  const windows = facts({ platform: 'win32', env: { OneDriveCommercial: 'C:\\Users\\marije\\Werk' } });
  expect(sharedPlaceOf('C:\\Users\\marije\\Werk\\Documenten\\Kijkkring', windows)).toEqual({
    kind: 'synchronised',
    service: 'OneDrive',
  });
  expect(sharedPlaceOf('C:\\Users\\marije\\Werkmap\\Kijkkring', windows)).toBeNull();
  const marked = join(scratch, 'gedeeld');
  mkdirSync(join(marked, 'klas'), { recursive: true });
  writeFileSync(join(marked, '.dropbox'), '');
  expect(sharedPlaceOf(join(marked, 'klas', 'nieuw'))).toEqual({ kind: 'synchronised', service: 'Dropbox' });
});

test('a link does not hide where it leads', () => {
  const drive = join(scratch, 'Google Drive');
  mkdirSync(drive);
  symlinkSync(drive, join(scratch, 'gewoon'));
  expect(sharedPlaceOf(join(scratch, 'gewoon', 'Kijkkring'))).toEqual({
    kind: 'synchronised',
    service: 'Google Drive',
  });
});

const mounts = parseMountInfo(
  [
    '22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw',
    '30 22 0:40 / /mnt/school rw,relatime shared:5 - cifs //server/school rw',
    '31 22 0:41 / /mnt/lokaal\\040werk rw - ext4 /dev/sdb1 rw',
    '32 22 0:42 / /home/marije/remote rw - fuse.sshfs marije@server: rw',
    '33 30 8:2 / /mnt/school/stick rw - vfat /dev/sdc1 rw',
  ].join('\n'),
);

test.each([
  ['/mnt/school/Kijkkring', { kind: 'network' }],
  ['/home/marije/remote/Kijkkring', { kind: 'network' }],
  ['/mnt/schoolwerk/Kijkkring', null],
  ['/mnt/lokaal werk/Kijkkring', null],
  ['/mnt/school/stick/Kijkkring', null],
])('%s lies on %j', (folder, expected) => {
  expect(sharedPlaceOf(folder, facts({ mounts }))).toEqual(expected);
});

const macMounts = parseMountList(
  [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    '//marije@server/school on /Volumes/school (smbfs, nodev, nosuid, mounted by marije)',
    '/dev/disk4s1 on /Volumes/KLIMBOOM (1) (msdos, local, nodev, nosuid, noowners)',
  ].join('\n'),
);

test.each([
  ['/Volumes/school/Kijkkring', { kind: 'network' }],
  ['/Volumes/KLIMBOOM (1)/Kijkkring', null],
  ['/Users/marije/Library/Application Support/Kijkkring', null],
])('on macOS %s lies on %j', (folder, expected) => {
  expect(sharedPlaceOf(folder, facts({ platform: 'darwin', mounts: macMounts }))).toEqual(expected);
});

test('a share of Windows by its own name, and behind a letter', () => {
  const lettered = facts({ platform: 'win32', follow: (path) => path.replace('Z:', '\\\\server\\school') });
  expect(sharedPlaceOf('Z:\\Kijkkring', lettered)).toEqual({ kind: 'network' });
  const windows = facts({ platform: 'win32' });
  expect(sharedPlaceOf('\\\\server\\school\\Kijkkring', windows)).toEqual({ kind: 'network' });
  expect(sharedPlaceOf('\\\\?\\C:\\Kijkkring', windows)).toBeNull();
});
