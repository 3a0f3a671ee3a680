import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileErrors } from '../files/file-error.ts';
import { FOOTAGE_FOLDER } from './library-folder.ts';

/** The names that `nameBeside` gives to files on their way to being whole. */
const besideName = /^\..+\.[0-9a-f]{12}\.part$/;

/**
 * Removes the files that a crash left half written in a library. A sealing that can be resumed has another name and stays.
 * Only for the process that holds the library's database open: any other would take files from under its writer.
 * @returns how many were removed
 */
export function removeLeftovers(libraryFolder: string): Promise<number> {
  return withFileErrors(async () => {
    const inFootage = await leftoversIn(join(libraryFolder, FOOTAGE_FOLDER), true);
    const leftovers = [...(await leftoversIn(libraryFolder, false)), ...inFootage];
    for (const path of leftovers) await rm(path, { force: true });
    return leftovers.length;
  });
}

async function leftoversIn(folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive });
  return entries
    .filter((entry) => entry.isFile() && besideName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
