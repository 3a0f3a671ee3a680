import { mix } from '../motion/easing.ts';
import type { PupilPose } from '../motion/pose.ts';
import type { Pupil } from '../script/roster.ts';
import { drawPencil } from './desk.ts';
import { modelled } from './light.ts';
import { box, disc, fill, type Ink, limb, type Point, shade } from './paint.ts';

/** Shoulder, elbow and hand of an arm on the picture, the middle of the resting head being (0, 0). */
interface Arm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly hand: Point;
}

export type Seen = 'back' | 'front' | 'side';

interface ArmSet {
  readonly rest: Arm;
  readonly write: Arm;
  readonly up: Arm;
}

const p = (x: number, y: number): Point => ({ x, y });

/** The arm on the image's right (for `side`: the near arm of somebody who faces right); the other one mirrors it. */
const SETS: Readonly<Record<Seen, ArmSet>> = {
  back: {
    rest: { shoulder: p(62, 98), elbow: p(92, 142), hand: p(48, 96) },
    write: { shoulder: p(62, 98), elbow: p(94, 134), hand: p(72, 72) },
    up: { shoulder: p(58, 94), elbow: p(84, 26), hand: p(66, -76) },
  },
  front: {
    rest: { shoulder: p(55, 92), elbow: p(82, 138), hand: p(28, 156) },
    write: { shoulder: p(55, 92), elbow: p(82, 138), hand: p(16, 162) },
    up: { shoulder: p(55, 90), elbow: p(84, 26), hand: p(70, -72) },
  },
  side: {
    rest: { shoulder: p(-16, 100), elbow: p(18, 160), hand: p(92, 116) },
    write: { shoulder: p(-16, 100), elbow: p(20, 154), hand: p(100, 112) },
    up: { shoulder: p(-16, 98), elbow: p(34, 34), hand: p(46, -76) },
  },
};

/** The far arm of somebody who faces right. */
const FAR_SIDE: Arm = { shoulder: p(34, 112), elbow: p(74, 142), hand: p(116, 94) };

export function seenAs(pupil: Pupil): Seen {
  const turned = Math.abs(pupil.facing);
  if (turned > 120) return 'back';
  return turned > 50 ? 'side' : 'front';
}

/** Which hand goes up and writes: 1 the image's right, -1 its left. */
export function handOf(pupil: Pupil): number {
  if (seenAs(pupil) === 'side') return 1;
  return pupil.seat.place % 3 === 0 ? -1 : 1;
}

/** The arm that is not raised, or for somebody seen from the side the far one. */
export function drawOtherArm(ink: Ink, pupil: Pupil, pose: PupilPose): void {
  const seen = seenAs(pupil);
  const arm = seen === 'side' ? FAR_SIDE : SETS[seen].rest;
  const nudge = p(0, 1.2 * pose.breath);
  const still = seen === 'side' ? moved(arm, fiddleNudge(pose, 1)) : moved(arm, nudge);
  ink.save();
  if (seen !== 'side') ink.scale(-handOf(pupil), 1);
  drawArm(ink, still, pupil, seen === 'side' ? -0.16 : -0.05, false);
  ink.restore();
}

/** The arm that writes, plays with the pencil and goes up with a finger. */
export function drawBusyArm(ink: Ink, pupil: Pupil, pose: PupilPose): void {
  const seen = seenAs(pupil);
  const { rest, write, up } = SETS[seen];
  const scribble = p(
    6 * Math.sin(pose.seconds * 5.1) + 9 * Math.sin(pose.seconds * 0.9),
    3.4 * Math.sin(pose.seconds * 9.7 + 1),
  );
  const low = blend(rest, moved(write, scribble), pose.write);
  const held = moved(low, fiddleNudge(pose, -1));
  const raised = moved(up, p(7 * pose.sway, 4 * pose.sway + 1.5 * pose.breath));
  const arm = blend(held, raised, pose.hand);
  ink.save();
  if (seen !== 'side') ink.scale(handOf(pupil), 1);
  if (seen === 'side' || pose.write > 0.05) pencilOf(ink, pose, arm, seen);
  drawArm(ink, arm, pupil, 0.03, pose.hand > 0.35);
  ink.restore();
}

/** Whether the busy arm is in front of the body and the head: yes as soon as it is on its way up. */
export function isRaised(pose: PupilPose): boolean {
  return pose.hand > 0.12;
}

/** Who plays with a pencil rolls and taps it; the hands move a little with it. */
function fiddleNudge(pose: PupilPose, side: number): Point {
  const t = pose.seconds;
  return p(
    pose.fiddle * side * (2.4 + 2.6 * Math.sin(t * 4.3)),
    pose.fiddle * (3.2 * Math.sin(t * 4.3 + side) + 1.6 * Math.sin(t * 7.9) - 2),
  );
}

function pencilOf(ink: Ink, pose: PupilPose, arm: Arm, seen: Seen): void {
  if (pose.hand > 0.5) return;
  const t = pose.seconds;
  const roll = pose.fiddle * (0.62 * Math.sin(t * 4.3) + 0.3 * Math.sin(t * 2.6 + 2));
  const rest = seen === 'back' ? -0.9 : -1.15;
  const turn = mix(rest - 0.25 * Math.sin(t * 5.1) * pose.write, -0.55 + roll, pose.fiddle);
  drawPencil(ink, arm.hand.x + (seen === 'side' ? 6 : -6), arm.hand.y + 8, turn, 1.1);
}

function drawArm(ink: Ink, arm: Arm, pupil: Pupil, tone: number, finger: boolean): void {
  const { looks } = pupil;
  const sleeve = limb(arm.shoulder, arm.elbow, arm.hand, [19, 15.5, 11]);
  fill(ink, shade(looks.top, tone), sleeve);
  modelled(
    ink,
    sleeve,
    Math.min(arm.shoulder.x, arm.hand.x) - 18,
    Math.max(arm.elbow.x, arm.hand.x) + 18,
    0.8,
  );
  hand(ink, arm, looks.skin, finger);
}

function hand(ink: Ink, arm: Arm, skin: string, finger: boolean): void {
  const dx = arm.hand.x - arm.elbow.x;
  const dy = arm.hand.y - arm.elbow.y;
  ink.save();
  ink.translate(arm.hand.x, arm.hand.y);
  ink.rotate(Math.atan2(dy, dx) + Math.PI / 2);
  fill(ink, shade(skin, -0.12), box(-10.5, -8, 21, 9, 4));
  if (finger) fill(ink, skin, box(-3.4, -35, 7.2, 26, 3.6));
  fill(ink, skin, disc(0, -9, 11, 12));
  fill(ink, skin, disc(9.5, -6, 4.4, 7.5, 0.5));
  fill(ink, shade(skin, -0.1), box(-2, -14, 10, 2, 1));
  ink.restore();
}

function blend(a: Arm, b: Arm, share: number): Arm {
  const between = (m: Point, n: Point): Point => p(mix(m.x, n.x, share), mix(m.y, n.y, share));
  const out = Math.sin(Math.min(1, share) * Math.PI) * 14;
  const elbow = between(a.elbow, b.elbow);
  return {
    shoulder: between(a.shoulder, b.shoulder),
    elbow: p(elbow.x + out, elbow.y),
    hand: p(between(a.hand, b.hand).x + out * 1.4, between(a.hand, b.hand).y),
  };
}

function moved(arm: Arm, by: Point): Arm {
  return {
    shoulder: arm.shoulder,
    elbow: p(arm.elbow.x + by.x * 0.3, arm.elbow.y + by.y * 0.3),
    hand: p(arm.hand.x + by.x, arm.hand.y + by.y),
  };
}
