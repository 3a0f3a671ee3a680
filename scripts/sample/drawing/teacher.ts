import { clamp, mix } from '../motion/easing.ts';
import type { Point3, TeacherPose } from '../motion/pose.ts';
import { HAIR_CUTS } from './hair-styles.ts';
import { drawHead, type HeadLook, headBehind } from './head.ts';
import { ADULT } from './head-space.ts';
import { modelled, softShadow } from './light.ts';
import { box, disc, fill, type Ink, limb, line, type Point, shade, throughLoop } from './paint.ts';

const SKIN = '#e0b693';
const JUMPER = '#2f5a50';
const TROUSERS = '#35343a';

const LOOK: HeadLook = {
  shape: ADULT,
  skin: SKIN,
  hair: '#6a452b',
  cut: HAIR_CUTS.teacher,
  brow: '#4f3220',
  child: false,
};

/** How large she is drawn and where her feet are, for a depth of 0 (at the board) to 1 (between the rows). */
export function standing(depth: number): { scale: number; floor: number } {
  return { scale: mix(0.76, 0.98, depth), floor: mix(668, 960, depth) };
}

/** The teacher, 704 units tall in her own space, feet at the origin. */
export function drawTeacher(ink: Ink, pose: TeacherPose): void {
  const { scale, floor } = standing(pose.depth);
  const bob = 7 * pose.striding * Math.abs(Math.cos(pose.stride));
  softShadow(ink, pose.x + 26 * scale, floor, 130 * scale, 26 * scale, 0.42);
  ink.save();
  ink.translate(pose.x, floor + bob * scale);
  ink.scale(scale, scale);
  legs(ink, pose);
  ink.rotate(((pose.lean + 1.6 * pose.striding * Math.sin(pose.stride)) * 0.5 * Math.PI) / 180);
  ink.translate(
    Math.sin((pose.bodyYaw * Math.PI) / 180) * Math.abs(pose.lean) * 3.2,
    Math.abs(pose.lean) * 2.6,
  );
  const head = headAt(pose);
  const hands = (
    [
      ['left', -1],
      ['right', 1],
    ] as const
  ).map(([name, side]) => armOf(pose, name, side));
  at(ink, head, () => headBehind(ink, LOOK, pose.head));
  for (const arm of hands) if (arm.depth < 0) drawArm(ink, arm, -0.2);
  torso(ink, pose);
  neck(ink, head);
  at(ink, head, () => drawHead(ink, LOOK, pose.head));
  for (const arm of [...hands].sort((a, b) => a.depth - b.depth)) if (arm.depth >= 0) drawArm(ink, arm, 0.06);
  ink.restore();
}

function headAt(pose: TeacherPose): Point {
  const yaw = (pose.bodyYaw * Math.PI) / 180;
  const bend = Math.sin((Math.max(0, pose.head.pitch) * Math.PI) / 180);
  return { x: Math.sin(yaw) * (8 + 12 * bend), y: -652 + 9 * bend * Math.cos(yaw) + pose.breath };
}

function at(ink: Ink, place: Point, draw: () => void): void {
  ink.save();
  ink.translate(place.x, place.y);
  draw();
  ink.restore();
}

/** A point of the turned body on the picture; what is nearer to us lies a little lower. */
function turned(point: Point3, yaw: number): Point3 {
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const z = -point.x * s + point.z * c;
  return { x: point.x * c + point.z * s, y: point.y + 0.16 * z, z };
}

/** Half widths seen from the front and from the side, and how far the middle lies forward, down the body. */
const RINGS: readonly (readonly [y: number, wide: number, deep: number, forward: number])[] = [
  [-588, 17, 18, -2],
  [-572, 40, 26, -3],
  [-548, 60, 35, -4],
  [-505, 60, 41, 2],
  [-455, 55, 40, 3],
  [-410, 53, 38, 2],
  [-360, 61, 44, -2],
  [-318, 65, 47, -3],
];

function torso(ink: Ink, pose: TeacherPose): void {
  const yaw = (pose.bodyYaw * Math.PI) / 180;
  const outline = RINGS.map(([y, wide, deep, forward]) => {
    const half =
      Math.hypot(wide * Math.cos(yaw), deep * Math.sin(yaw)) + (y < -440 && y > -560 ? 0.8 * pose.breath : 0);
    return { y, half, middle: forward * Math.sin(yaw) };
  });
  const left = outline.map(({ y, half, middle }) => ({ x: middle - half, y }));
  const right = outline.map(({ y, half, middle }) => ({ x: middle + half, y })).reverse();
  const hem = { x: outline.at(-1)?.middle ?? 0, y: -310 };
  const path = throughLoop([...left, hem, ...right]);
  fill(ink, JUMPER, path);
  ink.save();
  ink.clip(path);
  const shift = 26 * Math.sin(yaw);
  line(ink, shade(JUMPER, -0.22), 8, disc(shift * 0.5, -584, 24, 9));
  const folds = new Path2D();
  folds.moveTo(shift - 34, -400);
  folds.quadraticCurveTo(shift - 6, -386, shift + 30, -402);
  folds.moveTo(shift - 44, -358);
  folds.quadraticCurveTo(shift, -344, shift + 46, -362);
  line(ink, 'rgba(8,24,20,.16)', 5, folds);
  fill(ink, 'rgba(8,24,20,.2)', box(-90, -329, 180, 30));
  softShadow(ink, shift * 0.4, -592, 66, 40, 0.42);
  ink.restore();
  modelled(ink, path, -66, 66, 1.15);
}

function neck(ink: Ink, head: Point): void {
  const path = new Path2D();
  path.moveTo(head.x - 15, head.y + 26);
  path.lineTo(head.x + 15, head.y + 26);
  path.lineTo(head.x * 0.4 + 19, -582);
  path.quadraticCurveTo(head.x * 0.4, -566, head.x * 0.4 - 19, -582);
  path.closePath();
  fill(ink, shade(SKIN, -0.14), path);
}

interface TeacherArm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly hand: Point;
  readonly depth: number;
  readonly side: number;
  readonly pointing: number;
}

const UPPER = 118;
const FORE = 112;

/** The elbow from the shoulder and the hand (law of cosines), bent outwards and down. */
function armOf(pose: TeacherPose, name: 'left' | 'right', side: number): TeacherArm {
  const yaw = (pose.bodyYaw * Math.PI) / 180;
  const goal = name === 'left' ? pose.leftHand : pose.rightHand;
  const pointing = name === 'right' ? pose.pointing : 0;
  const shoulder = turned({ x: side * 53, y: -543, z: -3 }, yaw);
  const free = turned(goal, yaw);
  const fixed = turned(goal, yaw * (1 - pointing));
  const aim = { x: mix(free.x, fixed.x, pointing), y: mix(free.y, fixed.y, pointing), z: free.z };
  const reach = { x: aim.x - shoulder.x, y: aim.y - shoulder.y, z: aim.z - shoulder.z };
  const far = Math.hypot(reach.x, reach.y, reach.z);
  const length = clamp(far, 40, UPPER + FORE - 2);
  const along = (UPPER ** 2 - FORE ** 2 + length ** 2) / (2 * length);
  const out = Math.sqrt(Math.max(0, UPPER ** 2 - along ** 2));
  const pole = turned({ x: side * 0.4, y: 0.8, z: -0.46 }, yaw);
  const unit = { x: reach.x / far, y: reach.y / far, z: reach.z / far };
  const dot = pole.x * unit.x + pole.y * unit.y + pole.z * unit.z;
  const bend = { x: pole.x - dot * unit.x, y: pole.y - dot * unit.y, z: pole.z - dot * unit.z };
  const size = Math.hypot(bend.x, bend.y, bend.z) || 1;
  const elbow = {
    x: shoulder.x + unit.x * along + (bend.x / size) * out,
    y: shoulder.y + unit.y * along + (bend.y / size) * out,
    z: shoulder.z + unit.z * along + (bend.z / size) * out,
  };
  const hand = {
    x: shoulder.x + unit.x * length,
    y: shoulder.y + unit.y * length,
    z: shoulder.z + unit.z * length,
  };
  return { shoulder, elbow, hand, depth: (elbow.z + hand.z) / 2 + 8, side, pointing };
}

function drawArm(ink: Ink, arm: TeacherArm, tone: number): void {
  const sleeve = limb(arm.shoulder, arm.elbow, arm.hand, [24, 19, 13]);
  hand(ink, arm);
  fill(ink, shade(JUMPER, tone), sleeve);
  modelled(
    ink,
    sleeve,
    Math.min(arm.shoulder.x, arm.elbow.x, arm.hand.x) - 22,
    Math.max(arm.shoulder.x, arm.elbow.x, arm.hand.x) + 22,
    0.8,
  );
}

function hand(ink: Ink, arm: TeacherArm): void {
  ink.save();
  ink.translate(arm.hand.x, arm.hand.y);
  ink.rotate(Math.atan2(arm.hand.y - arm.elbow.y, arm.hand.x - arm.elbow.x));
  if (arm.pointing > 0.3) fill(ink, SKIN, box(14, -8, 16 + 14 * arm.pointing, 7.5, 3.8));
  const palm = new Path2D();
  palm.moveTo(-4, -10);
  palm.bezierCurveTo(14, -14, 34 - 12 * arm.pointing, -12, 36 - 14 * arm.pointing, -1);
  palm.bezierCurveTo(36 - 14 * arm.pointing, 10, 16, 13, -4, 10);
  palm.closePath();
  fill(ink, SKIN, palm);
  fill(ink, shade(SKIN, -0.05), disc(12, arm.side * -10, 9, 4.6, arm.side * -0.5));
  const fingers = new Path2D();
  fingers.moveTo(20, -3);
  fingers.lineTo(32 - 12 * arm.pointing, -2.4);
  fingers.moveTo(20, 3);
  fingers.lineTo(31 - 12 * arm.pointing, 3.4);
  line(ink, shade(SKIN, -0.16), 1.4, fingers);
  ink.restore();
}

/** Trousers and shoes; while walking the legs swing along the way she goes. */
function legs(ink: Ink, pose: TeacherPose): void {
  const yaw = (pose.bodyYaw * Math.PI) / 180;
  const parts = [-1, 1].map((side) => {
    const phase = pose.stride + (side > 0 ? Math.PI : 0);
    const swing = pose.striding * Math.sin(phase) * 66;
    const lift = pose.striding * Math.max(0, Math.cos(phase)) * 26;
    const hip = turned({ x: side * 27, y: -330, z: 0 }, yaw);
    const knee = turned({ x: side * 25, y: -172, z: swing * 0.62 + lift * 0.9 }, yaw);
    const ankle = turned({ x: side * 24, y: -26 - lift, z: swing }, yaw);
    const toe = turned({ x: side * 27, y: -8 - lift, z: swing + 30 }, yaw);
    return { hip, knee, ankle, toe, depth: ankle.z + hip.z };
  });
  for (const part of parts.sort((a, b) => a.depth - b.depth)) {
    const leg = limb(part.hip, part.knee, part.ankle, [37, 27, 17]);
    fill(
      ink,
      '#2a2522',
      limb(part.ankle, { x: (part.ankle.x + part.toe.x) / 2, y: part.toe.y - 4 }, part.toe, [14, 12, 9]),
    );
    fill(ink, TROUSERS, leg);
    modelled(ink, leg, part.knee.x - 32, part.knee.x + 32, 0.9);
  }
}
