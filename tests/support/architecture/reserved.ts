import type { Rule } from './layers.ts';
import { type Import, isTest, type SourceFile } from './source-file.ts';

/** Something that only named places may touch. A place is a folder (ending in `/`) or a file. */
type Reserved = {
  readonly what: RegExp;
  readonly places: readonly string[];
  /** Whether its types alone may be used elsewhere. */
  readonly typesAnywhere: boolean;
};

const reserved: readonly Reserved[] = [
  { what: /^electron(\/|$)/, places: ['src/main/electron/', 'src/main/preload/'], typesAnywhere: false },
  { what: /^better-sqlite3/, places: ['src/main/store/'], typesAnywhere: false },
  { what: /^(sodium-native|age-encryption)$/, places: ['src/main/vault/'], typesAnywhere: false },
  { what: /^fluent-ffmpeg$/, places: ['src/main/media/ffmpeg-process.ts'], typesAnywhere: false },
  // what starts ffmpeg is one file; shells may start a browser; macOS tells its mounts through a program only
  {
    what: /^(node:)?child_process$/,
    places: [
      'src/main/media/ffmpeg-process.ts',
      'src/main/files/mounts.ts',
      'src/main/electron/',
      'src/main/loopback/',
    ],
    typesAnywhere: true,
  },
  // 127.0.0.1 only: to ffmpeg, and to our own window
  {
    what: /^(node:)?(http|https|http2|net|tls|dgram)$/,
    places: ['src/main/media/source-server.ts', 'src/main/loopback/'],
    typesAnywhere: true,
  },
  { what: /^(react|react-dom|zustand)(\/|$)/, places: ['src/renderer/'], typesAnywhere: false },
  { what: /^commander$/, places: ['src/main/cli/'], typesAnywhere: false },
];

/** A package in a place that it is not reserved for. */
export const reservedRule: Rule = (files) =>
  product(files).flatMap((file) =>
    file.imports.flatMap((edge) => {
      const rule = reserved.find((entry) => entry.what.test(edge.specifier));
      if (!rule || isPlaceOf(rule, file, edge)) return [];
      return [`${file.path} -> ${edge.specifier}: only ${rule.places.join(', ')} may`];
    }),
  );

function isPlaceOf(rule: Reserved, file: SourceFile, edge: Import): boolean {
  if (edge.typeOnly && rule.typesAnywhere) return true;
  return rule.places.some((place) =>
    place.endsWith('/') ? file.path.startsWith(place) : file.path === place,
  );
}

const electronEntries = ['src/main/electron/main.ts', 'src/main/preload/preload.ts'];

/** Electron is handed in by the two files that start a process, so that everything else runs on a double of it. */
export const electronRule: Rule = (files) =>
  product(files)
    .filter((file) => !electronEntries.includes(file.path))
    .flatMap((file) =>
      file.imports
        .filter((edge) => /^electron(\/|$)/.test(edge.specifier) && !edge.typeOnly)
        .map(() => `${file.path}: takes Electron itself, not what it is handed`),
    );

/** `shared` runs everywhere: no Node, and no package but zod. */
export const sharedRule: Rule = (files) =>
  product(files)
    .filter((file) => file.path.startsWith('src/shared/'))
    .flatMap((file) =>
      file.imports
        .filter((edge) => edge.target === undefined && edge.specifier !== 'zod')
        .map((edge) => `${file.path} -> ${edge.specifier}: shared imports no package but zod`),
    );

/** The renderer gets everything through the contract: nothing of Node. */
export const rendererRule: Rule = (files) =>
  product(files)
    .filter((file) => file.path.startsWith('src/renderer/'))
    .flatMap((file) =>
      file.imports
        .filter((edge) => edge.specifier.startsWith('node:'))
        .map((edge) => `${file.path} -> ${edge.specifier}: the renderer has no Node`),
    );

const sql =
  /^\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s*\(|(CREATE|DROP|ALTER)\s+(TEMP\s+|UNIQUE\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s|ATTACH\s|VACUUM\b|SAVEPOINT\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE))/i;

/** SQL lives in the store alone. "Select a file" is a sentence: a SELECT counts with its FROM or in capitals. */
export const sqlRule: Rule = (files) =>
  product(files)
    .filter((file) => !file.path.startsWith('src/main/store/'))
    .flatMap((file) =>
      file.literals
        .filter(isSql)
        .map((text) => `${file.path}: SQL outside the store: ${text.trim().slice(0, 40)}`),
    );

function isSql(text: string): boolean {
  if (!sql.test(text)) return false;
  return /^\s*[A-Z]{4,}/.test(text) || /\bfrom\b|\bset\b|\binto\b/i.test(text);
}

/** Product code opens no connection of its own; what it serves it serves with `node:http`. */
export const connectionRule: Rule = (files) =>
  product(files)
    .filter((file) => file.path.startsWith('src/main/') || file.path.startsWith('src/shared/'))
    .flatMap((file) =>
      file.calls
        .filter((call) => call.name === 'fetch')
        .map(() => `${file.path}: calls fetch; Kijkkring opens no connection`),
    );

function product(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => file.path.startsWith('src/') && !isTest(file.path));
}
