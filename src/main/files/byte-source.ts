/** Random access to a stored sequence of bytes, wherever it lives: a plain file, or a sealed file of the vault. */
export interface ByteSource {
  /** Total length in bytes. */
  readonly size: number;
  /**
   * Reads up to `length` bytes from `offset`; fewer only at the end.
   * @throws KijkkringError `footageDamaged` when a sealed chunk does not authenticate, `fileUnreadable` when the disk refuses.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A place that takes bytes in order; `finish` makes them durable, `abort` leaves nothing behind. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abort(): Promise<void>;
}
