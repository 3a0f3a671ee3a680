import { type FileHandle, open, rm } from 'node:fs/promises';
import type { ByteSink } from './byte-source.ts';
import { nameBeside, renameDurably, syncFile } from './durable-fs.ts';
import { withFileErrors } from './file-error.ts';

/**
 * Writes a file in the clear: for what is meant to be read by others, never for footage of a class. It lies beside its
 * name until `finish`.
 */
export class PlainFileSink implements ByteSink {
  readonly #path: string;
  readonly #beside: string;
  readonly #handle: FileHandle;

  private constructor(path: string, beside: string, handle: FileHandle) {
    this.#path = path;
    this.#beside = beside;
    this.#handle = handle;
  }

  static create(path: string): Promise<PlainFileSink> {
    return withFileErrors(async () => {
      const beside = nameBeside(path);
      return new PlainFileSink(path, beside, await open(beside, 'wx', 0o600));
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    await withFileErrors(() => this.#handle.writeFile(bytes));
  }

  async finish(): Promise<void> {
    await withFileErrors(async () => {
      await syncFile(this.#handle);
      await this.#handle.close();
      await renameDurably(this.#beside, this.#path);
    });
  }

  async abort(): Promise<void> {
    await this.#handle.close();
    await rm(this.#beside, { force: true });
  }
}
