import { type Complex, powerOfTwoFrom, transform } from './fourier.ts';

/** Where in `other` the sound of `one` is found again. */
export type Lag = {
  /** `other` has at `i + lag` what `one` has at `i`; a fraction between two samples. */
  readonly lag: number;
  /** How far the match stands out over all other places, in standard deviations of these. */
  readonly standsOut: number;
};

/** Of speech at 8 kHz: below is rumble, above the end of what a phone's microphone lets through. */
const SPEECH_BAND = { from: 200 / 8000, to: 3400 / 8000 };

/** How well two signals match at each shift: the sum of `one[i] × other[i + lag]`, for every lag. */
export function correlate(one: ArrayLike<number>, other: ArrayLike<number>): (lag: number) => number {
  return correlation(one, other, powerOfTwoFrom(one.length + other.length), () => 1);
}

/**
 * The same for sound at `SOUND_RATE`, of the lags at which `other` holds all of `one`, and with every frequency of speech counting alike, so
 * that rooms, levels and microphones that differ don't matter: the generalised cross-correlation with phase transform (Knapp and
 * Carter, "The generalized correlation method for estimation of time delay", IEEE Trans. ASSP 24(4), 1976).
 */
export function correlatePhases(one: ArrayLike<number>, other: ArrayLike<number>): (lag: number) => number {
  return correlation(one, other, powerOfTwoFrom(other.length), (share, size) =>
    share < SPEECH_BAND.from || share > SPEECH_BAND.to || size === 0 ? 0 : 1 / size,
  );
}

/** What a frequency counts. @param share of the rate of sampling; @param size of what both have of it */
type Weight = (share: number, size: number) => number;

function correlation(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  size: number,
  weight: Weight,
): (lag: number) => number {
  // both are real, so one transform does for two: `one` goes in as the real part, `other` as the imaginary
  const both: Complex = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let at = 0; at < one.length; at += 1) both.re[at] = one[at] ?? 0;
  for (let at = 0; at < other.length; at += 1) both.im[at] = other[at] ?? 0;
  transform(both, 'forward');
  const cross = crossSpectrum(both, weight);
  transform(cross, 'back');
  return (lag) => (cross.re[lag < 0 ? lag + size : lag] ?? 0) / size;
}

/** The conjugate of one spectrum times the other, out of the spectrum of both. */
function crossSpectrum({ re, im }: Complex, weight: Weight): Complex {
  const size = re.length;
  const cross: Complex = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let at = 0; at < size; at += 1) {
    const mirror = at === 0 ? 0 : size - at;
    const [x, y, p, q] = [re[at] ?? 0, im[at] ?? 0, re[mirror] ?? 0, im[mirror] ?? 0];
    const [oneRe, oneIm, otherRe, otherIm] = [(x + p) / 2, (y - q) / 2, (y + q) / 2, (p - x) / 2];
    const [u, v] = [oneRe * otherRe + oneIm * otherIm, oneRe * otherIm - oneIm * otherRe];
    const counts = weight(Math.min(at, size - at) / size, Math.hypot(u, v));
    cross.re[at] = u * counts;
    cross.im[at] = v * counts;
  }
  return cross;
}

/** The best lag in [from, to], between samples by a parabola through the three around it. */
export function bestLag(at: (lag: number) => number, from: number, to: number): Lag {
  let best = from;
  let squares = 0;
  for (let lag = from; lag <= to; lag += 1) {
    squares += at(lag) ** 2;
    if (at(lag) > at(best)) best = lag;
  }
  const [before, peak, after] = [at(best - 1), at(best), at(best + 1)];
  const bend = before - 2 * peak + after;
  const between = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
  const spread = Math.sqrt((squares - peak ** 2) / Math.max(1, to - from));
  return { lag: best + between, standsOut: spread > 0 ? peak / spread : 0 };
}

/** The best lags in [from, to] that lie at least `apart` from each other, the best first. */
export function bestLags(
  at: (lag: number) => number,
  o: { readonly from: number; readonly to: number; readonly apart: number; readonly count: number },
): number[] {
  const found: number[] = [];
  while (found.length < o.count) {
    let best: number | null = null;
    for (let lag = o.from; lag <= o.to; lag += 1) {
      if (found.some((one) => Math.abs(one - lag) < o.apart)) continue;
      if (best === null || at(lag) > at(best)) best = lag;
    }
    if (best === null) break;
    found.push(best);
  }
  return found;
}
