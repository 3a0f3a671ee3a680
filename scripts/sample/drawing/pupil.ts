import type { PupilPose } from '../motion/pose.ts';
import { type Pupil, pupilById } from '../script/roster.ts';
import { drawBusyArm, drawOtherArm, isRaised, seenAs } from './arms.ts';
import { drawChairBack, drawChairLegs, drawLegsUnderTable } from './chair.ts';
import { drawGarment } from './garments.ts';
import { HAIR_CUTS } from './hair-styles.ts';
import { drawHead, type HeadLook, headBehind } from './head.ts';
import { CHILD } from './head-space.ts';
import { modelled, softShadow } from './light.ts';
import { fill, type Ink, shade } from './paint.ts';

/** The body, head and chair; the arms of those who face us come later, over their table: `drawPupilArms`. */
export function drawPupil(ink: Ink, pose: PupilPose): void {
  const pupil = pupilById(pose.id);
  const seen = seenAs(pupil);
  onSeat(ink, pupil, pose, () => {
    if (seen === 'back') drawChairLegs(ink);
    if (seen === 'side') drawChairBack(ink, seen);
    if (seen === 'front') drawLegsUnderTable(ink);
    const head = headPlace(pupil, pose);
    placed(ink, head, () => headBehind(ink, headLook(pupil), pose.head));
    if (seen !== 'front') drawOtherArm(ink, pupil, pose);
    if (seen === 'back' && !isRaised(pose)) drawBusyArm(ink, pupil, pose);
    torso(ink, pupil, pose);
    neck(ink, pupil, head, seen === 'back');
    if (seen === 'back') drawChairBack(ink, seen);
    placed(ink, head, () => drawHead(ink, headLook(pupil), pose.head));
    if (seen === 'side' || (seen === 'back' && isRaised(pose))) drawBusyArm(ink, pupil, pose);
  });
}

/** Arms that lie on a table between us and the pupil. */
export function drawPupilArms(ink: Ink, pose: PupilPose): void {
  const pupil = pupilById(pose.id);
  if (seenAs(pupil) !== 'front') return;
  onSeat(ink, pupil, pose, () => {
    drawOtherArm(ink, pupil, pose);
    drawBusyArm(ink, pupil, pose);
  });
}

/** The pupil's own space: the middle of the resting head at the origin, mirrored for who faces left. */
function onSeat(ink: Ink, pupil: Pupil, pose: PupilPose, draw: () => void): void {
  ink.save();
  ink.translate(pupil.x, pupil.y);
  ink.scale(pupil.scale, pupil.scale);
  if (mirrored(pupil)) ink.scale(-1, 1);
  ink.translate(0, 210);
  ink.rotate((pose.lean * Math.PI) / 180);
  ink.translate(0, -210);
  draw();
  ink.restore();
}

/** Those who face left are drawn as if they faced right, in a mirror. */
function mirrored(pupil: Pupil): boolean {
  return seenAs(pupil) === 'side' && pupil.facing < 0;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly mirror: boolean;
}

/** Where the head is: bending it over the table also brings it forward and down. */
function headPlace(pupil: Pupil, pose: PupilPose): Place {
  const bend = Math.sin((Math.max(0, pose.head.pitch) * Math.PI) / 180);
  const facing = (pose.bodyYaw * Math.PI) / 180;
  const mirror = mirrored(pupil);
  const forward = 15 * bend * Math.sin(facing) * (mirror ? -1 : 1);
  const seen = seenAs(pupil);
  const drop = seen === 'back' ? 3 : 12;
  const lead = seen === 'side' ? 12 : 0;
  return { x: forward + lead, y: drop * bend + 0.8 * pose.breath, mirror };
}

function placed(ink: Ink, place: Place, draw: () => void): void {
  ink.save();
  ink.translate(place.x, place.y);
  if (place.mirror) ink.scale(-1, 1);
  draw();
  ink.restore();
}

function torso(ink: Ink, pupil: Pupil, pose: PupilPose): void {
  const seen = seenAs(pupil);
  const turn = Math.abs(Math.cos((pose.bodyYaw * Math.PI) / 180));
  const wide = (seen === 'side' ? 58 : 68 + 8 * turn) + 0.7 * pose.breath;
  const hip = wide * (seen === 'side' ? 1.02 : 1.04);
  const middle = seen === 'side' ? 10 : 0;
  const low = { back: 226, front: 186, side: 300 }[seen];
  const path = new Path2D();
  path.moveTo(-hip + 8, low);
  path.bezierCurveTo(-hip - 2, 190, -wide - 6, 66, middle - 18, 56);
  path.quadraticCurveTo(middle, 51, middle + 18, 56);
  path.bezierCurveTo(wide + 6, 66, hip + 2, 190, hip - 8, low);
  path.closePath();
  fill(ink, pupil.looks.top, path);
  ink.save();
  ink.clip(path);
  const shift = seen === 'side' ? 16 : 12 * Math.sin((pose.bodyYaw * Math.PI) / 180);
  drawGarment(ink, pupil.looks, seen !== 'back', shift);
  ink.restore();
  const [left, right] = mirrored(pupil) ? [hip, -hip] : [-hip, hip];
  modelled(ink, path, left, right);
  ink.save();
  ink.clip(path);
  softShadow(ink, middle, 46, 62, 30, 0.42);
  ink.restore();
}

function neck(ink: Ink, pupil: Pupil, head: Place, back: boolean): void {
  const x = head.x * 0.55;
  const path = new Path2D();
  path.moveTo(x - 16, 24);
  path.lineTo(x + 16, 24);
  path.lineTo(x + 18, back ? 57 : 60);
  path.quadraticCurveTo(x, back ? 65 : 72, x - 18, back ? 57 : 60);
  path.closePath();
  fill(ink, shade(pupil.looks.skin, -0.16), path);
}

const LOOKS = new Map<string, HeadLook>();

function headLook(pupil: Pupil): HeadLook {
  const known = LOOKS.get(pupil.id);
  if (known) return known;
  const { skin, hair, style, glasses, clip } = pupil.looks;
  const look: HeadLook = {
    shape: CHILD,
    skin,
    hair,
    cut: HAIR_CUTS[style],
    brow: hair,
    child: true,
    ...(glasses ? { glasses } : {}),
    ...(clip ? { clip } : {}),
  };
  LOOKS.set(pupil.id, look);
  return look;
}
