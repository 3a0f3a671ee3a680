/**
 * Makes soft voices louder and loud ones softer. Every four decibels above -38 become one, and what that takes away from the loudest
 * sound is given back to all of it, about 16 dB (Web Audio API, "DynamicsCompressorNode", full range makeup gain).
 */
export function makeLeveller(context: BaseAudioContext): DynamicsCompressorNode {
  return new DynamicsCompressorNode(context, {
    threshold: -38,
    knee: 12,
    ratio: 4,
    attack: 0.005,
    release: 0.15,
  });
}
