import type { Sound } from './wave.ts';

/** Delay lines in samples at 48 kHz: mutually prime, 23 to 47 ms, the paths in a classroom of about 7 x 8 m. */
const LINES = [1109, 1399, 1723, 2251] as const;
/** Seconds in which the sound of the room falls by 60 dB: a furnished classroom. */
const DECAY = 0.42;

/**
 * What comes back from the walls: a feedback delay network of four lines (Jot, 1991) with a Hadamard mix and a
 * one-pole loss of treble on each line. Returns the reflections alone.
 */
export function reflections(dry: Sound): Sound {
  const lines = LINES.map((length) => ({
    buffer: new Float32Array(length),
    gain: 10 ** ((-3 * length) / dry.rate / DECAY),
    at: 0,
    loss: 0,
  }));
  const samples = new Float32Array(dry.samples.length);
  for (let i = 0; i < samples.length; i += 1) {
    const heard = lines.map((line) => {
      line.loss += 0.42 * ((line.buffer[line.at] ?? 0) - line.loss);
      return line.loss * line.gain;
    });
    const [a = 0, b = 0, c = 0, d = 0] = heard;
    const mixed = [a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d];
    lines.forEach((line, k) => {
      line.buffer[line.at] = (dry.samples[i] ?? 0) * 0.5 + (mixed[k] ?? 0) / 2;
      line.at = (line.at + 1) % line.buffer.length;
    });
    samples[i] = a + b - c - d;
  }
  return { rate: dry.rate, samples };
}
