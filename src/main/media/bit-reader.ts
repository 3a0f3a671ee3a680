/** Reads the bits of a parameter set of H.264, without the bytes that keep start codes out of it (ITU-T H.264, 7.4.1 and 9.1). */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(escaped: Uint8Array) {
    this.#bytes = escaped.filter((byte, at) => byte !== 3 || escaped[at - 1] !== 0 || escaped[at - 2] !== 0);
  }

  /** Whether more was read than there is: what came out then was zeros. */
  get isOverrun(): boolean {
    return this.#at > this.#bytes.length * 8;
  }

  /** An unsigned number of up to 32 bits. */
  bits(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      const bit = ((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1;
      value = value * 2 + bit;
      this.#at += 1;
    }
    return value;
  }

  /** ue(v): an unsigned Exp-Golomb number. */
  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && this.bits(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v): a signed Exp-Golomb number. */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}
