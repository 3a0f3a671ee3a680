/** Reads signed 16-bit little-endian samples out of bytes that may be cut anywhere. */
export class SampleReader {
  readonly #onSamples: (samples: Int16Array) => void;
  #odd: number | null = null;

  constructor(onSamples: (samples: Int16Array) => void) {
    this.#onSamples = onSamples;
  }

  push(bytes: Uint8Array): void {
    const given = this.#odd === null ? bytes : Buffer.concat([Buffer.from([this.#odd]), bytes]);
    const count = Math.floor(given.length / 2);
    this.#odd = given.length % 2 === 1 ? (given[given.length - 1] ?? null) : null;
    const view = new DataView(given.buffer, given.byteOffset, count * 2);
    this.#onSamples(Int16Array.from({ length: count }, (_unused, at) => view.getInt16(at * 2, true)));
  }
}
