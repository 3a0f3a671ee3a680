/** How finely a cover is placed: its sides are counted in ten-thousandths of the displayed picture. */
export const COVER_UNITS = 10_000;
