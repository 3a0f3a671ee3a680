import type { CoverKey } from '../../../../shared/model/cover.ts';
import { COVER_UNITS } from '../../../../shared/model/cover-units.ts';

/** Where a cover lies on the picture, in whole ten-thousandths of it. */
export type CoverPlace = Omit<CoverKey, 'atUs'>;

/** Smaller than this hides nobody and can't be got hold of. */
const SMALLEST = 300;

/** One press of an arrow key, and one of [Groter]. */
const STEP = 100;

/** Of middling size in the middle: where a cover begins. */
export const firstPlace: CoverPlace = { x: 3750, y: 2500, width: 2500, height: 5000 };

/** Kept inside the picture, in whole units. */
export function inside({ x, y, width, height }: CoverPlace): CoverPlace {
  const clamp = (value: number, least: number, most: number): number =>
    Math.round(Math.max(least, Math.min(most, value)));
  const [wide, high] = [clamp(width, SMALLEST, COVER_UNITS), clamp(height, SMALLEST, COVER_UNITS)];
  return {
    x: clamp(x, 0, COVER_UNITS - wide),
    y: clamp(y, 0, COVER_UNITS - high),
    width: wide,
    height: high,
  };
}

/** The same size, somewhere else. */
export function moved(place: CoverPlace, dx: number, dy: number): CoverPlace {
  return inside({ ...place, x: place.x + dx, y: place.y + dy });
}

/** The same size, with its middle here. */
export function centredAt(place: CoverPlace, x: number, y: number): CoverPlace {
  return inside({ ...place, x: x - place.width / 2, y: y - place.height / 2 });
}

/** Its right and lower side elsewhere, the left and upper as they are. */
export function stretched(place: CoverPlace, dx: number, dy: number): CoverPlace {
  const width = Math.max(SMALLEST, Math.min(COVER_UNITS - place.x, place.width + dx));
  const height = Math.max(SMALLEST, Math.min(COVER_UNITS - place.y, place.height + dy));
  return inside({ ...place, width, height });
}

/** Larger or smaller around its middle. @param steps negative for smaller */
export function grown(place: CoverPlace, steps: number): CoverPlace {
  const more = 2 * STEP * steps;
  const { x, y, width, height } = place;
  const [wide, high] = [Math.max(SMALLEST, width + more), Math.max(SMALLEST, height + more)];
  return inside({ x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high });
}

/** What an arrow key does with a cover; null for any other key. */
export function byKey(place: CoverPlace, key: string, shift: boolean): CoverPlace | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-STEP, 0],
    ArrowRight: [STEP, 0],
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
  };
  const step = steps[key];
  if (step === undefined) return null;
  return (shift ? stretched : moved)(place, ...step);
}

/** The keys with this place at a moment, in order; it takes the place of one at the same frame. */
export function placedAt(keys: readonly CoverKey[], atUs: number, place: CoverPlace): CoverKey[] {
  const others = keys.filter((key) => key.atUs !== atUs);
  return [...others, { atUs, ...place }].sort((a, b) => a.atUs - b.atUs);
}
