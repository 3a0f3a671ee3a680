import { invariant } from '../assert.ts';

/** A complex signal: real and imaginary parts side by side. */
export type Complex = { readonly re: Float64Array; readonly im: Float64Array };

/** The least power of two that is not below `length`. */
export function powerOfTwoFrom(length: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, length)));
}

/**
 * The discrete Fourier transform, in place: radix two, decimation in time (Cooley and Tukey, "An algorithm for the machine calculation of
 * complex Fourier series", Math. Comp. 19, 1965). Nothing is scaled: there and back is the length times what it was.
 * @param signal of a length that is a power of two
 */
export function transform({ re, im }: Complex, direction: 'forward' | 'back'): void {
  const { length } = re;
  invariant(length === im.length && length === powerOfTwoFrom(length), 'a power of two');
  reverseBits(re, im);
  const turn = direction === 'forward' ? -2 * Math.PI : 2 * Math.PI;
  const cosines = Float64Array.from({ length: length / 2 }, (_, at) => Math.cos((turn * at) / length));
  const sines = Float64Array.from({ length: length / 2 }, (_, at) => Math.sin((turn * at) / length));
  for (let half = 1; half < length; half *= 2) {
    const stride = length / (2 * half);
    for (let block = 0; block < length; block += 2 * half) {
      for (let at = 0; at < half; at += 1) {
        const [low, high] = [block + at, block + at + half];
        const [c, s] = [cosines[at * stride] ?? 0, sines[at * stride] ?? 0];
        const [x, y] = [re[high] ?? 0, im[high] ?? 0];
        const [a, b] = [re[low] ?? 0, im[low] ?? 0];
        const [u, v] = [x * c - y * s, x * s + y * c];
        re[low] = a + u;
        im[low] = b + v;
        re[high] = a - u;
        im[high] = b - v;
      }
    }
  }
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  for (let at = 1, reversed = 0; at < re.length; at += 1) {
    let bit = re.length >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (at >= reversed) continue;
    swap(re, at, reversed);
    swap(im, at, reversed);
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = kept;
}
