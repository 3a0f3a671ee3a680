import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApplication } from '../../support/build-application.ts';
import { repository } from '../../support/command-line.ts';

// inside the repository, so that the built application finds its packages; .tools is in no commit
const store = join(repository, '.tools', 'e2e');
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'vite.renderer.config.ts',
  'package-lock.json',
];

/** A build that nobody asked for in this time, in milliseconds, is removed. */
const KEPT_MS = 3_600_000;

let made: Promise<string> | undefined;

/**
 * Builds the application as it is released, once for the present state of the sources, and gives the folder with `main`, `preload` and
 * `renderer`. Several test files may ask at once, each in a process of its own.
 */
export function builtApplication(): Promise<string> {
  made ??= buildOnce();
  return made;
}

async function buildOnce(): Promise<string> {
  const folder = join(store, await keyOfSources());
  if (!existsSync(folder)) {
    await mkdir(store, { recursive: true });
    await removeOld();
    await buildInto(folder);
  }
  return join(folder, 'out');
}

async function buildInto(folder: string): Promise<void> {
  const draft = await mkdtemp(join(store, 'draft-'));
  try {
    await buildApplication(join(draft, 'out'), ['main', 'preload', 'renderer']);
    // beside `out`, as in a checkout
    await symlink(join(repository, 'resources'), join(draft, 'resources'), 'junction');
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // another test file may have been first
    if (!existsSync(folder)) throw error;
  }
}

async function keyOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesBelow(join(repository, source))) {
      const { mtimeMs, size } = await stat(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(store)) {
    const folder = join(store, name);
    if (Date.now() - (await stat(folder)).mtimeMs > KEPT_MS)
      await rm(folder, { recursive: true, force: true });
  }
}
