/**
 * Reads signed 16-bit little-endian samples out of bytes that may be cut anywhere. Every machine that Electron runs on keeps its
 * numbers in that order, so the bytes only have to be put in an even place.
 */
export class SampleReader {
  readonly #onSamples: (samples: Int16Array) => void;
  #odd: number | null = null;

  constructor(onSamples: (samples: Int16Array) => void) {
    this.#onSamples = onSamples;
  }

  push(bytes: Uint8Array): void {
    const given = this.#odd === null ? bytes : Buffer.concat([Buffer.from([this.#odd]), bytes]);
    const even = given.length - (given.length % 2);
    this.#odd = given[even] ?? null;
    this.#onSamples(new Int16Array(Uint8Array.from(given.subarray(0, even)).buffer));
  }
}
