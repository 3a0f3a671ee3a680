import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { plainFileSource } from './plain-file-source.ts';

const folder = scratchFolder('plain-file-source');

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('bytes come from anywhere, and only those that are there', async () => {
  const source = await plainFileSource(write('letters', 'abcdefghij'));
  const read = async (offset: number, length: number): Promise<string> =>
    Buffer.from(await source.read(offset, length)).toString();
  expect([source.size, await read(0, 3), await read(7, 100), await read(10, 1), await read(50, 1)]).toEqual([
    10,
    'abc',
    'hij',
    '',
    '',
  ]);
  await source.close();
});

test.each([
  ['spaces and "quotes" and \'more\''],
  ['emoji 🎥 ünïcode'],
  ['percent %20 and #hash?query'],
  ['-rf'],
  ['x'.repeat(250)],
])('a file may be called %s', async (name) => {
  const source = await plainFileSource(write(name, 'film'));
  expect(Buffer.from(await source.read(0, 4)).toString()).toBe('film');
  await source.close();
});

const posix = process.platform !== 'win32';
if (!posix) process.stdout.write('plain file source: pipes and devices are tried on POSIX only\n');

function makeFolder(): string {
  const path = join(folder, 'a folder');
  mkdirSync(path);
  return path;
}

function makePipe(): string {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

test('what is no readable file has a code of its own', async () => {
  const cases: [string, string][] = [
    [join(folder, 'nowhere'), 'fileNotFound'],
    [join(write('in', 'x'), 'below a file'), 'fileNotFound'],
    [makeFolder(), 'fileIsFolder'],
    [write('empty', ''), 'fileEmpty'],
    [join(folder, 'y'.repeat(300)), 'pathTooLong'],
    ['', 'fileUnreadable'],
    ['a\0b', 'fileUnreadable'],
  ];
  if (posix) cases.push([makePipe(), 'fileUnreadable'], ['/dev/zero', 'fileUnreadable']);
  const codes = await Promise.all(
    cases.map(([path]) => plainFileSource(path).catch((error: { code: string }) => error.code)),
  );
  expect(codes).toEqual(cases.map(([, code]) => code));
});

const mayBeRefused = posix && process.getuid?.() !== 0;
if (!mayBeRefused)
  process.stdout.write('plain file source: refused rights are not tried, root may read all\n');

test.runIf(mayBeRefused)('a file that we may not read', async () => {
  const path = write('secret', 'x');
  chmodSync(path, 0o000);
  await expect(plainFileSource(path)).rejects.toMatchObject({ code: 'permissionDenied' });
});

test('a file that is cut while it is read is not taken for whole', async () => {
  const path = write('cut', 'abcdefghij');
  const source = await plainFileSource(path);
  truncateSync(path, 4);
  await expect(source.read(0, 10)).rejects.toMatchObject({ code: 'sourceChanged' });
  await source.close();
});
