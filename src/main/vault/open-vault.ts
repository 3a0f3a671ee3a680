import { randomBytes } from 'node:crypto';
import { KijkkringError } from '../../shared/errors.ts';
import { withFileErrors } from '../files/file-error.ts';
import { changeLibraryFile, type LibraryFileContent } from './library-file.ts';
import { DATABASE_SALT_BYTES, databaseKeyOf, deriveSubkey } from './master-key.ts';
import { copySecret, wipe } from './secret-bytes.ts';

/** A library whose keys are in memory. */
export interface OpenVault {
  /** Random UUID of the library. */
  readonly libraryId: string;
  /** Absolute path of the library's folder. */
  readonly folder: string;
  /**
   * The raw keys that the database may have: one, or two when a change of keys was cut off. Copies of 32 bytes, which the
   * caller overwrites after use.
   * @throws KijkkringError `libraryLocked`
   */
  databaseKeys(): [Buffer, ...Buffer[]];
  /**
   * Puts a second key for the database on record, durably, before anything is written under it.
   * @returns a copy, which the caller overwrites after use
   * @throws KijkkringError `libraryLocked`, `libraryDamaged`, `diskFull`, `permissionDenied`
   */
  stageDatabaseKey(): Promise<Buffer>;
  /**
   * Forgets every key of the database but this one; then nobody can make those again.
   * @throws KijkkringError as `stageDatabaseKey`
   */
  settleDatabaseKey(key: Buffer): Promise<void>;
  /** Overwrites the keys; a second call does nothing. */
  lock(): void;
}

/** Keeps what can be made of the master key, so that the master key itself need not stay in memory. */
export class UnlockedVault implements OpenVault {
  readonly libraryId: string;
  readonly folder: string;
  readonly #databaseSubkey: Buffer;
  readonly #macKey: Buffer;
  #salts: readonly Buffer[];
  #locked = false;

  /** @param master stays with the caller, who overwrites it */
  constructor(
    folder: string,
    { libraryId, databaseSalts }: Pick<LibraryFileContent, 'libraryId' | 'databaseSalts'>,
    master: Buffer,
  ) {
    this.folder = folder;
    this.libraryId = libraryId;
    this.#salts = databaseSalts;
    this.#databaseSubkey = deriveSubkey(master, 'database');
    this.#macKey = deriveSubkey(master, 'libraryMac');
  }

  databaseKeys(): [Buffer, ...Buffer[]] {
    this.#requireOpen();
    const [first, ...others] = this.#salts.map((salt) => databaseKeyOf(this.#databaseSubkey, salt));
    if (first === undefined) throw new KijkkringError('libraryDamaged');
    return [first, ...others];
  }

  async stageDatabaseKey(): Promise<Buffer> {
    const salt = randomBytes(DATABASE_SALT_BYTES);
    await this.#store([...this.#salts.slice(0, 1), salt]);
    this.#requireOpen();
    return databaseKeyOf(this.#databaseSubkey, salt);
  }

  async settleDatabaseKey(key: Buffer): Promise<void> {
    const keys = this.databaseKeys();
    const settled = this.#salts.filter((_salt, at) => keys[at]?.equals(key));
    wipe(...keys);
    if (settled.length !== this.#salts.length) await this.#store(settled);
  }

  lock(): void {
    this.#locked = true;
    wipe(this.#databaseSubkey, this.#macKey);
  }

  async #store(salts: readonly Buffer[]): Promise<void> {
    this.#requireOpen();
    const macKey = copySecret(this.#macKey);
    try {
      await withFileErrors(() => changeLibraryFile(this.folder, macKey, () => ({ databaseSalts: salts })));
      this.#salts = salts;
    } finally {
      wipe(macKey);
    }
  }

  #requireOpen(): void {
    if (this.#locked) throw new KijkkringError('libraryLocked');
  }
}
