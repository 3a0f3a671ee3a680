import type { HistoryPolicy } from '../../shared/contract/procedure.ts';
import { type Mutated, mutate } from '../history/mutate.ts';
import { type Connection, type ReadableDb, readableThrough, type WritableDb } from '../store/database.ts';
import { fittingKey } from '../store/fitting-key.ts';
import { openDatabase } from '../store/open.ts';
import { clearPendingErasure } from '../store/repositories/erasure-repository.ts';
import { moveUnderNewKey, removeRenewed } from '../store/under-new-key.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { wipe } from '../vault/secret-bytes.ts';

/** The database of an open library. The connection behind it changes when the database moves under a new key. */
export class LibraryDatabase {
  /** Stays valid when the connection changes. */
  readonly readable: ReadableDb;
  #connection: Connection;
  readonly #vault: OpenVault;

  private constructor(connection: Connection, vault: OpenVault) {
    this.#connection = connection;
    this.#vault = vault;
    this.readable = readableThrough(() => this.#connection);
  }

  /**
   * Opens the database of an unlocked library, also where a change of keys was cut off.
   * @throws `libraryInUse`, `databaseDamaged`, `databaseNewer`, `diskFull`
   */
  static async open(vault: OpenVault): Promise<LibraryDatabase> {
    const keys = vault.databaseKeys();
    let connection: Connection | null = null;
    try {
      const key = fittingKey(vault.folder, keys);
      connection = openDatabase(vault.folder, key, 'existing');
      removeRenewed(vault.folder);
      await vault.settleDatabaseKey(key);
      return new LibraryDatabase(connection, vault);
    } catch (error) {
      connection?.close();
      throw error;
    } finally {
      wipe(...keys);
    }
  }

  mutate<T>(
    about: { readonly label: string; readonly history: HistoryPolicy },
    work: (db: WritableDb) => T,
  ): Mutated<T> {
    return mutate(this.#connection, about, work);
  }

  /**
   * Moves everything under a new key, so that no copy of before can be read with what is kept. What is cut off is done again at the
   * next opening, as long as an erasure is pending.
   * @throws `diskFull`, `permissionDenied`; all is as it was then
   */
  async moveUnderNewKey(): Promise<void> {
    const next = await this.#vault.stageDatabaseKey();
    const [present, ...others] = this.#vault.databaseKeys();
    try {
      this.#connection = moveUnderNewKey(this.#connection, this.#vault.folder, { present, next });
      await this.#vault.settleDatabaseKey(next);
    } finally {
      wipe(present, next, ...others);
    }
    this.mutate({ label: 'erasure', history: 'never' }, clearPendingErasure);
  }

  close(): void {
    this.#connection.close();
  }
}
