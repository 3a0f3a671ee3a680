/** Steps of the volume: 0 is silent, 10 as recorded, 16 is +12 dB, 2 dB a step above 10. */
export const loudest = 16;
const asRecorded = 10;

/** @returns a factor on the samples: 1 as recorded */
export function volumeOfStep(step: number): number {
  const whole = Math.min(loudest, Math.max(0, Math.round(step)));
  return whole <= asRecorded ? whole / asRecorded : 10 ** ((whole - asRecorded) / 10);
}

export function volumeStep(volume: number): number {
  const step = volume <= 1 ? volume * asRecorded : asRecorded + 10 * Math.log10(volume);
  return Math.min(loudest, Math.max(0, Math.round(step)));
}
