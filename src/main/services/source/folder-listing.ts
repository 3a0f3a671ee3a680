import type { Dirent } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { isThere } from '../../files/is-there.ts';

/** Endings of what cameras, telephones and editors write; whether one really holds a film is found out on opening. */
const endings = {
  films: new Set(
    '.mp4 .m4v .mov .mkv .webm .avi .mts .m2ts .ts .mpg .mpeg .vob .3gp .wmv .asf .flv .mxf .dv'.split(' '),
  ),
  bundles: new Set(['.kijkkring']),
} as const;

/** More than anybody scrolls through. */
const MOST_ENTRIES = 2000;

/**
 * Folders and fitting files in a folder, by name; what is hidden stays hidden.
 * @throws `fileNotFound`, `permissionDenied`, `fileUnreadable`
 */
export async function listFolder(path: string, what: keyof typeof endings): Promise<OutputOf<'source.list'>> {
  const folder = resolve(path);
  const entries = (await withFileErrors(() => readdir(folder, { withFileTypes: true })))
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith('$'))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
    .slice(0, MOST_ENTRIES);
  const fitting = entries.filter(
    (entry) => isFile(entry) && endings[what].has(extname(entry.name).toLowerCase()),
  );
  const parent = dirname(folder);
  return {
    parent: parent === folder ? null : parent,
    folders: entries.filter(isFolder).map(({ name }) => ({ name, path: join(folder, name) })),
    files: (await Promise.all(fitting.map(({ name }) => factsOf(join(folder, name), name)))).flat(),
  };
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}

function isFile(entry: Dirent): boolean {
  return entry.isFile() || entry.isSymbolicLink();
}

/** Nothing for a file that went away, or can't be looked at, between the listing and now. */
async function factsOf(path: string, name: string): Promise<OutputOf<'source.list'>['files']> {
  try {
    const facts = await withFileErrors(() => stat(path));
    if (!facts.isFile()) return [];
    return [{ name, path, bytes: facts.size, modifiedAt: Math.round(facts.mtimeMs) }];
  } catch (error) {
    if (error instanceof KijkkringError) return [];
    throw error;
  }
}

/** As many packages of one name in one folder as anybody makes; after that the name is hers to choose. */
const MOST_OF_ONE_NAME = 999;

/**
 * Where a new file of this name would stand. Nothing that is there already is ever written over: the new one gets a number.
 * @throws `fileNotFound`, `permissionDenied`, `fileExists` when all numbers are taken, `invalidInput` for a name that is a path
 */
export async function saveTarget(folder: string, name: string): Promise<OutputOf<'source.saveTarget'>> {
  if (/[/\\:*?"<>|]/.test(name) || name.startsWith('.'))
    throw new KijkkringError('invalidInput', { field: 'name' });
  const { bavail, bsize } = await withFileErrors(() => statfs(folder));
  return { path: await freePath(resolve(folder), name), freeBytes: bavail * bsize };
}

async function freePath(folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = basename(name, ending);
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${ending}`);
    if (!(await isThere(path))) return path;
  }
  throw new KijkkringError('fileExists');
}
