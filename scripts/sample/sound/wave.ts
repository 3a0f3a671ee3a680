/** Mono sound as floats in [-1, 1] at a known rate. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

/**
 * Reads a mono 16-bit PCM WAV file (RIFF, chunk by chunk; espeak-ng writes a header with an unset length on pipes).
 * @throws Error when it is another kind of WAV file.
 */
export function readWave(bytes: Buffer): Sound {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new Error('not a RIFF file');
  let rate = 0;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ') {
      const [kind, channels, depth] = [
        bytes.readUInt16LE(at + 8),
        bytes.readUInt16LE(at + 10),
        bytes.readUInt16LE(at + 22),
      ];
      if (kind !== 1 || channels !== 1 || depth !== 16) throw new Error('expected mono 16-bit PCM');
      rate = bytes.readUInt32LE(at + 12);
    }
    if (name === 'data') {
      const count = Math.floor(Math.min(length, bytes.length - at - 8) / 2);
      const samples = new Float32Array(count);
      for (let i = 0; i < count; i += 1) samples[i] = bytes.readInt16LE(at + 8 + 2 * i) / 32768;
      return { rate, samples };
    }
    at += 8 + length + (length % 2);
  }
  throw new Error('a WAV file without sound');
}

/** The sound as raw little-endian 32-bit floats, ffmpeg's `f32le`. */
export function toRawFloats(sound: Sound): Buffer {
  return Buffer.from(sound.samples.buffer, sound.samples.byteOffset, sound.samples.byteLength);
}

/** Root mean square of samples [from, to). */
export function rootMeanSquare(samples: Float32Array, from = 0, to = samples.length): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += (samples[i] ?? 0) ** 2;
  return to > from ? Math.sqrt(sum / (to - from)) : 0;
}

/** Decibels to a factor. */
export function factor(decibels: number): number {
  return 10 ** (decibels / 20);
}
