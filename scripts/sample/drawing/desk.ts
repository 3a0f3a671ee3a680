import { softShadow } from './light.ts';
import { box, disc, fill, type Ink, line, shade } from './paint.ts';

/** A table for two: the top is a trapezium, its back edge from `x` to `x + width` at `y`. */
export interface Desk {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly deep: number;
  /** How much further the front edge sticks out on either side. */
  readonly spread: number;
  readonly scale: number;
  readonly sheets: readonly { readonly x: number; readonly y: number; readonly turn: number }[];
}

export const BACK_DESKS: readonly Desk[] = [
  {
    x: 186,
    y: 520,
    width: 316,
    deep: 56,
    spread: 34,
    scale: 0.62,
    sheets: [
      { x: 262, y: 548, turn: 0.05 },
      { x: 424, y: 546, turn: -0.06 },
    ],
  },
  {
    x: 752,
    y: 508,
    width: 310,
    deep: 52,
    spread: 34,
    scale: 0.62,
    sheets: [
      { x: 792, y: 532, turn: -0.06 },
      { x: 950, y: 530, turn: 0.04 },
    ],
  },
  {
    x: 1210,
    y: 512,
    width: 290,
    deep: 53,
    spread: 34,
    scale: 0.62,
    sheets: [
      { x: 1240, y: 536, turn: -0.05 },
      { x: 1388, y: 534, turn: 0.05 },
    ],
  },
];

export const FRONT_DESKS: readonly Desk[] = [
  {
    x: 168,
    y: 692,
    width: 336,
    deep: 88,
    spread: 46,
    scale: 1,
    sheets: [
      { x: 262, y: 742, turn: 0.14 },
      { x: 356, y: 728, turn: -0.05 },
    ],
  },
  {
    x: 606,
    y: 700,
    width: 404,
    deep: 90,
    spread: 50,
    scale: 1,
    sheets: [
      { x: 662, y: 738, turn: -0.06 },
      { x: 868, y: 736, turn: 0.05 },
    ],
  },
  {
    x: 1116,
    y: 694,
    width: 330,
    deep: 88,
    spread: 46,
    scale: 1,
    sheets: [
      { x: 1186, y: 730, turn: -0.05 },
      { x: 1358, y: 742, turn: -0.14 },
    ],
  },
];

export function drawDesk(ink: Ink, desk: Desk): void {
  const { x, y, width, deep, spread, scale } = desk;
  const [left, right, front] = [x - spread, x + width + spread, y + deep];
  softShadow(ink, x + width / 2, front + 96 * scale, width * 0.68, 60 * scale, 0.34);
  for (const foot of [left + 22 * scale, right - 22 * scale]) leg(ink, foot, front, scale);
  const top = new Path2D();
  top.moveTo(x, y);
  top.lineTo(x + width, y);
  top.lineTo(right, front);
  top.lineTo(left, front);
  top.closePath();
  const wood = ink.createLinearGradient(left, y, right, front);
  wood.addColorStop(0, '#e3c38d');
  wood.addColorStop(0.5, '#d0a86c');
  wood.addColorStop(1, '#b98f55');
  fill(ink, wood, top);
  grain(ink, desk);
  const edge = box(left, front, right - left, 13 * scale, 2);
  fill(ink, '#7f6039', edge);
  fill(ink, 'rgba(255,236,196,.25)', box(left, front - 1, right - left, 2.4 * scale));
  for (const sheet of desk.sheets) paper(ink, sheet, scale);
}

function leg(ink: Ink, x: number, front: number, scale: number): void {
  fill(ink, '#4c534f', box(x - 5 * scale, front + 8 * scale, 10 * scale, 178 * scale, 4));
  fill(ink, 'rgba(255,255,255,.12)', box(x - 5 * scale, front + 8 * scale, 3 * scale, 178 * scale, 2));
}

function grain(ink: Ink, desk: Desk): void {
  const lines = new Path2D();
  for (let i = 1; i < 5; i += 1) {
    const at = desk.y + (desk.deep * i) / 5;
    const grow = (desk.spread * i) / 5;
    lines.moveTo(desk.x - grow + 10, at);
    lines.bezierCurveTo(
      desk.x + 90,
      at + 2.4,
      desk.x + desk.width - 90,
      at - 2.2,
      desk.x + desk.width + grow - 10,
      at,
    );
  }
  line(ink, 'rgba(112,74,30,.10)', 1.6 * desk.scale, lines);
}

/** An exercise sheet with a few written lines, a pencil case and an eraser. */
function paper(ink: Ink, sheet: { x: number; y: number; turn: number }, scale: number): void {
  ink.save();
  ink.translate(sheet.x, sheet.y);
  ink.scale(scale, scale * 0.52);
  ink.rotate(sheet.turn);
  fill(ink, 'rgba(60,40,14,.18)', box(-48, -36, 100, 84, 3));
  fill(ink, '#f6f2e4', box(-50, -40, 100, 82, 3));
  const rules = new Path2D();
  for (let row = 0; row < 4; row += 1) {
    rules.moveTo(-38, -20 + row * 16);
    rules.lineTo(row === 3 ? 4 : 36 - row * 7, -20 + row * 16);
  }
  line(ink, 'rgba(92,112,124,.34)', 2.4, rules);
  ink.restore();
}

/** A pencil with its point at (x, y), lying or held at `turn` radians. */
export function drawPencil(
  ink: Ink,
  x: number,
  y: number,
  turn: number,
  scale: number,
  colour = '#c2412f',
): void {
  ink.save();
  ink.translate(x, y);
  ink.rotate(turn);
  ink.scale(scale, scale);
  fill(ink, colour, box(7, -2.6, 40, 5.2, 1));
  fill(ink, 'rgba(255,255,255,.28)', box(7, -2.6, 40, 1.7, 1));
  const tip = new Path2D();
  tip.moveTo(0, 0);
  tip.lineTo(8, -2.6);
  tip.lineTo(8, 2.6);
  tip.closePath();
  fill(ink, '#ecd3a4', tip);
  fill(ink, '#f0e6d8', box(46, -2.6, 5, 5.2, 2));
  ink.restore();
}

/** Small things that lie about on a desk. */
export function drawClutter(ink: Ink, desk: Desk, index: number): void {
  const { scale } = desk;
  const x = desk.x + desk.width * 0.5;
  const y = desk.y + desk.deep * 0.4;
  const colours = ['#5f96a0', '#c98a4b', '#7b6aa0', '#6f9a6a', '#b4563f', '#4d6f8e'];
  const colour = colours[index % colours.length] ?? '#5f96a0';
  fill(ink, 'rgba(50,34,10,.2)', box(x - 30 * scale, y - 4 * scale, 64 * scale, 20 * scale, 9 * scale));
  fill(ink, colour, box(x - 32 * scale, y - 9 * scale, 62 * scale, 20 * scale, 9 * scale));
  fill(ink, shade(colour, 0.25), box(x - 28 * scale, y - 7 * scale, 54 * scale, 4 * scale, 2));
  fill(ink, '#f4efe2', disc(x + 24 * scale, y + 1 * scale, 3 * scale));
}
