import type { HairStyle } from '../script/roster.ts';

/** [azimuth 0 to 180, elevation] of the edge of the hair; the same on both sides unless `parting` shifts it. */
export type Hairline = readonly (readonly [number, number])[];

export interface HairCut {
  readonly line: Hairline;
  /** How far the hair stands off the skull, as a share of the head. */
  readonly volume: number;
  /** Unevenness of the outer edge, 0 to 1. */
  readonly tousle: number;
  /** Degrees by which the fringe dips to one side. */
  readonly parting: number;
  /** Hair that hangs: from this azimuth round the back, so long, and flaring out by this share. */
  readonly curtain?: {
    readonly from: number;
    readonly length: number;
    readonly flare: number;
    readonly wave: number;
  };
  readonly tail?: { readonly length: number; readonly elevation: number };
  readonly bun?: {
    readonly azimuth: number;
    readonly elevation: number;
    readonly size: number;
    readonly lift: number;
  };
}

const NAPE = [
  [100, -2],
  [116, -26],
  [145, -46],
  [180, -50],
] as const;
const UP = [
  [84, 6],
  [100, -8],
  [130, -30],
  [180, -38],
] as const;

export const HAIR_CUTS: Readonly<Record<HairStyle | 'teacher', HairCut>> = {
  short: {
    line: [[0, 38], [32, 35], [50, 24], [64, 6], [77, -14], [88, 4], ...NAPE],
    volume: 0.09,
    tousle: 0.15,
    parting: 6,
  },
  tousled: {
    line: [[0, 27], [28, 24], [48, 15], [64, 2], [78, -18], [90, -2], ...NAPE],
    volume: 0.15,
    tousle: 1,
    parting: 9,
  },
  curly: {
    line: [
      [0, 36],
      [32, 33],
      [52, 20],
      [68, 0],
      [84, -24],
      [110, -44],
      [180, -56],
    ],
    volume: 0.34,
    tousle: 0.8,
    parting: 0,
  },
  long: {
    line: [
      [0, 40],
      [30, 34],
      [48, 18],
      [62, -8],
      [74, -40],
      [96, -60],
      [180, -62],
    ],
    volume: 0.1,
    tousle: 0,
    parting: 8,
    curtain: { from: 66, length: 92, flare: 0.1, wave: 0.03 },
  },
  waves: {
    line: [
      [0, 40],
      [26, 30],
      [44, 14],
      [58, -12],
      [70, -44],
      [96, -60],
      [180, -62],
    ],
    volume: 0.13,
    tousle: 0.2,
    parting: 12,
    curtain: { from: 62, length: 78, flare: 0.16, wave: 0.09 },
  },
  bob: {
    line: [
      [0, 21],
      [30, 19],
      [48, 14],
      [60, -8],
      [70, -40],
      [96, -58],
      [180, -60],
    ],
    volume: 0.12,
    tousle: 0,
    parting: 0,
    curtain: { from: 62, length: 38, flare: 0.06, wave: 0 },
  },
  ponytail: {
    line: [[0, 36], [32, 32], [52, 18], [66, 2], [78, -8], ...UP],
    volume: 0.07,
    tousle: 0,
    parting: 4,
    tail: { length: 122, elevation: 22 },
  },
  bun: {
    line: [[0, 40], [34, 36], [52, 22], [68, 6], [78, -4], ...UP],
    volume: 0.07,
    tousle: 0,
    parting: 0,
    bun: { azimuth: 180, elevation: 58, size: 20, lift: 1.3 },
  },
  teacher: {
    line: [
      [0, 40],
      [24, 33],
      [42, 22],
      [58, 2],
      [70, -22],
      [84, -18],
      [100, -14],
      [130, -34],
      [180, -42],
    ],
    volume: 0.13,
    tousle: 0.1,
    parting: 13,
    bun: { azimuth: 180, elevation: 44, size: 21, lift: 1.42 },
  },
};

/** Elevation of the edge of the hair at an azimuth of -180 to 180 (positive is the head's own left). */
export function hairline(cut: HairCut, azimuth: number): number {
  const side = Math.abs(azimuth);
  const above = cut.line.findIndex(([at]) => at >= side);
  const [b, a] = [cut.line[Math.max(above, 1)] ?? [180, 0], cut.line[Math.max(above, 1) - 1] ?? [0, 0]];
  const share = Math.min(1, Math.max(0, (side - a[0]) / (b[0] - a[0])));
  const soft = share * share * (3 - 2 * share);
  const fringe = Math.max(0, 1 - side / 62);
  return a[1] + (b[1] - a[1]) * soft - cut.parting * fringe * Math.sin((azimuth * Math.PI) / 62);
}
