import type { HeadPose } from '../motion/pose.ts';
import type { HeadSpace } from './head-space.ts';
import { disc, fill, hull, type Ink, line, shade, softLoop, veil } from './paint.ts';

/** Proportions that make a face a child's or a grown-up's. */
export interface FaceLook {
  readonly skin: string;
  readonly brow: string;
  readonly child: boolean;
  readonly glasses?: boolean;
}

/** Eyes, brows, nose, mouth and cheeks on the turned head; what is turned away is left out. */
export function drawFace(ink: Ink, space: HeadSpace, look: FaceLook, pose: HeadPose, skull: Path2D): void {
  ink.save();
  ink.clip(skull);
  cheeks(ink, space, look);
  mouth(ink, space, look, pose);
  for (const side of [-1, 1]) {
    eye(ink, space, look, pose, side);
    brow(ink, space, look, pose, side);
  }
  ink.restore();
  nose(ink, space, look);
  if (look.glasses) glasses(ink, space);
}

/** Draws on a patch of skin, faded out towards the edge of the head. */
function onSkin(
  ink: Ink,
  space: HeadSpace,
  azimuth: number,
  elevation: number,
  draw: () => void,
  lift = 1,
): void {
  const facing = space.facing(azimuth, elevation);
  if (facing < 0.06) return;
  ink.save();
  ink.globalAlpha *= Math.min(1, (facing - 0.06) / 0.16);
  ink.transform(...space.patch(azimuth, elevation, lift));
  draw();
  ink.restore();
}

function cheeks(ink: Ink, space: HeadSpace, look: FaceLook): void {
  for (const side of [-1, 1]) {
    onSkin(ink, space, side * 40, look.child ? -24 : -20, () => {
      const glow = ink.createRadialGradient(0, 0, 1, 0, 0, 12);
      glow.addColorStop(0, veil('#d2603f', look.child ? 0.3 : 0.2));
      glow.addColorStop(1, veil('#d2603f', 0));
      ink.fillStyle = glow;
      ink.fillRect(-14, -14, 28, 28);
    });
  }
}

function eye(ink: Ink, space: HeadSpace, look: FaceLook, pose: HeadPose, side: number): void {
  const [wide, high, iris] = look.child ? [6.6, 6.4, 4.7] : [5.7, 4.2, 3.5];
  onSkin(ink, space, side * (look.child ? 24 : 22), look.child ? -4 : 1, () => {
    const open = Math.max(0, 1 - pose.blink) * (1 - 0.16 * Math.max(0, pose.smile));
    if (open > 0.15) {
      const white = disc(0, 0, wide, high * open);
      fill(ink, '#fbf5ea', white);
      ink.save();
      ink.clip(white);
      const [x, y] = [pose.gazeX * wide * 0.42, pose.gazeY * high * 0.34];
      fill(ink, look.child ? '#3b2619' : '#33241b', disc(x, y, iris, iris * 1.06));
      fill(ink, 'rgba(255,255,255,.85)', disc(x - iris * 0.34, y - iris * 0.42, iris * 0.27));
      ink.restore();
    }
    const lid = new Path2D();
    lid.moveTo(-wide - 0.8, 0.6);
    lid.quadraticCurveTo(0, -high * (1.9 * open - 0.55) - 0.4, wide + 0.8, 0.6);
    line(ink, veil('#2a1710', 0.85), look.child ? 1.9 : 1.8, lid);
  });
}

function brow(ink: Ink, space: HeadSpace, look: FaceLook, pose: HeadPose, side: number): void {
  const height = (look.child ? 15 : 16) + 3 * Math.max(0, pose.smile) * 0.6 + 2.5 * pose.mouth;
  onSkin(ink, space, side * 25, height, () => {
    const path = new Path2D();
    path.moveTo(-7, side < 0 ? 1.6 : 0.2);
    path.quadraticCurveTo(0, -2.6, 7, side < 0 ? 0.2 : 1.6);
    line(ink, veil(look.brow, 0.78), look.child ? 2.4 : 2.6, path);
  });
}

/** A small wedge: a soft shadow seen from the front, the line of the nose seen from the side. */
function nose(ink: Ink, space: HeadSpace, look: FaceLook): void {
  const size = look.child ? 0.8 : 1.08;
  const place = (x: number, y: number, z: number): { x: number; y: number; z: number } => {
    const { rx, ry, rz } = space.shape;
    return space.turn(x * rx * size, y * ry, rz * (1 + (z - 1) * size));
  };
  const tip = place(0, 0.25, 1.16);
  if (tip.z < -4) return;
  const base = [
    place(0, -0.06, 0.9),
    place(-0.12, 0.24, 0.86),
    place(0.12, 0.24, 0.86),
    place(0, 0.36, 0.84),
  ];
  const ridge = [
    tip,
    place(0, 0.34, 1.02),
    place(0, 0.12, 1.07),
    place(-0.08, 0.27, 1.04),
    place(0.08, 0.27, 1.04),
  ];
  fill(ink, shade(look.skin, -0.03), softLoop(hull([...base, ...ridge])));
  const [left, right] = [place(-0.1, 0.28, 1.03), place(0.1, 0.28, 1.03)];
  const under = new Path2D();
  under.moveTo(left.x, left.y);
  under.quadraticCurveTo(tip.x, tip.y + 5, right.x, right.y);
  line(ink, shade(look.skin, -0.24), 1.7, under);
}

function mouth(ink: Ink, space: HeadSpace, look: FaceLook, pose: HeadPose): void {
  onSkin(
    ink,
    space,
    0,
    look.child ? -39 : -36,
    () => {
      const open = pose.mouth;
      const wide = (look.child ? 8.6 : 8.2) * (1 + 0.22 * pose.smile - 0.18 * open);
      const lift = 2.6 * pose.smile;
      const lips = look.child ? shade(look.skin, -0.42) : '#a5574c';
      if (open > 0.1) {
        const path = new Path2D();
        path.moveTo(-wide, -lift);
        path.quadraticCurveTo(0, -1.5 + lift * 0.4, wide, -lift);
        path.quadraticCurveTo(wide * 0.5, 3 + open * 12, 0, 3 + open * 12);
        path.quadraticCurveTo(-wide * 0.5, 3 + open * 12, -wide, -lift);
        fill(ink, '#6d2a27', path);
        ink.save();
        ink.clip(path);
        fill(ink, '#f6efe4', disc(0, -1.6, wide * 0.7, 2.6));
        fill(ink, '#c4645b', disc(0, 5 + open * 10, wide * 0.6, 5));
        ink.restore();
        line(ink, lips, look.child ? 1.3 : 1.9, path);
        return;
      }
      const path = new Path2D();
      path.moveTo(-wide, -lift);
      path.quadraticCurveTo(0, lift * 1.5 + 0.6, wide, -lift);
      line(ink, lips, look.child ? 2 : 2.4, path);
    },
    1.01,
  );
}

function glasses(ink: Ink, space: HeadSpace): void {
  for (const side of [-1, 1]) {
    onSkin(
      ink,
      space,
      side * 24,
      -4,
      () => {
        const rim = disc(0, 0, 11, 10.4);
        fill(ink, 'rgba(225,240,240,.22)', rim);
        line(ink, '#8c3b35', 2, rim);
      },
      1.07,
    );
    const [hinge, ear] = [space.at(side * 42, -3, 1.06), space.at(side * 88, 0, 1.03)];
    if (Math.min(hinge.z, ear.z) < -6) continue;
    const arm = new Path2D();
    arm.moveTo(hinge.x, hinge.y);
    arm.lineTo(ear.x, ear.y);
    line(ink, '#8c3b35', 1.8, arm);
  }
  const [left, right] = [space.at(-10, -2, 1.1), space.at(10, -2, 1.1)];
  if (Math.min(left.z, right.z) < 8) return;
  const bridge = new Path2D();
  bridge.moveTo(left.x, left.y);
  bridge.lineTo(right.x, right.y);
  line(ink, '#8c3b35', 1.8, bridge);
}
