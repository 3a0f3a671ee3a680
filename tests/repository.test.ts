import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type LockedPackage = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
type Locked = Readonly<Record<string, LockedPackage>>;

/** Names that a locked package depends on and that stand nowhere above it: `npm ci` refuses such a lockfile. */
function unlockedDependencies(locked: Locked): string[] {
  return Object.entries(locked).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(locked, path, name))
      .map((name) => `${path} -> ${name}`),
  );
}

function isLocked(locked: Locked, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const base = folder === '' ? '' : `${folder}/`;
    if (Object.hasOwn(locked, `${base}node_modules/${name}`)) return true;
    if (folder === '') return false;
  }
}

function readLocked(): Locked {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

test('a dependency that is locked nowhere is found', () => {
  const planted: Locked = {
    '': { dependencies: { a: '1.0.0' } },
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-win32': '1.0.0', b: '1.0.0' } },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
  };
  expect(unlockedDependencies(planted)).toEqual(['node_modules/a -> a-win32']);
});

test('the lockfile is whole for every platform, pins content and names no registry', () => {
  const locked = readLocked();
  const packages = Object.entries(locked).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  expect(unlockedDependencies(locked)).toEqual([]);
  expect(packages.filter(([, entry]) => entry.integrity === undefined).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test('every version is exact', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted: Record<string, string> = {
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.devDependencies,
  };
  const loose = Object.entries(wanted).filter(
    ([, version]) => !/^(npm:[a-z0-9@/-]+@)?\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('the continuous-integration script may be run', () => {
  const listed = execFileSync('git', ['ls-files', '--stage', '.ci/run'], { cwd: root, encoding: 'utf8' });
  expect(listed).toMatch(/^100755 /);
});
