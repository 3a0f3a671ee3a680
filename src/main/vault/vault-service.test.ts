import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { formatLibraryFile, LIBRARY_FILE_NAME, parseLibraryFile } from './library-file.ts';
import {
  addRecovery,
  changePassphrase,
  createVault,
  recoverVault,
  resetPassphrase,
  unlockVault,
} from './vault-service.ts';

const scratch = scratchFolder('vault-service');
const passphrase = 'vier gewone woorden sámen';
const ids = { next: () => randomUUID() };

function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

function codeFrom(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );
}

/** Every file and folder below a path with its content, to see that nothing changed. */
function everythingIn(folder: string): Record<string, string> {
  const found: Record<string, string> = { '.': modeOf(folder) };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    found[name] = statSync(path).isDirectory() ? modeOf(path) : readFileSync(path, 'base64');
  }
  return found;
}

test('a library is made, locked and opened again with the same keys', async () => {
  const folder = join(scratch, 'map van Sanne 🎬', 'bibliotheek');
  const made = await createVault({ folder, passphrase, ids });
  const key = made.databaseKeys()[0];
  expect(key).toHaveLength(32);
  expect(readdirSync(folder).sort()).toEqual(['footage', LIBRARY_FILE_NAME]);
  expect([folder, join(folder, 'footage'), join(folder, '..')].map(modeOf)).toEqual(['700', '700', '700']);
  expect(modeOf(join(folder, LIBRARY_FILE_NAME))).toBe('600');

  const composed = await unlockVault({ folder, passphrase: `\uFEFF${passphrase.normalize('NFD')}\n` });
  expect({ id: composed.libraryId, folder: composed.folder, key: composed.databaseKeys()[0] }).toEqual({
    id: made.libraryId,
    folder,
    key,
  });
  key.fill(0);
  expect(made.databaseKeys()[0]).toEqual(composed.databaseKeys()[0]);
  made.lock();
  made.lock();
  expect(() => made.databaseKeys()[0]).toThrow(expect.objectContaining({ code: 'libraryLocked' }));
  expect(composed.databaseKeys()[0]).toHaveLength(32);
});

test('two libraries with one passphrase share nothing', async () => {
  const [a, b] = await Promise.all(
    ['a', 'b'].map((name) => createVault({ folder: join(scratch, 'two', name), passphrase, ids })),
  );
  expect(a?.databaseKeys()[0]).not.toEqual(b?.databaseKeys()[0]);
  expect(a?.libraryId).not.toBe(b?.libraryId);
});

test('the wrong passphrase, and a file that somebody changed without the keys', async () => {
  const folder = join(scratch, 'changed');
  await createVault({ folder, passphrase, ids });
  expect(await codeFrom(unlockVault({ folder, passphrase: 'Vier gewone woorden' }))).toBe('passphraseWrong');
  expect(await codeFrom(unlockVault({ folder, passphrase: '' }))).toBe('passphraseMissing');

  const path = join(folder, LIBRARY_FILE_NAME);
  const before = readFileSync(path, 'utf8');
  // Right form, right checksum, the real wrap: only the MAC, made under another master key, can tell.
  const file = parseLibraryFile(before);
  writeFileSync(path, formatLibraryFile(randomBytes(32), file));
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('libraryDamaged');
  // The wrap of this library in the file of another.
  writeFileSync(path, formatLibraryFile(randomBytes(32), { ...file, libraryId: randomUUID() }));
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('passphraseWrong');
  writeFileSync(path, before);
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('accepted');
});

test('what is there already is never touched', async () => {
  const make = (folder: string) => codeFrom(createVault({ folder, passphrase, ids }));
  const library = join(scratch, 'existing');
  await createVault({ folder: library, passphrase, ids });
  const other = join(scratch, 'documents');
  mkdirSync(other, { mode: 0o755 });
  writeFileSync(join(other, 'brief.txt'), 'Beste ouders');
  const orphan = join(scratch, 'lost its library.json');
  mkdirSync(join(orphan, 'footage', 'x'), { recursive: true });
  writeFileSync(join(orphan, 'library.db'), 'rows');
  const file = join(scratch, 'a file');
  writeFileSync(file, 'text');

  const before = [library, other, orphan].map(everythingIn);
  expect([await make(library), await make(other), await make(orphan), await make(file)]).toEqual([
    'libraryExists',
    'fileExists',
    'libraryExists',
    'fileExists',
  ]);
  expect([library, other, orphan].map(everythingIn)).toEqual(before);
  expect(readFileSync(file, 'utf8')).toBe('text');
});

test('an empty folder of the user is taken, and given back as it was when it fails', async () => {
  const folder = join(scratch, 'empty folder');
  mkdirSync(folder, { mode: 0o755 });
  chmodSync(folder, 0o755);
  const failing = createVault({
    folder,
    passphrase,
    ids,
    beforeKeyFile: async (draft) => {
      writeFileSync(join(draft.folder, 'library.db'), draft.databaseKeys()[0]);
      writeFileSync(join(draft.folder, 'library.db-wal'), 'log');
      throw new Error('the disk is full');
    },
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(everythingIn(folder)).toEqual({ '.': '755' });
  await createVault({ folder, passphrase, ids });
  expect(modeOf(folder)).toBe('700');
});

test('on failure no new folder is left either', async () => {
  const beforeKeyFile = () => Promise.reject(new Error('no'));
  const top = join(scratch, 'new');
  await expect(
    createVault({ folder: join(top, 'deeper', 'still'), passphrase, ids, beforeKeyFile }),
  ).rejects.toThrow('no');
  expect(existsSync(top)).toBe(false);
  await expect(createVault({ folder: top, passphrase: '', ids })).rejects.toMatchObject({
    code: 'passphraseMissing',
  });
  expect(existsSync(top)).toBe(false);
});

test('a creation that was cut off is no library, and can be made anew on the spot', async () => {
  const folder = join(scratch, 'cut off');
  let seen: string[] = [];
  await createVault({
    folder: join(scratch, 'to copy'),
    passphrase,
    ids,
    beforeKeyFile: async (draft) => {
      seen = readdirSync(draft.folder).sort();
    },
  });
  expect(seen).toEqual(['footage', 'library.json.new']);
  mkdirSync(join(folder, 'footage'), { recursive: true });
  for (const name of ['library.json.new', 'library.db', '.library.json.new.0a1b2c3d4e5f.part']) {
    writeFileSync(join(folder, name), 'remains');
  }
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('libraryNotFound');
  await createVault({ folder, passphrase, ids });
  expect(readdirSync(folder).sort()).toEqual(['footage', LIBRARY_FILE_NAME]);
});

test('another passphrase: the same keys, no other file is touched, and the old one stops working', async () => {
  const folder = join(scratch, 'another-passphrase');
  const made = await createVault({ folder, passphrase, ids });
  writeFileSync(join(folder, 'footage', 'film.age'), 'sealed');
  const before = everythingIn(folder);
  const next = 'zeven andere gewone woorden';
  expect(await codeFrom(changePassphrase({ folder, passphrase: 'niet deze', next }))).toBe('passphraseWrong');
  expect(everythingIn(folder)).toEqual(before);
  await changePassphrase({ folder, passphrase, next });
  const after = everythingIn(folder);
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([LIBRARY_FILE_NAME]);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('passphraseWrong');
  const opened = await unlockVault({ folder, passphrase: next });
  expect(opened.databaseKeys()).toEqual(made.databaseKeys());
});

test('a recovery sheet opens its library and gives it a new passphrase; an older sheet does not', async () => {
  const folder = join(scratch, 'recovery');
  const made = await createVault({ folder, passphrase, ids });
  const [first, second] = [randomBytes(20), randomBytes(20)];
  expect(await codeFrom(recoverVault({ folder, secret: first }))).toBe('recoveryMissing');
  await addRecovery({ folder, passphrase, secret: first });
  expect((await recoverVault({ folder, secret: first })).databaseKeys()).toEqual(made.databaseKeys());
  await addRecovery({ folder, passphrase, secret: second });
  expect(await codeFrom(recoverVault({ folder, secret: first }))).toBe('recoveryWrong');
  const next = 'wat ik nu wel onthoud';
  await resetPassphrase({ folder, secret: second, next });
  expect(await codeFrom(unlockVault({ folder, passphrase }))).toBe('passphraseWrong');
  expect((await unlockVault({ folder, passphrase: next })).databaseKeys()).toEqual(made.databaseKeys());
  // the sheet still opens it: only another sheet takes its place
  expect((await recoverVault({ folder, secret: second })).libraryId).toBe(made.libraryId);
});
