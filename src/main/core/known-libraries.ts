import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryKind } from '../../shared/model/settings.ts';
import { withFileErrors } from '../files/file-error.ts';

/** A library below the data folder, by the random name of its folder. */
export interface KnownLibrary {
  readonly folder: string;
  readonly kind: LibraryKind;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const name = new RegExp(`^(practice-)?${uuid}$`);

/** Where the library of this folder name lies. */
export function libraryPath(dataFolder: string, folder: string): string {
  return join(dataFolder, 'libraries', folder);
}

/** The name of a new library's folder: it tells nothing but whether it is for practice. */
export function newLibraryFolder(kind: LibraryKind, id: string): string {
  return kind === 'practice' ? `practice-${id}` : id;
}

/** What is there: a folder with a key file in it. @throws `permissionDenied`, `fileUnreadable` */
export async function knownLibraries(dataFolder: string): Promise<KnownLibrary[]> {
  return withFileErrors(async () => {
    const found: KnownLibrary[] = [];
    for (const folder of await namesIn(join(dataFolder, 'libraries'))) {
      const match = name.exec(folder);
      if (match === null || !(await exists(join(libraryPath(dataFolder, folder), 'library.json')))) continue;
      found.push({ folder, kind: match[1] === undefined ? 'own' : 'practice' });
    }
    return found;
  });
}

/** Every folder that has the name of a library's, also one that is not, or no longer, a library; as paths. */
export async function foldersIn(dataFolder: string): Promise<string[]> {
  const names = await withFileErrors(() => namesIn(join(dataFolder, 'libraries')));
  return names.filter((folder) => name.test(folder)).map((folder) => libraryPath(dataFolder, folder));
}

async function namesIn(folder: string): Promise<string[]> {
  return (await orNull(readdir(folder))) ?? [];
}

async function exists(path: string): Promise<boolean> {
  return (await orNull(stat(path))) !== null;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
