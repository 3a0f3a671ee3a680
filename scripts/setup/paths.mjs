import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, wherever it stands today. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What setup fetches and remembers; safe to delete. */
export const toolsFolder = join(root, '.tools');

/** @param {string} path */
export function isExecutableFile(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * First match on the PATH, or undefined.
 * @param {string} name without `.exe`
 */
export function findOnPath(name) {
  const fileName = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, fileName)).find(isExecutableFile);
}

/**
 * The environment for a child that must find this folder's programs first. Windows may spell the variable `Path`: only
 * one spelling may remain.
 * @param {...string} folders
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWithPath(...folders) {
  const others = Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH');
  return { ...Object.fromEntries(others), PATH: [...folders, process.env.PATH ?? ''].join(delimiter) };
}
