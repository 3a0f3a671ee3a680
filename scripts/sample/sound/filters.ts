import type { Sound } from './wave.ts';

/**
 * Plays a sound `speed` times as fast and gives it back at `rate`: windowed-sinc interpolation over 16 neighbours.
 * Playing faster moves the formants up, as a shorter vocal tract does.
 */
export function resample(sound: Sound, rate: number, speed: number): Sound {
  const step = (sound.rate * speed) / rate;
  const cut = Math.min(1, 1 / step) * 0.96;
  const samples = new Float32Array(Math.floor(sound.samples.length / step));
  for (let i = 0; i < samples.length; i += 1) {
    const middle = i * step;
    const first = Math.ceil(middle - 16);
    let sum = 0;
    for (let k = first; k <= middle + 16; k += 1) {
      const x = middle - k;
      const sinc = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
      sum += (sound.samples[k] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / 17));
    }
    samples[i] = sum;
  }
  return { rate, samples };
}

/** Second-order low- or high-pass (Robert Bristow-Johnson, Audio EQ Cookbook, Q = 0.707), in place. */
export function pass(sound: Sound, kind: 'low' | 'high', hertz: number): Sound {
  const w = (2 * Math.PI * hertz) / sound.rate;
  const alpha = Math.sin(w) / (2 * Math.SQRT1_2);
  const edge = kind === 'low' ? 1 - Math.cos(w) : 1 + Math.cos(w);
  const a0 = 1 + alpha;
  const b0 = edge / 2 / a0;
  const b1 = (kind === 'low' ? edge : -edge) / a0;
  const a1 = (-2 * Math.cos(w)) / a0;
  const a2 = (1 - alpha) / a0;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < sound.samples.length; i += 1) {
    const x = sound.samples[i] ?? 0;
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    sound.samples[i] = y;
  }
  return sound;
}

/** Cuts silence (below -46 dB of the loudest sample) off both ends, with 4 ms left and faded. */
export function trim(sound: Sound): Sound {
  const { samples, rate } = sound;
  const loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const heard = (one: number): boolean => Math.abs(one) > loudest * 0.005;
  const edge = Math.round(rate * 0.004);
  const first = Math.max(0, samples.findIndex(heard) - edge);
  const last = Math.min(samples.length, samples.findLastIndex(heard) + edge);
  const cut = samples.slice(first, last);
  for (let i = 0; i < edge; i += 1) {
    const share = i / edge;
    cut[i] = (cut[i] ?? 0) * share;
    cut[cut.length - 1 - i] = (cut[cut.length - 1 - i] ?? 0) * share;
  }
  return { rate, samples: cut };
}
