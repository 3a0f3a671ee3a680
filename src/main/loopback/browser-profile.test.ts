import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { randomIds } from '../core/ports.ts';
import { makeBrowserProfile } from './browser-profile.ts';

const scratch = scratchFolder('browser-profile');

/** A process that ran a moment ago and is gone. */
const goneProcess = spawnSync(process.execPath, ['--version']).pid;

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

test('a profile is for its user alone, and so is the page that knows the token', async () => {
  const profile = await makeBrowserProfile(join(scratch, 'private'), randomIds);
  const page = await profile.openingPage('http://127.0.0.1:1/enter?token');
  expect([modeOf(profile.folder), modeOf(page)]).toEqual([0o700, 0o600]);
  expect(readFileSync(page, 'utf8')).toContain('location.replace("http://127.0.0.1:1/enter?token")');
  await profile.remove();
  expect(existsSync(profile.folder)).toBe(false);
});

test('what an earlier window left goes; the profile of one that still runs stays', async () => {
  const data = join(scratch, 'leftovers');
  const running = await makeBrowserProfile(data, randomIds);
  const leftovers = [`${goneProcess}.${randomIds.next()}`, randomIds.next(), 'nonsense'].map((name) =>
    join(data, 'windows', name),
  );
  for (const folder of leftovers) {
    mkdirSync(join(folder, 'Default'), { recursive: true });
    writeFileSync(join(folder, 'Default', 'History'), 'left');
  }
  const next = await makeBrowserProfile(data, randomIds);
  expect(leftovers.map((folder) => existsSync(folder))).toEqual([false, false, false]);
  expect([existsSync(running.folder), existsSync(next.folder)]).toEqual([true, true]);
});
