import { readdir, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';

type Place = OutputOf<'source.places'>['places'][number];

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly user: string;
}

/** Folder names under the home of a user, in English and in Dutch, the first that is there. */
const ownFolders = [
  ['videos', ['Videos', "Video's", 'Movies']],
  ['downloads', ['Downloads']],
  ['desktop', ['Desktop', 'Bureaublad']],
  ['documents', ['Documents', 'Documenten']],
] as const;

/** Where people keep films on this machine; drives first, since a camera card is what one usually comes with. */
export async function sourcePlaces(machine: Machine = thisMachine()): Promise<Place[]> {
  return [...(await drives(machine)), ...(await foldersOfUser(machine.home))];
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    // the environment may name nobody, or somebody else
    user: userInfo().username,
  };
}

async function foldersOfUser(home: string): Promise<Place[]> {
  const found: Place[] = [];
  for (const [kind, names] of ownFolders) {
    for (const name of names) {
      const path = join(home, name);
      if (!(await isFolder(path))) continue;
      found.push({ id: kind, kind, path, name: null });
      break;
    }
  }
  return [...found, { id: 'home', kind: 'home', path: home, name: null }];
}

async function drives({ platform, user }: Machine): Promise<Place[]> {
  if (platform === 'win32') return windowsDrives();
  const roots = platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/mnt'];
  const found = await Promise.all(
    roots.map(async (root) => (await namesIn(root)).map((name) => join(root, name))),
  );
  return found
    .flat()
    .map((path) => ({ id: path, kind: 'drive', path, name: path.split('/').at(-1) ?? path }));
}

async function windowsDrives(): Promise<Place[]> {
  const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const there = await Promise.all(letters.map(isFolder));
  return letters
    .filter((_, at) => there[at])
    .map((path) => ({ id: path, kind: 'drive', path, name: path.slice(0, 2) }));
}

async function namesIn(folder: string): Promise<string[]> {
  if (!(await isFolder(folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** A place that is not there, or not ours to look into, is no place. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EBUSY', 'EIO', 'UNKNOWN', 'ENODEV'].includes(code))
      return false;
    throw error;
  }
}
