import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileErrors } from '../files/file-error.ts';
import {
  FORGOTTEN_NAME,
  forgetKeys,
  isForgotten,
  overwriteForgotten,
  removeForgotten,
} from '../vault/forget-keys.ts';
import { foldersIn } from './known-libraries.ts';

/** What Kijkkring puts in the folder of a library; what else lies there is somebody's own, and stays. */
const ours =
  /^(library\.(db|json)(\..+|-.+)?|footage|inbox|key-card\.json|remembered\.json|wrong-tries\.json|\..+\.part)$/;

/**
 * Destroys a library that nobody has open: first every key, then everything else.
 * @returns whether all of it is gone; what a program still holds goes at the next start, and nothing of it opens any more
 * @throws `libraryNotFound`, `permissionDenied`; all is as it was then
 */
export async function destroyLibrary(folder: string): Promise<boolean> {
  await forgetKeys(folder);
  return removeRest(folder);
}

/** Carries through what was cut off in one folder. @returns false where nothing was begun */
export async function finishDestruction(folder: string): Promise<boolean> {
  return withFileErrors(async () => {
    if (!(await isForgotten(folder))) return false;
    await removeRest(folder);
    return true;
  });
}

/** Carries through, below a data folder, every destruction that was cut off. */
export async function finishDestructions(dataFolder: string): Promise<void> {
  for (const folder of await foldersIn(dataFolder)) await finishDestruction(folder);
}

/** Whatever a disk or another program keeps from being removed now is removed at the next start: nothing of it opens. */
async function removeRest(folder: string): Promise<boolean> {
  try {
    await overwriteForgotten(folder);
    const names = await readdir(folder);
    for (const name of names.filter((one) => ours.test(one) && one !== FORGOTTEN_NAME))
      await rm(join(folder, name), { recursive: true, force: true });
    // last, as it is what tells that there is something to be carried through
    await removeForgotten(folder);
    if (names.every((name) => ours.test(name))) await rmdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}
