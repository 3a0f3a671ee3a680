import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The first bytes of files that hold picture or sound; each at least eight bytes, so that chance can't make one. */
const signatures: readonly { name: string; offset: number; bytes: Buffer }[] = [
  { name: 'mp4', offset: 4, bytes: Buffer.from('ftypisom') },
  { name: 'mp4', offset: 4, bytes: Buffer.from('ftypiso5') },
  { name: 'mp4', offset: 4, bytes: Buffer.from('ftypmp42') },
  { name: 'mov', offset: 4, bytes: Buffer.from('ftypqt  ') },
  {
    name: 'jpeg',
    offset: 0,
    bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]),
  },
  { name: 'jpeg of ffmpeg', offset: 0, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0x00, 0x10, 0x4c, 0x61]) },
  { name: 'png', offset: 0, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { name: 'matroska', offset: 0, bytes: Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81]) },
  { name: 'nut', offset: 0, bytes: Buffer.from('nut/multimedia container') },
  { name: 'wave', offset: 8, bytes: Buffer.from('WAVEfmt ') },
  { name: 'zip of ours', offset: 30, bytes: Buffer.from('manifest.json') },
  { name: 'sqlite', offset: 0, bytes: Buffer.from('SQLite format 3\0') },
];

const LARGEST_FILE = 512 * 1024 * 1024;

/** Folders that the system shares out, where a program may leave something behind. */
export const sharedPlaces = [
  ...['/tmp', '/var/tmp', '/dev/shm'],
  ...['.cache', '.config', '.local', '.thumbnails'].map((name) => join(homedir(), name)),
];

/** An environment in which everything that asks for a place of its own gets one below `folder`. */
export function ownPlaces(folder: string): Record<string, string> {
  const names = [
    'HOME',
    'TMPDIR',
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
    'XDG_STATE_HOME',
    'XDG_RUNTIME_DIR',
  ];
  return Object.fromEntries(
    names.map((name) => {
      const place = join(folder, name);
      mkdirSync(place, { recursive: true });
      return [name, place];
    }),
  );
}

/** What was found, and where. */
export interface Leak {
  readonly file: string;
  readonly what: string;
}

/**
 * Searches every file that is new or changed since `since` for texts (as UTF-8, UTF-16LE and UTF-16BE) and for the
 * signatures of media at the start of a file.
 * @param since milliseconds since the epoch
 * @param skip paths that hold the texts on purpose, such as the passphrase file that the test itself wrote
 */
export function searchForLeaks(o: {
  places: readonly string[];
  texts: readonly string[];
  since: number;
  skip?: readonly string[];
  /** Off where other programs write media of their own at the same time. */
  media?: boolean;
  /** Whether a text in the name of a file, or of a folder that holds one, counts too. */
  names?: boolean;
}): Leak[] {
  const needles = o.texts.flatMap((text) => [
    { what: `${text} (utf-8)`, bytes: Buffer.from(text, 'utf8') },
    { what: `${text} (utf-16le)`, bytes: Buffer.from(text, 'utf16le') },
    { what: `${text} (utf-16be)`, bytes: Buffer.from(text, 'utf16le').swap16() },
  ]);
  const leaks: Leak[] = [];
  for (const file of new Set(o.places.flatMap((place) => filesBelow(place, o.since, o.skip ?? [])))) {
    if (o.names)
      for (const text of o.texts) if (file.includes(text)) leaks.push({ file, what: `${text} (name)` });
    const content = contentOf(file);
    for (const { what, bytes } of needles) if (content.includes(bytes)) leaks.push({ file, what });
    for (const { name, offset, bytes } of o.media === false ? [] : signatures) {
      if (content.subarray(offset, offset + bytes.length).equals(bytes))
        leaks.push({ file, what: `${name} file` });
    }
  }
  return leaks;
}

/** Nothing where another program took its own file away since it was listed, or another user keeps it shut. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isOfOthers(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** What a folder that all programs share may answer at any moment. */
function isOfOthers(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** What is mounted below a place, such as the system's own tables, is not part of it. */
function filesBelow(
  path: string,
  since: number,
  skip: readonly string[],
  device: number | null = null,
): string[] {
  if (skip.includes(path)) return [];
  try {
    const stat = lstatSync(path);
    if (device !== null && stat.dev !== device) return [];
    if (stat.isDirectory())
      return readdirSync(path).flatMap((name) => filesBelow(join(path, name), since, skip, stat.dev));
    const changed = Math.max(stat.mtimeMs, stat.ctimeMs);
    return stat.isFile() && changed >= since && stat.size < LARGEST_FILE ? [path] : [];
  } catch (error) {
    if (isOfOthers(error)) return [];
    throw error;
  }
}
