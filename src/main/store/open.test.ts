import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { withDatabaseErrors } from './database-error.ts';
import { backupPath, migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { openDatabase } from './open.ts';

const scratch = scratchFolder('store');
let made = 0;

function freshFolder(): string {
  made += 1;
  const folder = join(scratch, String(made));
  mkdirSync(folder);
  return folder;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
}

test('no byte of a new database is in the clear, and its own key opens it again', () => {
  const folder = freshFolder();
  const key = randomBytes(32);
  const db = openDatabase(folder, key, 'create');
  db.prepare('INSERT INTO trajectory (id, title) VALUES (?, ?)').run('1', 'een herkenbare titel');
  db.close();
  const bytes = readFileSync(join(folder, 'library.db'));
  expect({
    header: bytes.subarray(0, 16).includes('SQLite format'),
    title: bytes.includes('herkenbare'),
  }).toEqual({
    header: false,
    title: false,
  });
  const again = openDatabase(folder, key, 'existing');
  expect(again.prepare('SELECT title FROM trajectory').pluck().get()).toBe('een herkenbare titel');
  again.close();
});

test('another key, a damaged file and a missing file are refused, and nothing is changed', () => {
  const folder = freshFolder();
  openDatabase(folder, randomBytes(32), 'create').close();
  const path = join(folder, 'library.db');
  const before = readFileSync(path);
  expect(codeOf(() => openDatabase(folder, randomBytes(32), 'existing'))).toBe('databaseDamaged');
  expect(readFileSync(path).equals(before)).toBe(true);
  writeFileSync(path, randomBytes(8192));
  expect(codeOf(() => openDatabase(folder, randomBytes(32), 'existing'))).toBe('databaseDamaged');
  expect(codeOf(() => openDatabase(freshFolder(), randomBytes(32), 'existing'))).toBe('databaseDamaged');
});

test('one connection owns a library; a second hears that it is in use', () => {
  const folder = freshFolder();
  const key = randomBytes(32);
  const first = openDatabase(folder, key, 'create');
  expect(codeOf(() => openDatabase(folder, key, 'existing'))).toBe('libraryInUse');
  first.close();
  openDatabase(folder, key, 'existing').close();
});

test('a database from a newer version is refused', () => {
  const folder = freshFolder();
  const key = randomBytes(32);
  const db = openDatabase(folder, key, 'create');
  db.pragma('user_version=9990');
  db.close();
  expect(codeOf(() => openDatabase(folder, key, 'existing'))).toBe('databaseNewer');
});

test('an update keeps a copy of before until the first good start, and is all or nothing', () => {
  const folder = freshFolder();
  const key = randomBytes(32);
  const db = openDatabase(folder, key, 'create');
  const path = join(folder, 'library.db');
  const newest = migrations.at(-1)?.version ?? 0;
  const steps = [
    { version: newest, update: () => undefined },
    {
      version: newest + 10,
      update: (to: { exec(sql: string): unknown }) => void to.exec('CREATE TABLE later (id TEXT) STRICT'),
    },
  ];
  const broken = [
    ...steps,
    { version: newest + 20, update: (to: { exec(sql: string): unknown }) => void to.exec('NONSENSE') },
  ];
  expect(() => migrate(db, path, broken)).toThrow();
  expect({
    version: db.pragma('user_version', { simple: true }),
    table: db.prepare("SELECT name FROM sqlite_master WHERE name = 'later'").get(),
    copy: existsSync(backupPath(path)),
  }).toEqual({ version: newest, table: undefined, copy: true });
  migrate(db, path, steps);
  expect({
    version: db.pragma('user_version', { simple: true }),
    copy: existsSync(backupPath(path)),
  }).toEqual({
    version: newest + 10,
    copy: true,
  });
  migrate(db, path, steps);
  expect(existsSync(backupPath(path))).toBe(false);
  db.close();
});

test('steps that do not ascend are a defect of ours', () => {
  const db = openDatabase(freshFolder(), randomBytes(32), 'create');
  const step = { version: 20, update: () => undefined };
  expect(codeOf(() => migrate(db, 'unused', [step, step]))).toBe('internal');
  db.close();
});

const isLinux = process.platform === 'linux';
if (!isLinux) process.stdout.write('open: which files a process holds is only told by Linux, skipped\n');

test.runIf(isLinux)('sorting 50 MB opens no spill file', () => {
  const db = openDatabase(freshFolder(), randomBytes(32), 'create');
  db.exec('CREATE TABLE big (filler TEXT) STRICT');
  const insert = db.prepare('INSERT INTO big VALUES (hex(randomblob(5000)))');
  db.transaction(() => {
    for (let row = 0; row < 5000; row += 1) insert.run();
  })();
  const before = new Set(openFiles());
  const open = new Set<string>();
  let rows = 0;
  for (const _row of db.prepare('SELECT filler FROM big ORDER BY substr(filler, 7)').iterate()) {
    if (rows % 1000 === 0) for (const file of openFiles()) open.add(file);
    rows += 1;
  }
  expect(rows).toBe(5000);
  const opened = [...open].filter((file) => !before.has(file));
  expect(opened.filter((file) => /etilqs|\/var\/tmp|deleted/.test(file))).toEqual([]);
  db.close();
});

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // the descriptor of the listing itself
      throw error;
    }
  });
}

test('a rule that the schema raises keeps its own code', () => {
  const db = openDatabase(freshFolder(), randomBytes(32), 'create');
  db.exec(
    "CREATE TRIGGER refuse BEFORE DELETE ON trajectory BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END",
  );
  db.prepare("INSERT INTO trajectory (id, title) VALUES ('1', 't')").run();
  expect(codeOf(() => withDatabaseErrors(() => db.prepare('DELETE FROM trajectory').run()))).toBe(
    'fragmentReleased',
  );
  db.close();
});

test('who still asks when the library was locked hears that, and not of a fault', () => {
  const db = openDatabase(freshFolder(), randomBytes(32), 'create');
  db.close();
  expect(codeOf(() => withDatabaseErrors(() => db.prepare('SELECT 1')))).toBe('libraryLocked');
});
