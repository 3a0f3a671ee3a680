import { type HairCut, hairline } from './hair-styles.ts';
import type { HeadPoint, HeadSpace } from './head-space.ts';
import { box, disc, fill, type Ink, limb, line, type Point, shade, veil } from './paint.ts';

const AROUND = 64;
const UPWARD = 10;

interface Mesh {
  readonly front: Path2D;
  readonly back: Path2D;
}

/** Hair that hangs behind the face, the neck and the shoulders of a head that faces us; drawn before the body. */
export function hairBehind(ink: Ink, space: HeadSpace, cut: HairCut, colour: string): void {
  if (cut.curtain) fill(ink, shade(colour, -0.28), curtain(space, cut).back);
  if (cut.bun && !bunInFront(space, cut)) bun(ink, space, cut, colour);
  if (cut.tail && space.facing(180, cut.tail.elevation) <= 0) tail(ink, space, cut.tail, colour);
}

/** The hair on the skull and everything that hangs on our side of it. */
export function hairOnTop(ink: Ink, space: HeadSpace, cut: HairCut, colour: string, clip?: string): void {
  const mass = new Path2D();
  mass.addPath(cap(space, cut).front);
  if (cut.curtain) mass.addPath(curtain(space, cut).front);
  fill(ink, colour, mass);
  line(ink, colour, 1, mass);
  lightOn(ink, space, mass);
  strands(ink, space, cut, colour);
  if (cut.bun && bunInFront(space, cut)) bun(ink, space, cut, colour);
  if (cut.tail && space.facing(180, cut.tail.elevation) > 0) tail(ink, space, cut.tail, colour, clip);
  else if (clip) slide(ink, space, cut, clip);
}

/** The hair on the skull itself, between the hairline and the crown. */
function cap(space: HeadSpace, cut: HairCut): Mesh {
  const rows = Array.from({ length: UPWARD + 1 }, (_, up) =>
    Array.from({ length: AROUND + 1 }, (_, around) => {
      const azimuth = -180 + (360 * around) / AROUND;
      const share = up / UPWARD;
      const edge = hairline(cut, azimuth);
      const lift = Math.min(1, share * 3.2);
      const bump = 1 + cut.tousle * 0.055 * Math.sin(azimuth * 0.1 + up * 1.1) * lift;
      const swell = 0.012 + cut.volume * Math.sin((lift * Math.PI) / 2);
      return space.at(azimuth, edge + (90 - edge) * share, (1 + swell) * bump);
    }),
  );
  return meshOf(rows);
}

/** Hair that hangs straight down from the skull, all round the back. */
function curtain(space: HeadSpace, cut: HairCut): Mesh {
  const hang = cut.curtain ?? { from: 70, length: 0, flare: 0, wave: 0 };
  const rows = Array.from({ length: 7 }, (_, down) =>
    Array.from({ length: AROUND / 2 + 1 }, (_, around) => {
      const azimuth = hang.from + ((360 - 2 * hang.from) * around) / (AROUND / 2);
      const share = down / 6;
      const wide = 1 + cut.volume + hang.flare * share - 0.22 * share ** 4;
      const ripple = 1 + hang.wave * Math.sin(azimuth * 0.16 + share * 5);
      const root = space.at(azimuth, 4, wide * ripple);
      const fringe = 1 - 0.1 * Math.abs(Math.cos((azimuth * Math.PI) / 180)) * share;
      return { x: root.x * (1 - 0.05 * share), y: root.y + hang.length * share * fringe, z: root.z };
    }),
  );
  return meshOf(rows.reverse());
}

/** The cells of a grid of points in two heaps: those that face us and those that are turned away. */
function meshOf(rows: readonly (readonly HeadPoint[])[]): Mesh {
  const front = new Path2D();
  const back = new Path2D();
  for (let r = 0; r + 1 < rows.length; r += 1) {
    for (let c = 0; c + 1 < (rows[r]?.length ?? 0); c += 1) {
      const corners = [rows[r]?.[c], rows[r]?.[c + 1], rows[r + 1]?.[c + 1], rows[r + 1]?.[c]];
      const [p, q, s, t] = corners;
      if (!p || !q || !s || !t) continue;
      const area = (s.x - p.x) * (t.y - q.y) - (t.x - q.x) * (s.y - p.y);
      const heap = area <= 0 ? front : back;
      heap.moveTo(p.x, p.y);
      for (const corner of [q, s, t]) heap.lineTo(corner.x, corner.y);
      heap.closePath();
    }
  }
  return { front, back };
}

/** Window light from the upper left on the hair, and shade on its lower right. */
function lightOn(ink: Ink, space: HeadSpace, mass: Path2D): void {
  const { rx, ry } = space.shape;
  ink.save();
  ink.clip(mass);
  const glow = ink.createLinearGradient(-rx * 0.9, -ry * 1.2, rx * 0.9, ry * 1.1);
  glow.addColorStop(0, 'rgba(255,240,205,.34)');
  glow.addColorStop(0.38, 'rgba(255,240,205,.05)');
  glow.addColorStop(0.6, 'rgba(20,10,0,.04)');
  glow.addColorStop(1, 'rgba(20,10,0,.3)');
  ink.fillStyle = glow;
  ink.fillRect(-120, -120, 240, 320);
  const arc = new Path2D();
  arc.moveTo(-rx * 0.82, -ry * 0.42);
  arc.bezierCurveTo(-rx * 0.55, -ry * 1.0, -rx * 0.02, -ry * 1.06, rx * 0.36, -ry * 0.94);
  arc.bezierCurveTo(-rx * 0.1, -ry * 0.9, -rx * 0.5, -ry * 0.72, -rx * 0.82, -ry * 0.42);
  fill(ink, 'rgba(255,246,222,.16)', arc);
  ink.restore();
}

/** A few lines that follow the fall of the hair. */
function strands(ink: Ink, space: HeadSpace, cut: HairCut, colour: string): void {
  const path = new Path2D();
  for (let azimuth = -160; azimuth <= 180; azimuth += 27) {
    const edge = hairline(cut, azimuth);
    const from = space.at(azimuth + 6, edge + (90 - edge) * 0.72, 1 + cut.volume);
    const middle = space.at(azimuth + 3, edge + (90 - edge) * 0.4, 1.01 + cut.volume);
    const to = space.at(azimuth, edge + (90 - edge) * 0.14, 1.0 + cut.volume * 0.8);
    if (Math.min(from.z, middle.z, to.z) < 5) continue;
    path.moveTo(from.x, from.y);
    path.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
  }
  line(ink, veil('#120a04', 0.13), 1.3, path);
  if (cut.curtain) fall(ink, space, cut, colour);
}

function fall(ink: Ink, space: HeadSpace, cut: HairCut, colour: string): void {
  const path = new Path2D();
  for (let azimuth = 84; azimuth <= 276; azimuth += 21) {
    const root = space.at(azimuth, 8, 1.04 + cut.volume);
    if (root.z < 6) continue;
    path.moveTo(root.x, root.y);
    path.lineTo(root.x * 1.02, root.y + (cut.curtain?.length ?? 0) * 0.86);
  }
  line(ink, shade(colour, -0.22), 1.4, path);
}

function bunInFront(space: HeadSpace, cut: HairCut): boolean {
  return cut.bun !== undefined && space.facing(cut.bun.azimuth, cut.bun.elevation) > -0.05;
}

function bun(ink: Ink, space: HeadSpace, cut: HairCut, colour: string): void {
  if (!cut.bun) return;
  const { azimuth, elevation, size, lift } = cut.bun;
  const { x, y } = space.at(azimuth, elevation, lift);
  const ball = disc(x, y, size, size * 0.95);
  fill(ink, shade(colour, -0.06), ball);
  ink.save();
  ink.clip(ball);
  const glow = ink.createRadialGradient(x - size * 0.5, y - size * 0.6, 1, x, y, size * 1.15);
  glow.addColorStop(0, 'rgba(255,240,205,.36)');
  glow.addColorStop(0.5, 'rgba(255,240,205,0)');
  glow.addColorStop(1, 'rgba(20,10,0,.3)');
  ink.fillStyle = glow;
  ink.fill(ball);
  const twist = new Path2D();
  twist.arc(x + size * 0.1, y + size * 0.12, size * 0.55, 2.6, 5.6);
  line(ink, veil('#120a04', 0.2), 1.6, twist);
  ink.restore();
}

function tail(
  ink: Ink,
  space: HeadSpace,
  hang: { length: number; elevation: number },
  colour: string,
  clip?: string,
): void {
  const root = space.at(180, hang.elevation, 1.12);
  const out = space.at(180, hang.elevation - 8, 1.3);
  const end: Point = { x: out.x * 0.72, y: root.y + hang.length };
  const middle: Point = { x: out.x * 1.05, y: root.y + hang.length * 0.48 };
  const path = limb({ x: root.x, y: root.y }, middle, end, [13, 15, 3]);
  fill(ink, shade(colour, -0.05), path);
  ink.save();
  ink.clip(path);
  const glow = ink.createLinearGradient(middle.x - 16, 0, middle.x + 16, 0);
  glow.addColorStop(0, 'rgba(255,240,205,.3)');
  glow.addColorStop(0.5, 'rgba(255,240,205,0)');
  glow.addColorStop(1, 'rgba(20,10,0,.26)');
  ink.fillStyle = glow;
  ink.fill(path);
  ink.restore();
  const band = new Path2D();
  band.roundRect(root.x - 11, root.y - 3, 22, 9, 4);
  fill(ink, clip ?? shade(colour, -0.4), band);
}

/** A slide in the hair, above the left ear. */
function slide(ink: Ink, space: HeadSpace, cut: HairCut, colour: string): void {
  const facing = space.facing(-128, 34);
  if (facing < 0.15) return;
  const [a, b, c, d, e, f] = space.patch(-128, 34, 1.02 + cut.volume);
  ink.save();
  ink.transform(a, b, c, d, e, f);
  fill(ink, colour, box(-9, -3.5, 18, 7, 3));
  ink.restore();
}
