import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmCommand } from './npm.mjs';
import { environmentWithPath, root, toolsFolder } from './paths.mjs';
import { isAlive } from './process-alive.mjs';
import { npmComplaint, runProcess } from './run-process.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Stands here from before `npm ci` until after it and holds npm's process id: a run that was killed in between is known by
 * it, and so is an npm that outlived its setup.
 */
const unfinishedMark = join(toolsFolder, 'packages-unfinished');
/** npm's own note of what it installed, written by it as its last act. */
const installedList = join(root, 'node_modules', '.package-lock.json');

/** Whether every package this project names is in its place; a look at the disk, no more. */
export function packagesArePresent() {
  if (existsSync(unfinishedMark) || !existsSync(installedList)) return false;
  const { dependencies, devDependencies } = readJson(join(root, 'package.json'));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  return names.every((name) => existsSync(join(root, 'node_modules', name, 'package.json')));
}

/**
 * Installs the locked packages unless exactly they are there already (also when somebody ran `npm install` by hand).
 * @param {string} node the Node that npm and its packages run under
 */
export async function ensurePackages(node) {
  if (packagesArePresent() && installedAsLocked()) return;
  say('installing the locked packages (npm ci)');
  mkdirSync(toolsFolder, { recursive: true });
  await endOfOrphan();
  writeFileSync(unfinishedMark, '');
  const { file, args } = npmCommand(node);
  // native packages ship their binaries, so no package has to run anything of its own
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const env = environmentWithPath(dirname(node));
  /** @param {number} pid */
  const onStart = (pid) => writeFileSync(unfinishedMark, String(pid));
  const { code, output } = await runProcess(file, [...args, ...install], { cwd: root, env, onStart });
  if (code !== 0) {
    throw new SetupError(
      `npm ci failed:\n${npmComplaint(output)}\nCheck that npm reaches its registry (npm ping) and that the disk has 2 GB free, then run the command again.`,
    );
  }
  rmSync(unfinishedMark, { force: true });
}

/** Two npm at work in one folder destroy each other's work: waits, at most two minutes, for one that was left behind. */
async function endOfOrphan() {
  if (!existsSync(unfinishedMark)) return;
  const pid = Number(readFileSync(unfinishedMark, 'utf8'));
  const until = Date.now() + 120_000;
  while (pid > 0 && isAlive(pid) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Compares npm's note with the lockfile; an optional package may be absent (another platform's, or a failed download). */
function installedAsLocked() {
  const locked = readJson(join(root, 'package-lock.json')).packages;
  const installed = readJson(installedList).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true;
    const present = installed[path];
    if (!present) return entry.optional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

/**
 * @param {string} path
 * @returns {any}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
