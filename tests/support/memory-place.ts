import type { RenderPlace } from '../../src/main/media/fragment-make.ts';
import { MemorySink } from './memory-sink.ts';

/** Keeps a rendering in memory; what was thrown away is counted. */
export class MemoryPlace implements RenderPlace {
  sink = new MemorySink();
  discarded = 0;

  async create(): Promise<MemorySink> {
    this.sink = new MemorySink();
    return this.sink;
  }

  async open() {
    return this.sink.asSource();
  }

  async discard(): Promise<void> {
    this.discarded += 1;
    this.sink = new MemorySink();
  }
}
