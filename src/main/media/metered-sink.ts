import { createHash } from 'node:crypto';
import type { ByteSink } from '../files/byte-source.ts';

/** Counts and hashes what goes through it. */
export class MeteredSink implements ByteSink {
  readonly #sink: ByteSink;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #sha256 = '';

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** SHA-256 of all that went through, lowercase hexadecimal; empty until the end. */
  get sha256(): string {
    return this.#sha256;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    await this.#sink.write(piece);
  }

  async finish(): Promise<void> {
    await this.#sink.finish();
    this.#sha256 = this.#hash.digest('hex');
  }

  abort(): Promise<void> {
    return this.#sink.abort();
  }
}
