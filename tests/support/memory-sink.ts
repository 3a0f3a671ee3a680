import type { ByteSink, ByteSource } from '../../src/main/files/byte-source.ts';

/** Keeps what is written in memory, and lends it as a source. */
export class MemorySink implements ByteSink {
  readonly #pieces: Buffer[] = [];
  state: 'open' | 'finished' | 'aborted' = 'open';

  async write(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(Buffer.from(bytes));
  }

  async finish(): Promise<void> {
    this.state = 'finished';
  }

  async abort(): Promise<void> {
    this.state = 'aborted';
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  asSource(): ByteSource {
    const all = this.bytes;
    return {
      size: all.length,
      read: async (offset, length) => Uint8Array.from(all.subarray(offset, offset + length)),
      close: async () => undefined,
    };
  }
}
