import { invariant } from '../../shared/assert.ts';

/** Random access to a stored sequence of bytes, wherever it lives: a plain file, or a sealed file of the vault. */
export interface ByteSource {
  /** Total length in bytes. */
  readonly size: number;
  /**
   * Reads up to `length` bytes from `offset`; fewer only at the end.
   * @throws KijkkringError `footageDamaged` when a sealed chunk does not authenticate, `fileUnreadable` when the disk refuses.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
  /**
   * Fills the whole of `target` from `offset`, where the source can do without memory of its own for every piece: a long reading
   * would keep the garbage collector busy for a third of its time. There must be so many bytes. Throws as `read` does.
   */
  readInto?(offset: number, target: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Fills the whole of `target` from `offset`, by whichever way the source knows. */
export async function readInto(source: ByteSource, offset: number, target: Uint8Array): Promise<void> {
  if (source.readInto !== undefined) await source.readInto(offset, target);
  else {
    const bytes = await source.read(offset, target.length);
    invariant(bytes.length === target.length, 'a source is asked for what it has');
    target.set(bytes);
  }
}

/** A place that takes bytes in order; `finish` makes them durable, `abort` leaves nothing behind. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abort(): Promise<void>;
}
