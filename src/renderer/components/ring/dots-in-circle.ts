export type Dot = { readonly x: number; readonly y: number };

/**
 * Evenly spaced points on a circle, the first at the top, clockwise.
 * @param count at least 1
 * @param radius of the circle, around (`center`, `center`)
 */
export function dotsInCircle(count: number, radius: number, center: number): Dot[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return { x: round(center + radius * Math.sin(angle)), y: round(center - radius * Math.cos(angle)) };
  });
}

/** A tenth of a px of the drawing is finer than anybody sees. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
