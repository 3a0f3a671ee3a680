/** Small tools for drawing on a canvas; all lengths are in the drawing's own units. */

export type Ink = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A colour `#rrggbb` made darker (below 0) or lighter (above 0), -1 to 1. */
export function shade(colour: string, amount: number): string {
  const goal = amount < 0 ? 0 : 255;
  const parts = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (goal - value) * Math.abs(amount));
  });
  return `rgb(${parts.join(',')})`;
}

/** A colour `#rrggbb` with transparency, 0 to 1. */
export function veil(colour: string, alpha: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${parts.join(',')},${alpha})`;
}

export function fill(ink: Ink, colour: string | CanvasGradient, path: Path2D): void {
  ink.fillStyle = colour;
  ink.fill(path);
}

export function line(ink: Ink, colour: string, width: number, path: Path2D): void {
  ink.strokeStyle = colour;
  ink.lineWidth = width;
  ink.lineCap = 'round';
  ink.lineJoin = 'round';
  ink.stroke(path);
}

export function disc(x: number, y: number, rx: number, ry = rx, turn = 0): Path2D {
  const path = new Path2D();
  path.ellipse(x, y, rx, ry, turn, 0, 2 * Math.PI);
  return path;
}

export function box(x: number, y: number, width: number, height: number, round = 0): Path2D {
  const path = new Path2D();
  path.roundRect(x, y, width, height, round);
  return path;
}

/** A closed curve through the middles of the points' sides: soft corners. */
export function softLoop(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const count = points.length;
  const middle = (i: number): Point => {
    const [a, b] = [points[i % count], points[(i + 1) % count]];
    return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
  };
  const first = middle(count - 1);
  path.moveTo(first.x, first.y);
  points.forEach((point, i) => {
    const end = middle(i);
    path.quadraticCurveTo(point.x, point.y, end.x, end.y);
  });
  path.closePath();
  return path;
}

/** A closed curve through all the points (Catmull-Rom as Beziers). */
export function throughLoop(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const at = (i: number): Point => points[(i + points.length) % points.length] ?? { x: 0, y: 0 };
  path.moveTo(at(0).x, at(0).y);
  for (let i = 0; i < points.length; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path.bezierCurveTo(
      b.x + (c.x - a.x) / 6,
      b.y + (c.y - a.y) / 6,
      c.x - (d.x - b.x) / 6,
      c.y - (d.y - b.y) / 6,
      c.x,
      c.y,
    );
  }
  path.closePath();
  return path;
}

/** The convex outline of points (Andrew's monotone chain, 1979). */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  return a && b ? (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) : 1;
}

/** A tapering limb that bends softly at `elbow`; radii at the shoulder, elbow and end. */
export function limb(from: Point, elbow: Point, to: Point, radii: readonly [number, number, number]): Path2D {
  const bend = { x: 1.5 * elbow.x - (from.x + to.x) / 4, y: 1.5 * elbow.y - (from.y + to.y) / 4 };
  const path = new Path2D();
  let before: readonly [Point, Point] | undefined;
  for (let i = 0; i <= 16; i += 1) {
    const t = i / 16;
    const u = 1 - t;
    const x = u * u * from.x + 2 * u * t * bend.x + t * t * to.x;
    const y = u * u * from.y + 2 * u * t * bend.y + t * t * to.y;
    const dx = 2 * u * (bend.x - from.x) + 2 * t * (to.x - bend.x);
    const dy = 2 * u * (bend.y - from.y) + 2 * t * (to.y - bend.y);
    const length = Math.hypot(dx, dy) || 1;
    const radius =
      t < 0.5 ? radii[0] + (radii[1] - radii[0]) * t * 2 : radii[1] + (radii[2] - radii[1]) * (t * 2 - 1);
    const [nx, ny] = [(dy / length) * radius, (-dx / length) * radius];
    const sides = [
      { x: x + nx, y: y + ny },
      { x: x - nx, y: y - ny },
    ] as const;
    path.addPath(disc(x, y, radius));
    if (before) clockwise(path, [before[0], sides[0], sides[1], before[1]]);
    before = sides;
  }
  return path;
}

/** Adds a four-sided figure turning the same way as a disc, so that overlapping pieces never cut holes. */
function clockwise(path: Path2D, corners: readonly [Point, Point, Point, Point]): void {
  const [p, q, s, t] = corners;
  const area = (s.x - p.x) * (t.y - q.y) - (t.x - q.x) * (s.y - p.y);
  const [first, ...rest] = area >= 0 ? corners : [t, s, q, p];
  path.moveTo(first.x, first.y);
  for (const corner of rest) path.lineTo(corner.x, corner.y);
  path.closePath();
}
