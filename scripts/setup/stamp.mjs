import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesArePresent } from './node-packages.mjs';
import { findRuntime, wantedRuntime } from './node-runtime.mjs';
import { root, toolsFolder } from './paths.mjs';
import { systemTools } from './system-tools.mjs';

/** @typedef {import('./system-tools.mjs').ToolName} ToolName */

/**
 * What the last finished setup left behind.
 * @typedef {object} Stamp
 * @property {string} key what it was made for: packages, Node, machine
 * @property {string[]} checked tools that were there and worked
 * @property {string[]} absent wanted tools that this machine goes without
 */

const stampFile = join(toolsFolder, 'setup-stamp.json');

/** Changes whenever setup has something to do again; holds no path, so that the folder may be moved. */
export function currentKey() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  hash.update(`${wantedRuntime()} ${process.platform} ${process.arch}`);
  return hash.digest('hex');
}

/** @returns {Stamp | undefined} */
export function readStamp() {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return Array.isArray(stamp.checked) && Array.isArray(stamp.absent) ? stamp : undefined;
  } catch (error) {
    const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
    if (missing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param {Stamp} stamp */
export function writeStamp(stamp) {
  const beside = `${stampFile}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(stamp));
  renameSync(beside, stampFile);
}

export function removeStamp() {
  rmSync(stampFile, { force: true });
}

/**
 * Whether nothing is left to do for a command with these needs. A look at the disk, far under a second.
 * @param {{ required: readonly ToolName[], wanted: readonly ToolName[] }} needs
 */
export function isReady({ required, wanted }) {
  const stamp = readStamp();
  if (stamp?.key !== currentKey() || findRuntime() === undefined || !packagesArePresent()) return false;
  /** @param {ToolName} name */
  const isThere = (name) => stamp.checked.includes(name) && systemTools[name].find() !== undefined;
  return required.every(isThere) && wanted.every((name) => isThere(name) || stamp.absent.includes(name));
}
