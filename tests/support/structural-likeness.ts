/** A plane of luma, a byte a pixel. */
export interface Plane {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const WINDOW = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * SSIM (Wang, Bovik, Sheikh and Simoncelli, 2004) over windows of eight by eight pixels that stand side by side, of which none
 * touches what is left out. From -1 to 1, 1 being the same.
 * @param leftOut whether a pixel takes no part
 */
export function structuralLikeness(
  a: Plane,
  b: Plane,
  leftOut: (x: number, y: number) => boolean,
): { readonly ssim: number; readonly windows: number } {
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + WINDOW <= a.height; y += WINDOW)
    for (let x = 0; x + WINDOW <= a.width; x += WINDOW) {
      const corner = [x, x + WINDOW - 1].some((cx) => [y, y + WINDOW - 1].some((cy) => leftOut(cx, cy)));
      if (corner) continue;
      sum += windowLikeness(a, b, x, y);
      windows += 1;
    }
  return { ssim: sum / windows, windows };
}

function windowLikeness(a: Plane, b: Plane, left: number, top: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y += 1)
    for (let x = left; x < left + WINDOW; x += 1) {
      const [one, other] = [a.pixels[y * a.width + x] ?? 0, b.pixels[y * b.width + x] ?? 0];
      sumA += one;
      sumB += other;
      squareA += one * one;
      squareB += other * other;
      product += one * other;
    }
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const [varA, varB] = [squareA / count - meanA ** 2, squareB / count - meanB ** 2];
  const covariance = product / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varA + varB + C2))
  );
}
