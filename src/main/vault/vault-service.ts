import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { KijkkringError } from '../../shared/errors.ts';
import type { Ids } from '../../shared/ports.ts';
import { withFileErrors } from '../files/file-error.ts';
import {
  authenticateLibraryFile,
  formatLibraryFile,
  type PassphraseWrap,
  readLibraryFile,
  storedWrap,
  wrapBinding,
} from './library-file.ts';
import { makeLibraryFolder } from './library-folder.ts';
import {
  DATABASE_SALT_BYTES,
  deriveSubkey,
  newMasterKey,
  unwrapMasterKey,
  wrapMasterKey,
} from './master-key.ts';
import { type OpenVault, UnlockedVault } from './open-vault.ts';
import { DEFAULT_MEMORY_BYTES, DEFAULT_PASSES, deriveFromPassphrase } from './passphrase.ts';
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
  const wrap = file.passphraseWrap;
  const key = await deriveFromPassphrase(options.passphrase, wrap.kdf);
  const master = unwrapMasterKey(wrap, key, wrapBinding(wrap.kind, file.libraryId));
  wipe(key);
  if (master === null) throw new KijkkringError('passphraseWrong');
  const macKey = deriveSubkey(master, 'libraryMac');
  try {
    authenticateLibraryFile(file, macKey);
    return new UnlockedVault(resolve(options.folder), file, master);
  } finally {
    wipe(macKey, master);
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
