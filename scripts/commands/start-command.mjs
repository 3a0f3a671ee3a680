import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { runChild } from './run-child.mjs';

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const page = join(root, 'out', 'renderer', 'index.html');
const loopback = join(root, 'src', 'main', 'loopback', 'main.ts');
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const electronProgram = {
  linux: join('dist', 'electron'),
  win32: join('dist', 'electron.exe'),
  darwin: join('dist', 'Electron.app', 'Contents', 'MacOS', 'Electron'),
};

/**
 * `npm start`: the installed Electron where its program is there, else an app window of a browser, else an address.
 * @param {string} runtime
 * @param {string[]} args
 */
export async function runStart(runtime, args) {
  const electron = electronBinary();
  if (electron !== null && args.length === 0) {
    const built = await runChild(runtime, [electronVite, 'build']);
    return built === 0 ? runChild(electron, [root]) : built;
  }
  const built = await buildPage(runtime);
  // read again as compiled, our own sources load in half the time
  const env = { NODE_COMPILE_CACHE: join(root, '.tools', 'compile-cache') };
  return built === 0 ? runChild(runtime, [loopback, ...args], { env }) : built;
}

/**
 * Builds the page when it is missing, or older than what it is made of.
 * @param {string} runtime
 */
export async function buildPage(runtime) {
  if (existsSync(page) && statSync(page).mtimeMs > newestSource()) return 0;
  return runChild(runtime, [vite, 'build', '--config', 'vite.renderer.config.ts', '--logLevel', 'warn']);
}

function newestSource() {
  const folders = ['src/renderer', 'src/shared', 'resources/guides'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const configs = ['vite.renderer.config.ts', 'package-lock.json'].map((name) => join(root, name));
  return Math.max(...[...files, ...configs].map((path) => statSync(path).mtimeMs));
}

function electronBinary() {
  const name = electronProgram[process.platform];
  if (name === undefined) return null;
  const path = join(root, 'node_modules', 'electron', name);
  return existsSync(path) ? path : null;
}
