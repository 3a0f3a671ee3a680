import type { ByteSink } from '../../src/main/files/byte-source.ts';
import type { RenderPlace } from '../../src/main/media/fragment-make.ts';
import { MemorySink } from './memory-sink.ts';

/** Keeps a rendering in memory; what was thrown away is counted. */
export class MemoryPlace implements RenderPlace {
  sink = new MemorySink();
  discarded = 0;
  #finished = this.sink;

  /** What was finished stays until this one is. */
  async create(): Promise<ByteSink> {
    const made = new MemorySink();
    this.sink = made;
    return {
      write: (piece) => made.write(piece),
      abort: () => made.abort(),
      finish: async () => {
        await made.finish();
        this.#finished = made;
      },
    };
  }

  async open() {
    return this.#finished.asSource();
  }

  async discard(): Promise<void> {
    this.discarded += 1;
    this.sink = new MemorySink();
    this.#finished = this.sink;
  }
}
