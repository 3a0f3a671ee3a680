import { wipe } from './secret-bytes.ts';

/** The opened chunks that were asked for last; what falls out is overwritten. */
export class ChunkCache {
  readonly #most: number;
  readonly #chunks = new Map<number, Buffer>();

  /** @param most number of chunks to keep, at least 1 */
  constructor(most: number) {
    this.#most = most;
  }

  has(chunk: number): boolean {
    return this.#chunks.has(chunk);
  }

  /** The chunk's content; valid until the next call. */
  get(chunk: number): Buffer | undefined {
    const plain = this.#chunks.get(chunk);
    if (plain === undefined) return undefined;
    // A map keeps the order of insertion: what was asked for goes to the end.
    this.#chunks.delete(chunk);
    this.#chunks.set(chunk, plain);
    return plain;
  }

  /** Keeps the content of a chunk; the cache owns the buffer from now on. */
  set(chunk: number, plain: Buffer): void {
    this.#discard(chunk);
    this.#chunks.set(chunk, plain);
    const [oldest] = this.#chunks.keys();
    if (this.#chunks.size > this.#most && oldest !== undefined) this.#discard(oldest);
  }

  /** Overwrites and forgets everything. */
  wipe(): void {
    wipe(...this.#chunks.values());
    this.#chunks.clear();
  }

  #discard(chunk: number): void {
    const plain = this.#chunks.get(chunk);
    if (plain === undefined) return;
    wipe(plain);
    this.#chunks.delete(chunk);
  }
}
