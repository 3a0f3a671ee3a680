/** Changes whenever the same sound would be levelled otherwise. */
export const LEVEL_RECIPE = 'level-1';

/**
 * What the sound becomes, in decibels of full scale: speech from -45 to 0 comes to lie within twenty decibels, what is below -60 (the
 * room itself) stays where it is. Pairs of "was/is" as ffmpeg's `compand` reads them.
 */
const CURVE = '-90/-90|-60/-58|-45/-25|-30/-16|-12/-10|0/-6';

/**
 * Makes soft voices louder and loud ones softer, to go after the whole sound of a fragment. It looks 20 ms ahead, so that a loud word
 * is not let through first, and gives as many samples as it gets, each at its own time. It multiplies, so silence stays zero: mute
 * before it, and nothing of what is muted has a say in what is left either.
 */
export const levelFilter = `compand=attacks=0.005:decays=0.15:points=${CURVE}:gain=2:delay=0.02`;
