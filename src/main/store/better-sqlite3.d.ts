/**
 * The part of better-sqlite3-multiple-ciphers that the store uses; the package's own typings are out of reach of its
 * `exports` field.
 */
declare module 'better-sqlite3' {
  export type Cell = string | number | bigint | Buffer | null;
  export type Parameter = Cell | Uint8Array | Readonly<Record<string, Cell | Uint8Array>>;

  export interface Statement {
    run(...parameters: Parameter[]): { changes: number; lastInsertRowid: number | bigint };
    get(...parameters: Parameter[]): unknown;
    all(...parameters: Parameter[]): unknown[];
    iterate(...parameters: Parameter[]): IterableIterator<unknown>;
    pluck(toggle?: boolean): Statement;
  }

  export interface Transaction<T> {
    (): T;
    immediate(): T;
  }

  export interface Database {
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): Database;
    pragma(pragma: string, options?: { simple?: boolean }): unknown;
    key(key: Buffer): number;
    rekey(key: Buffer): number;
    transaction<T>(work: () => T): Transaction<T>;
    close(): Database;
  }

  const Database: new (
    path: string,
    options?: { timeout?: number; readonly?: boolean; fileMustExist?: boolean },
  ) => Database;
  export default Database;
}
