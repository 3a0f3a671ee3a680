import type { HeadPose } from '../motion/pose.ts';
import type { Point } from './paint.ts';

/** A point of the head on the picture; `z` above 0 is turned towards the viewer. */
export interface HeadPoint extends Point {
  readonly z: number;
}

export interface HeadShape {
  readonly rx: number;
  readonly ry: number;
  readonly rz: number;
  /** How much narrower the jaw is than the temples, 0 to 1. */
  readonly jaw: number;
}

export const CHILD: HeadShape = { rx: 43, ry: 46, rz: 45, jaw: 0.2 };
export const ADULT: HeadShape = { rx: 36, ry: 47, rz: 43, jaw: 0.26 };

const RADIANS = Math.PI / 180;
/** The camera looks down on the heads by this much. */
const FROM_ABOVE = 7 * RADIANS;

/**
 * The head as a solid, so that it can turn all the way: places on it are named by azimuth (0 the nose, 90 its own
 * left ear, which is on the image's right when it faces us) and elevation, in degrees.
 */
export class HeadSpace {
  readonly shape: HeadShape;
  readonly #yaw: number;
  readonly #pitch: number;
  readonly #roll: number;

  constructor(shape: HeadShape, pose: Pick<HeadPose, 'yaw' | 'pitch' | 'roll'>) {
    this.shape = shape;
    this.#yaw = pose.yaw * RADIANS;
    this.#pitch = pose.pitch * RADIANS;
    this.#roll = pose.roll * RADIANS;
  }

  /** A place on the skin, or `lift` times as far from the middle. */
  at(azimuth: number, elevation: number, lift = 1): HeadPoint {
    const [a, e] = [azimuth * RADIANS, elevation * RADIANS];
    const [x, y, z] = [Math.sin(a) * Math.cos(e), -Math.sin(e), Math.cos(a) * Math.cos(e)];
    const low = Math.max(0, y);
    const { rx, ry, rz, jaw } = this.shape;
    const depth = z > 0 ? 1 - 0.14 * low * low : 1.05 - 0.4 * low;
    return this.turn(x * rx * (1 - jaw * low * low) * lift, y * ry * lift, z * rz * depth * lift);
  }

  /** A point of the head's own space (x to its left, y down, z out of the face) on the picture. */
  turn(x: number, y: number, z: number): HeadPoint {
    const [sp, cp] = [Math.sin(this.#pitch), Math.cos(this.#pitch)];
    const [y1, z1] = [y * cp + z * sp, z * cp - y * sp];
    const [sy, cy] = [Math.sin(this.#yaw), Math.cos(this.#yaw)];
    const [x2, z2] = [x * cy + z1 * sy, z1 * cy - x * sy];
    const [st, ct] = [Math.sin(FROM_ABOVE), Math.cos(FROM_ABOVE)];
    const [y3, z3] = [y1 * ct + z2 * st, z2 * ct - y1 * st];
    const [sr, cr] = [Math.sin(this.#roll), Math.cos(this.#roll)];
    return { x: x2 * cr - y3 * sr, y: x2 * sr + y3 * cr, z: z3 };
  }

  /** How much a place faces the viewer: 1 straight, 0 at the edge, below 0 turned away. */
  facing(azimuth: number, elevation: number): number {
    const inner = this.at(azimuth, elevation, 1);
    const length = Math.hypot(inner.x, inner.y, inner.z) || 1;
    return inner.z / length;
  }

  /**
   * A flat patch on the skin as a canvas transform [a, b, c, d, e, f]: within it x runs along the face to its left
   * and y down, in drawing units, foreshortened as the head turns.
   */
  patch(
    azimuth: number,
    elevation: number,
    lift = 1,
  ): readonly [number, number, number, number, number, number] {
    const step = 4;
    const here = this.at(azimuth, elevation, lift);
    const [left, right] = [
      this.at(azimuth - step, elevation, lift),
      this.at(azimuth + step, elevation, lift),
    ];
    const [up, down] = [this.at(azimuth, elevation + step, lift), this.at(azimuth, elevation - step, lift)];
    const width = 2 * step * RADIANS * this.shape.rx * Math.cos(elevation * RADIANS);
    const height = 2 * step * RADIANS * this.shape.ry;
    return [
      (right.x - left.x) / width,
      (right.y - left.y) / width,
      (down.x - up.x) / height,
      (down.y - up.y) / height,
      here.x,
      here.y,
    ];
  }
}
