/** Samples of sound a second, for everything that compares sounds. */
export const SOUND_RATE = 8000;

/** Samples in one value of an envelope: a fiftieth of a second. */
export const ENVELOPE_SAMPLES = 160;

/** Values on either side against which a value counts as loud: two seconds. */
const AROUND = 100;

/** The loudness of a sound over time, built while it comes in: the logarithm of the energy of each fiftieth of a second. */
export class EnvelopeBuilder {
  #values = new Float32Array(4096);
  #count = 0;
  #energy = 0;
  #inValue = 0;
  #last = 0;

  /** Takes signed 16-bit samples of one channel, `SOUND_RATE` a second. */
  push(samples: Int16Array): void {
    for (const sample of samples) {
      // the difference with the sample before takes the rumble of a room away, and keeps consonants and claps
      this.#energy += (sample - this.#last) ** 2;
      this.#last = sample;
      this.#inValue += 1;
      if (this.#inValue === ENVELOPE_SAMPLES) this.#close();
    }
  }

  finish(): Float32Array {
    return this.#values.slice(0, this.#count);
  }

  #close(): void {
    if (this.#count === this.#values.length) {
      const larger = new Float32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = Math.log(this.#energy / ENVELOPE_SAMPLES + 1);
    this.#count += 1;
    this.#energy = 0;
    this.#inValue = 0;
  }
}

/** Each value less what is usual around it: what is left are words, claps and chairs, however far the microphone was. */
export function liftedOut(envelope: Float32Array): Float32Array {
  const sums = new Float64Array(envelope.length + 1);
  envelope.forEach((value, at) => {
    sums[at + 1] = (sums[at] ?? 0) + value;
  });
  return envelope.map((value, at) => {
    const [from, to] = [Math.max(0, at - AROUND), Math.min(envelope.length, at + AROUND + 1)];
    return value - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
