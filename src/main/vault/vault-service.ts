import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { KijkkringError } from '../../shared/errors.ts';
import type { Ids } from '../../shared/ports.ts';
import { withFileErrors } from '../files/file-error.ts';
import {
  authenticateLibraryFile,
  changeLibraryFile,
  formatLibraryFile,
  type LibraryFile,
  type PassphraseWrap,
  readLibraryFile,
  type StoredWrap,
  storedRecoveryWrap,
  storedWrap,
  wrapBinding,
} from './library-file.ts';
import { makeLibraryFolder } from './library-folder.ts';
import {
  DATABASE_SALT_BYTES,
  deriveSubkey,
  newMasterKey,
  recoveryKeyOf,
  unwrapMasterKey,
  wrapMasterKey,
} from './master-key.ts';
import { type OpenVault, UnlockedVault } from './open-vault.ts';
import { deriveFromPassphrase } from './passphrase.ts';
import { DEFAULT_MEMORY_BYTES, DEFAULT_PASSES } from './passphrase-cost.ts';
import { wipe } from './secret-bytes.ts';

export interface CreateVaultOptions {
  /** A folder that doesn't exist yet, or an empty one. */
  readonly folder: string;
  readonly passphrase: string;
  readonly ids: Ids;
  /**
   * Makes what else belongs to a library (its database) before the folder becomes one: a crash or a failure in here
   * leaves no library. Closes what it opened, also when it throws; puts nothing in `footage/`.
   */
  readonly beforeKeyFile?: (draft: OpenVault) => Promise<void>;
}

/**
 * Makes a library: the folder with mode 0700, `library.json`, `footage/`. On failure nothing is left of it, and what was
 * there before is as it was.
 * @throws KijkkringError `libraryExists`, `fileExists`, `passphraseMissing`, `diskFull`, `permissionDenied`, `pathTooLong`
 */
export async function createVault(options: CreateVaultOptions): Promise<OpenVault> {
  const libraryId = options.ids.next();
  const master = newMasterKey();
  try {
    const wrap = await newPassphraseWrap(master, options.passphrase, libraryId);
    const content = {
      libraryId,
      wraps: [storedWrap(wrap)],
      databaseSalts: [randomBytes(DATABASE_SALT_BYTES)],
    };
    const vault = new UnlockedVault(resolve(options.folder), content, master);
    const macKey = deriveSubkey(master, 'libraryMac');
    const libraryFile = formatLibraryFile(macKey, content);
    wipe(macKey);
    await withFileErrors(() => makeFiles(vault, libraryFile, options.beforeKeyFile));
    return vault;
  } finally {
    wipe(master);
  }
}

async function makeFiles(
  vault: OpenVault,
  libraryFile: string,
  beforeKeyFile: CreateVaultOptions['beforeKeyFile'],
): Promise<void> {
  try {
    const made = await makeLibraryFolder(vault.folder, libraryFile);
    try {
      await beforeKeyFile?.(vault);
      await made.complete();
    } catch (error) {
      await made.undo();
      throw error;
    }
  } catch (error) {
    vault.lock();
    throw error;
  }
}

/**
 * Opens a library with its passphrase; about half a second of it is the derivation of the key.
 * @throws KijkkringError `libraryNotFound`, `libraryDamaged`, `libraryNewer`, `libraryWeakened`, `passphraseMissing`, `passphraseWrong`
 */
export async function unlockVault(options: { folder: string; passphrase: string }): Promise<OpenVault> {
  const file = await readLibraryFile(options.folder);
  const master = await openPassphraseWrap(file, options.passphrase);
  try {
    return new UnlockedVault(resolve(options.folder), file, master);
  } finally {
    wipe(master);
  }
}

/**
 * Lends the master key of a library for as long as `use` runs, so that a key chain can seal it, with what names the passphrase of now.
 * @throws what `unlockVault` throws, and what `use` throws
 */
export async function lendMasterKey<T>(
  options: { folder: string; passphrase: string },
  use: (lent: { master: Buffer; passphraseId: Buffer }) => Promise<T>,
): Promise<T> {
  const file = await readLibraryFile(options.folder);
  const master = await openPassphraseWrap(file, options.passphrase);
  try {
    return await use({ master, passphraseId: passphraseIdOf(file) });
  } finally {
    wipe(master);
  }
}

/**
 * Opens a library with a master key that was lent before.
 * @param options.master stays with the caller, who overwrites it
 * @throws KijkkringError `passphraseWrong` when it was lent for another passphrase than that of now, `libraryDamaged` when it is not
 *   that of this library, and what `readLibraryFile` throws
 */
export async function unlockWithMaster(options: {
  folder: string;
  master: Buffer;
  passphraseId: Uint8Array;
}): Promise<OpenVault> {
  const file = await readLibraryFile(options.folder);
  if (!passphraseIdOf(file).equals(options.passphraseId)) throw new KijkkringError('passphraseWrong');
  const macKey = deriveSubkey(options.master, 'libraryMac');
  try {
    authenticateLibraryFile(file, macKey);
    return new UnlockedVault(resolve(options.folder), file, options.master);
  } finally {
    wipe(macKey);
  }
}

/**
 * Opens a library with the secret of its recovery sheet.
 * @throws KijkkringError `recoveryMissing` when it has no sheet, `recoveryWrong` for another library's or an older sheet, and what
 *   `readLibraryFile` throws
 */
export async function recoverVault(options: { folder: string; secret: Uint8Array }): Promise<OpenVault> {
  const file = await readLibraryFile(options.folder);
  const master = openRecoveryWrap(file, options.secret);
  try {
    return new UnlockedVault(resolve(options.folder), file, master);
  } finally {
    wipe(master);
  }
}

/**
 * Gives a library another passphrase: the master key is wrapped again and nothing else is touched. The one of before stops working.
 * @throws what `unlockVault` throws, `diskFull`, `permissionDenied`
 */
export async function changePassphrase(options: {
  folder: string;
  passphrase: string;
  next: string;
}): Promise<void> {
  const file = await readLibraryFile(options.folder);
  await rewrap(options.folder, await openPassphraseWrap(file, options.passphrase), options.next);
}

/** Whether a library has a recovery sheet; a library that can't be read has none to use. */
export async function hasRecoverySheet(folder: string): Promise<boolean> {
  try {
    return (await readLibraryFile(folder)).recoveryWrap !== null;
  } catch (error) {
    if (error instanceof KijkkringError) return false;
    throw error;
  }
}

/** Gives a library a new passphrase by its recovery sheet. @throws what `recoverVault` throws, `diskFull`, `permissionDenied` */
export async function resetPassphrase(options: {
  folder: string;
  secret: Uint8Array;
  next: string;
}): Promise<void> {
  const file = await readLibraryFile(options.folder);
  await rewrap(options.folder, openRecoveryWrap(file, options.secret), options.next);
}

/**
 * Makes a recovery sheet's way in; the one of before stops working.
 * @param options.secret random bytes, which stay with the caller
 * @throws what `unlockVault` throws, `diskFull`, `permissionDenied`
 */
export async function addRecovery(options: {
  folder: string;
  passphrase: string;
  secret: Uint8Array;
}): Promise<void> {
  const file = await readLibraryFile(options.folder);
  const master = await openPassphraseWrap(file, options.passphrase);
  const key = recoveryKeyOf(options.secret);
  const binding = wrapBinding('recovery', file.libraryId);
  const wrap = storedRecoveryWrap(wrapMasterKey(master, key, binding));
  const others = file.wraps.filter(({ kind }) => kind !== 'recovery');
  await changed(options.folder, master, [...others, wrap], [key]);
}

/** @param master overwritten */
async function rewrap(folder: string, master: Buffer, next: string): Promise<void> {
  const { libraryId, wraps } = await readLibraryFile(folder);
  const wrap = await newPassphraseWrap(master, next, libraryId);
  const others = wraps.filter(({ kind }) => kind !== 'passphrase');
  await changed(folder, master, [storedWrap(wrap), ...others]);
}

/** Writes the library file with other wraps, and overwrites the keys. */
async function changed(
  folder: string,
  master: Buffer,
  wraps: readonly StoredWrap[],
  keys: readonly Buffer[] = [],
): Promise<void> {
  const macKey = deriveSubkey(master, 'libraryMac');
  try {
    await withFileErrors(() => changeLibraryFile(folder, macKey, () => ({ wraps })));
  } finally {
    wipe(macKey, master, ...keys);
  }
}

/** Another one for every passphrase that a library ever had: the salt that it is derived with. */
function passphraseIdOf({ passphraseWrap }: LibraryFile): Buffer {
  return passphraseWrap.kdf.salt;
}

/** The master key by the passphrase, of a file that nobody changed. @throws `passphraseWrong`, `libraryDamaged` */
async function openPassphraseWrap(file: LibraryFile, passphrase: string): Promise<Buffer> {
  const wrap = file.passphraseWrap;
  const key = await deriveFromPassphrase(passphrase, wrap.kdf);
  const master = unwrapMasterKey(wrap, key, wrapBinding(wrap.kind, file.libraryId));
  wipe(key);
  if (master === null) throw new KijkkringError('passphraseWrong');
  return authenticated(file, master);
}

/** @throws `recoveryMissing`, `recoveryWrong`, `libraryDamaged` */
function openRecoveryWrap(file: LibraryFile, secret: Uint8Array): Buffer {
  if (file.recoveryWrap === null) throw new KijkkringError('recoveryMissing');
  const key = recoveryKeyOf(secret);
  const master = unwrapMasterKey(file.recoveryWrap, key, wrapBinding('recovery', file.libraryId));
  wipe(key);
  if (master === null) throw new KijkkringError('recoveryWrong');
  return authenticated(file, master);
}

function authenticated(file: LibraryFile, master: Buffer): Buffer {
  const macKey = deriveSubkey(master, 'libraryMac');
  try {
    authenticateLibraryFile(file, macKey);
    return master;
  } catch (error) {
    wipe(master);
    throw error;
  } finally {
    wipe(macKey);
  }
}

/** Whether this is the passphrase of a library, open or not. @throws what `unlockVault` throws */
export async function checkPassphrase(options: { folder: string; passphrase: string }): Promise<void> {
  (await unlockVault(options)).lock();
}

async function newPassphraseWrap(
  master: Buffer,
  passphrase: string,
  libraryId: string,
): Promise<PassphraseWrap> {
  const kdf = {
    algorithm: 'argon2id13',
    memoryBytes: DEFAULT_MEMORY_BYTES,
    passes: DEFAULT_PASSES,
    salt: randomBytes(16),
  } as const;
  const key = await deriveFromPassphrase(passphrase, kdf);
  try {
    return { kind: 'passphrase', kdf, ...wrapMasterKey(master, key, wrapBinding('passphrase', libraryId)) };
  } finally {
    wipe(key);
  }
}
