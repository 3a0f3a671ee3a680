import type { CoveredArea } from '../../shared/kernels/cover-path.ts';
import { COVER_UNITS } from '../../shared/model/cover-units.ts';

/** A solid rectangle over the frames from `fromFrame` up to and with `toFrame` of a fragment, in pixels of the picture. */
export interface CoverBox {
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Rectangle = Omit<CoverBox, 'fromFrame' | 'toFrame'>;

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A filter each, and all of them are one argument of ffmpeg, which may be 128 KiB long on Linux (`MAX_ARG_STRLEN`). */
const MOST_BOXES = 600;

/**
 * Sides are drawn on a grid of so many pixels, outwards: at least that of the transform of H.264, so that no block holds both the black
 * and what is beside it. A coarser one is for covers that move for long.
 */
const GRIDS = [8, 16, 32, 64, 128, 256] as const;

/** So far the filter between blocks reaches into the black (H.264 8.7: three pixels, and one of chroma is two). */
const EDGE = 4;

/**
 * Draws covers as rectangles that hold still: an ellipse is a pile of them that lies around it, and one that moves is drawn anew
 * when it has left its grid. What is drawn is never less than what was asked, and at most a grid and an edge more on each side.
 * @param frames what is covered of each frame of the fragment
 * @param size of the picture, in pixels
 */
export function boxesOf(frames: readonly (readonly CoveredArea[])[], size: PictureSize): CoverBox[] {
  for (const grid of GRIDS) {
    const boxes = boxesOnGrid(frames, size, grid);
    if (boxes.length <= MOST_BOXES) return boxes;
  }
  return wholePictures(frames, size);
}

function boxesOnGrid(
  frames: readonly (readonly CoveredArea[])[],
  size: PictureSize,
  grid: number,
): CoverBox[] {
  const done: CoverBox[] = [];
  let running = new Map<string, CoverBox>();
  for (const [frame, areas] of frames.entries()) {
    const now = new Map<string, CoverBox>();
    for (const rectangle of areas.flatMap((area) => rectanglesOf(area, size, grid))) {
      const key = Object.values(rectangle).join(' ');
      const before = running.get(key);
      now.set(key, { ...rectangle, fromFrame: before?.fromFrame ?? frame, toFrame: frame });
    }
    for (const [key, box] of running) if (!now.has(key)) done.push(box);
    running = now;
    if (done.length > MOST_BOXES) return done;
  }
  return [...done, ...running.values()];
}

/** So much is never asked; were it, a picture with any cover at all is covered whole. */
function wholePictures(frames: readonly (readonly CoveredArea[])[], size: PictureSize): CoverBox[] {
  const covered = frames.flatMap((areas, frame) => (areas.length > 0 ? [frame] : []));
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ fromFrame: first, toFrame: last, x: 0, y: 0, ...size }];
}

function rectanglesOf(area: CoveredArea, size: PictureSize, grid: number): Rectangle[] {
  const [width, height] = [size.width / COVER_UNITS, size.height / COVER_UNITS];
  const drawn = {
    left: area.x * width,
    top: area.y * height,
    right: (area.x + area.width) * width,
    bottom: (area.y + area.height) * height,
  };
  if (area.shape === 'box') return [outward(drawn, size, grid)];
  return pileAround(drawn, grid).map((one) => outward(one, size, grid));
}

type Sides = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * Rectangles around the same middle whose union holds the ellipse: each is as wide as the ellipse at the height where the one below
 * it ends. Their steps are a grid high, so that they stand out by little.
 */
function pileAround({ left, top, right, bottom }: Sides, grid: number): Sides[] {
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const [radiusX, radiusY] = [(right - left) / 2, (bottom - top) / 2];
  const steps = Math.min(24, Math.max(3, Math.ceil(radiusY / grid)));
  return Array.from({ length: steps }, (_, step) => {
    // the ring between these two heights is widest at the lower one
    const low = step / steps;
    const high = (step + 1) / steps;
    const reach = radiusX * Math.sqrt(1 - low ** 2);
    return {
      left: middleX - reach,
      right: middleX + reach,
      top: middleY - radiusY * high,
      bottom: middleY + radiusY * high,
    };
  });
}

/** An edge further and to the grid, away from the middle, and cut off at the edges of the picture. */
function outward({ left, top, right, bottom }: Sides, size: PictureSize, grid: number): Rectangle {
  const down = (at: number): number => Math.max(0, Math.floor((at - EDGE) / grid) * grid);
  const up = (at: number, most: number): number => Math.min(most, Math.ceil((at + EDGE) / grid) * grid);
  const [x, y] = [down(left), down(top)];
  return { x, y, width: up(right, size.width) - x, height: up(bottom, size.height) - y };
}
