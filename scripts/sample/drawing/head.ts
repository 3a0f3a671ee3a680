import type { HeadPose } from '../motion/pose.ts';
import { drawFace, type FaceLook } from './face.ts';
import { hairBehind, hairOnTop } from './hair.ts';
import type { HairCut } from './hair-styles.ts';
import { type HeadShape, HeadSpace } from './head-space.ts';
import { disc, fill, hull, type Ink, line, shade, softLoop } from './paint.ts';

export interface HeadLook extends FaceLook {
  readonly shape: HeadShape;
  readonly hair: string;
  readonly cut: HairCut;
  readonly clip?: string;
}

/** What of a head lies behind the body: hanging hair of someone who faces us, a bun or a tail on the far side. */
export function headBehind(ink: Ink, look: HeadLook, pose: HeadPose): void {
  hairBehind(ink, new HeadSpace(look.shape, pose), look.cut, look.hair);
}

/** The head itself, its middle at the origin. */
export function drawHead(ink: Ink, look: HeadLook, pose: HeadPose): void {
  const space = new HeadSpace(look.shape, pose);
  const ears = [-1, 1].filter((side) => earShows(look, side));
  for (const side of ears) if (space.facing(side * 94, -6) <= 0.12) ear(ink, space, look, side);
  const skull = softLoop(hull(skullPoints(space)));
  fill(ink, skinLight(ink, look), skull);
  if (space.facing(0, 0) > -0.35) drawFace(ink, space, look, pose, skull);
  const nearEars = ears.filter((side) => space.facing(side * 94, -6) > 0.12);
  hairOnTop(ink, space, look.cut, look.hair, look.clip);
  for (const side of nearEars) ear(ink, space, look, side);
}

function skullPoints(space: HeadSpace): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let azimuth = -180; azimuth < 180; azimuth += 15) {
    for (let elevation = -84; elevation <= 84; elevation += 12) points.push(space.at(azimuth, elevation));
  }
  return points;
}

function skinLight(ink: Ink, look: HeadLook): CanvasGradient {
  const { rx, ry } = look.shape;
  const light = ink.createLinearGradient(-rx, -ry * 0.5, rx, ry);
  light.addColorStop(0, shade(look.skin, 0.16));
  light.addColorStop(0.5, look.skin);
  light.addColorStop(1, shade(look.skin, -0.16));
  return light;
}

/** Long hair covers the ears. */
function earShows(look: HeadLook, side: number): boolean {
  return look.cut.curtain === undefined && look.cut.volume < 0.3 && side !== 0;
}

function ear(ink: Ink, space: HeadSpace, look: HeadLook, side: number): void {
  const middle = space.at(side * 96, -7, 1.05);
  const facing = Math.abs(space.facing(side * 90, 0));
  const width = 4.5 + 4.5 * facing;
  const shell = disc(middle.x, middle.y, width, look.child ? 11 : 10.5);
  fill(ink, shade(look.skin, -0.07), shell);
  if (facing > 0.4) {
    const fold = new Path2D();
    fold.ellipse(middle.x, middle.y, width * 0.5, 6, 0, 3.6, 8);
    line(ink, shade(look.skin, -0.26), 1.4, fold);
  }
}
