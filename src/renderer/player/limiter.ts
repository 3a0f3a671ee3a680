const THRESHOLD_DB = -3;
const RATIO = 20;

/**
 * What a compressor adds by itself: full scale comes out of it as `threshold + (0 - threshold) / ratio`, and six tenths of what that lacks, in
 * decibels, is given to everything (Web Audio API 1.1, "DynamicsCompressorNode", makeup gain).
 */
const MAKEUP_DB = -0.6 * (THRESHOLD_DB - THRESHOLD_DB / RATIO);

/** Keeps loud parts from clipping, and leaves all that is softer as loud as it was. */
export type Limiter = { readonly input: AudioNode; readonly output: AudioNode };

export function makeLimiter(context: BaseAudioContext): Limiter {
  const limiter = new DynamicsCompressorNode(context, {
    threshold: THRESHOLD_DB,
    knee: 0,
    ratio: RATIO,
    attack: 0.002,
    release: 0.1,
  });
  const output = new GainNode(context, { gain: 10 ** (-MAKEUP_DB / 20) });
  limiter.connect(output);
  return { input: limiter, output };
}
