import { posix } from 'node:path';
import type { Rule } from './layers.ts';

/** Above this a file is a room too large to know. */
const longestFile = 350;

export const lengthRule: Rule = (files) =>
  files
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file.path))
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path}: ${lines} lines, more than ${longestFile}`);

const fileName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const folderName = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const emptyNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib']);

/** kebab-case everywhere but for the file that hosts show with a folder, and no name that says nothing. */
export const nameRule: Rule = (files) =>
  files.flatMap(({ path }) => {
    const base = posix.basename(path);
    const folders = posix.dirname(path).split('/');
    const offences: string[] = [];
    const named = fileName.test(base) || base === 'README.md';
    if (!named || !folders.every((folder) => folderName.test(folder)))
      offences.push(`${path}: not kebab-case`);
    const words = [...folders, base.split('.')[0] ?? ''];
    if (words.some((word) => emptyNames.has(word))) offences.push(`${path}: a name that says nothing`);
    return offences;
  });

// put together from parts, so that this file does not break its own rules
const promises = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
const switchedOff = new RegExp(
  [
    '@ts-' + '(ignore|nocheck|expect-error)',
    'biome-' + 'ignore',
    '\\bas ' + 'any\\b',
    'eslint-' + 'disable',
  ].join('|'),
);
const narrowed = new RegExp(`\\b(describe|it|test)\\.(on${'ly'}|to${'do'}|fix${'me'})\\b`);

/** Promises of later work, checks switched off, and test runs narrowed to one test. */
export const promiseRule: Rule = (files) =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const where = `${path}:${index + 1}`;
      if (promises.test(line)) return [`${where}: a promise left in the code`];
      if (switchedOff.test(line)) return [`${where}: a check switched off`];
      if (narrowed.test(line)) return [`${where}: a test run narrowed`];
      return [];
    }),
  );
