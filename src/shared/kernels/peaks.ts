/** How much coarser each level of a pyramid is than the one below it. */
export const LEVEL_FACTOR = 4;

/**
 * Builds the loudest-sample envelope of a sound while it comes in: one byte per bucket, 0 silent to 255 full scale.
 * Coarser levels are derived, so that any zoom reads about as many values as it has pixels.
 */
export class PeaksBuilder {
  readonly #samplesPerBucket: number;
  #values = new Uint8Array(4096);
  #count = 0;
  #loudest = 0;
  #inBucket = 0;

  constructor(samplesPerBucket: number) {
    this.#samplesPerBucket = samplesPerBucket;
  }

  /** Takes signed 16-bit samples of one channel. */
  push(samples: Int16Array): void {
    // a field of the object for every sample would take most of the time
    let [loudest, inBucket] = [this.#loudest, this.#inBucket];
    for (const sample of samples) {
      const loud = sample < 0 ? -sample : sample;
      if (loud > loudest) loudest = loud;
      inBucket += 1;
      if (inBucket < this.#samplesPerBucket) continue;
      this.#close(loudest);
      loudest = 0;
      inBucket = 0;
    }
    this.#loudest = loudest;
    this.#inBucket = inBucket;
  }

  /** The finest level first; each next one LEVEL_FACTOR times coarser, down to at most 64 values. */
  finish(): Uint8Array[] {
    if (this.#inBucket > 0) this.#close(this.#loudest);
    this.#loudest = 0;
    this.#inBucket = 0;
    const levels = [this.#values.slice(0, this.#count)];
    for (let last = levels[0]; last !== undefined && last.length > 64; last = levels.at(-1))
      levels.push(coarser(last));
    return levels;
  }

  #close(loudest: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Uint8Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = Math.min(255, Math.round((loudest * 255) / 32767));
    this.#count += 1;
  }
}

function coarser(level: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(Math.ceil(level.length / LEVEL_FACTOR));
  level.forEach((value, at) => {
    const to = Math.floor(at / LEVEL_FACTOR);
    if (value > (next[to] ?? 0)) next[to] = value;
  });
  return next;
}
